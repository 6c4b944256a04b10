// What stands around or in code and is no part of it, and what is: signs that an author sets, strokes of Windows, folds of HTML.
import { describe, expect, test } from 'vitest'
import { commandsOf, read } from './reading.ts'

const texts = (text: string) => commandsOf(text).map((command) => command.text)

describe('a sign of the author’s', () => {
  test.each(['✅', '✔️', '✓'])('inside the marks of a command is no part of it: %s', (sign) => {
    expect(texts(`## Look\n1. \`kubectl get pods ${sign}\`\n2. \`df -h\``)).toEqual(['kubectl get pods', 'df -h'])
  })

  test.each(['1. `rm -rf /srv/data ❌`', '1. `rm -rf /srv/data` ❌', '1. ❌ `rm -rf /srv/data`'])(
    'says that it is not to be run: %s',
    (item) => {
      expect(texts(`## Clean\n${item}\n2. ✅ \`ls /srv/data\``)).toEqual(['ls /srv/data'])
    },
  )

  test('that a command prints is part of it', () => {
    expect(texts('## Tell\n1. Run `echo "✅"`')).toEqual(['echo "✅"'])
  })
})

describe('a share of Windows', () => {
  test('in plain words has both its strokes', () => {
    const [first] = read('## Copy\n1. Take it from \\\\fs01\\backup\\shop.bak').procedures[0]!.steps
    expect(first!.title).toBe('Take it from \\\\fs01\\backup\\shop.bak')
    expect(texts('## Copy\n1. Run:\n   robocopy \\\\fs01\\backup D:\\restore /MIR')).toEqual(['robocopy \\\\fs01\\backup D:\\restore /MIR'])
  })

  test('is not what is escaped otherwise', () => {
    expect(read('## Copy\n1. Call \\\\\\*all\\*').procedures[0]!.steps[0]!.title).toBe('Call \\*all*')
  })
})

describe('what is folded away in an item', () => {
  test('has its summary as a heading in the step, and no tags', () => {
    const fold = '   <details>\n   <summary>How to</summary>\n\n   ```bash\n   systemctl restart web\n   ```\n\n   </details>'
    const [step] = read(`## Web\n1. Restart it\n\n${fold}\n2. Look`).procedures[0]!.steps
    expect(step!.commands.map(({ text }) => text)).toEqual(['systemctl restart web'])
    expect(step!.notes).toMatchObject([{ type: 'label', inlines: [{ type: 'text', text: 'How to' }] }])
  })

  test('on the line of the item is read without its tags', () => {
    const [step] = read('## Web\n1. Look <details><summary>How to</summary> run `systemctl status web`</details>\n2. Go on').procedures[0]!
      .steps
    expect(step!.title).toBe('Look How to run systemctl status web')
    expect(step!.commands.map(({ text }) => text)).toEqual(['systemctl status web'])
  })
})

const sql = (text: string, language = 'sql') =>
  commandsOf(`## Database\n\`\`\`${language}\n${text}\n\`\`\``).flatMap(({ blanks }) => blanks.map(({ name }) => name))

describe('brackets in SQL', () => {
  test.each([
    ['ALTER DATABASE [Shop] SET SINGLE_USER WITH ROLLBACK IMMEDIATE;', 'sql'],
    ["RESTORE DATABASE [Shop] FROM DISK = N'/backup/shop.bak' WITH REPLACE;", 'sql'],
    ['SELECT TOP 5 * FROM [dbo].[Order Details];', 'sql'],
    ['SELECT * FROM [Orders];', 'tsql'],
    ['sqlcmd -S db1 -Q "ALTER DATABASE [Shop] SET MULTI_USER"', 'bash'],
  ])('hold a name of SQL Server: %s', (text, language) => {
    expect(sql(text, language)).toEqual([])
  })

  test.each([
    ['RESTORE DATABASE [DATABASE_NAME] WITH RECOVERY;', '[DATABASE_NAME]'],
    ['ALTER DATABASE [your database] SET MULTI_USER;', '[your database]'],
    ['DROP TABLE [orders];', '[orders]'],
  ])('hold a blank there and elsewhere: %s', (text, blank) => {
    expect(sql(text)).toEqual([blank])
  })
})
