import { describe, expect, test } from 'vitest'
import { commandsOf, outline } from './reading.ts'

describe('a fence in a list whose lines slipped to the left', () => {
  test('keeps them, and what stands below the list stays what it is', () => {
    expect(
      outline(
        '# T\n\n## Memory\n\n1. **Look**:\n   ```bash\n   # Heap\ncurl -o heap http://localhost/heap\n   ```\n\n## Back out\n\n```bash\ndocker compose down\n```\n',
      ),
    ).toEqual([
      ['Memory › Look', ['Heap', 'curl -o heap http://localhost/heap']],
      ['Back out', ['Back out', 'docker compose down']],
    ])
  })

  test('keeps them where the closing line slipped too', () => {
    expect(
      outline('# T\n\n1. Restart it:\n   ```bash\nsystemctl restart web\n```\n\n2. Tell the time:\n\n```bash\ndate\n```\n')[0],
    ).toEqual(['', ['Restart it', 'systemctl restart web'], ['Tell the time', 'date']])
  })

  test('is not looked for in the next chapter where it is never closed', () => {
    expect(commandsOf('# T\n\n- Run:\n  ```bash\n  date\n\n## Next\n\n```\nuptime -p\n```\n').map(({ text }) => text)).toContain('date')
  })
})

test('backticks that a program escaped two by two are code', () => {
  expect(outline('# T\n\n1. Stop the API: \\`docker compose stop api\\`\n2. Keep the \\` sign\n')).toEqual([
    ['', ['Stop the API: docker compose stop api', 'docker compose stop api'], ['Keep the ` sign']],
  ])
})

describe('in a shell fence, what no shell is given', () => {
  const kinds = (fence: string) => commandsOf(`# T\n\n## Fix\n\n\`\`\`bash\n${fence}\n\`\`\`\n`).map(({ kind, text }) => [kind, text])

  test('the versions that are needed are no commands', () => {
    expect(kinds('terraform >= 1.0 (or tofu >= 1.6)\nansible >= 2.14\n\nterraform init')).toEqual([['shell', 'terraform init']])
  })

  test('keys of JSON are none', () => {
    expect(kinds('# Wrong:\n"cid": "abc"\n\njq . file.json')).toEqual([['shell', 'jq . file.json']])
  })

  test('a line of a crontab is data', () => {
    expect(kinds('0 2 * * * /usr/local/bin/backup.sh db\n*/5 * * * 1-5 root /bin/true\n@daily /bin/clean\ncrontab -l')).toEqual([
      ['data', '0 2 * * * /usr/local/bin/backup.sh db'],
      ['data', '*/5 * * * 1-5 root /bin/true'],
      ['data', '@daily /bin/clean'],
      ['shell', 'crontab -l'],
    ])
  })

  test('words in capitals behind a console that a container opens are typed there', () => {
    expect(kinds('docker exec -it cache redis-cli\n\n# Clients\nINFO clients\nSMEMBERS zone:1')).toEqual([
      ['shell', 'docker exec -it cache redis-cli'],
      ['repl', 'INFO clients'],
      ['repl', 'SMEMBERS zone:1'],
    ])
    expect(kinds('kubectl exec -it -n db pod-0 -- psql -U app\nselect 1;')[1]).toEqual(['sql', 'select 1;'])
  })
})

test('in a fence of SQL, the call that opens the console is the shell’s', () => {
  expect(
    commandsOf('# T\n\n## Fix\n\n```sql\n-- Connect\npsql $DB_URL\n\n-- Count\nSELECT count(*)\nFROM a;\n```\n').map(({ kind, text }) => [
      kind,
      text,
    ]),
  ).toEqual([
    ['shell', 'psql $DB_URL'],
    ['sql', 'SELECT count(*)\nFROM a;'],
  ])
})

describe('numbered comments that no statement follows', () => {
  const titles = (comments: string) =>
    outline(`# T\n\n## Restore\n\n\`\`\`bash\n${comments}\n\n# By hand\nmake dump\n\`\`\`\n`)[0]!.slice(1)

  test('are steps below words that say where', () => {
    expect(titles('# In the dashboard:\n# 1. Go to the backups\n# 2. Select the newest')).toEqual([
      ['Go to the backups'],
      ['Select the newest'],
      ['By hand', 'make dump'],
    ])
  })

  test('are a note below words that say what happens', () => {
    expect(titles('# This executes:\n# 1. Generate the inventory\n# 2. Deploy the services')).toEqual([['By hand', 'make dump']])
  })
})
