// A value that is filled in stays one literal word in a real shell, wherever the blank stands.
import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fillCommand } from '../../../src/core/shell/fill.ts'
import { quoteWord } from '../../../src/core/shell/quote.ts'
import { missing } from '../../support/real-parts.ts'
import { commandsOf } from '../playbook/reading.ts'

function commandFrom(text: string) {
  return commandsOf(`\`\`\`bash\n${text}\n\`\`\``)[0]!
}

function bash(script: string): string {
  const run = spawnSync('bash', ['-c', script], { encoding: 'utf8' })
  if (run.status !== 0) throw new Error(run.stderr)
  return run.stdout
}

/** What people put into blanks, and what would hurt if it were shell. No NUL: no shell has it in a word. */
const values = fc.oneof(
  fc.string({ unit: fc.constantFrom(...' \'"$`\\!*?[]{}()<>|&;#~\n\tab=%ä漢'), minLength: 1, maxLength: 20 }),
  fc.string({ unit: 'grapheme', minLength: 1 }).filter((value) => !value.includes('\0')),
)

describe('filling a command', () => {
  it('says which blanks have no value, and runs nothing with a hole', () => {
    const command = commandFrom('restore --id [backup_id] --to <host> --token "$API_TOKEN"')
    expect(fillCommand(command, { '<host>': 'db1', '[backup_id]': '' })).toEqual({ missing: ['[backup_id]', '$API_TOKEN'] })
  })

  it('puts a placeholder where it stands and a variable before the command', () => {
    const command = commandFrom('restore --id [backup_id] --from "/backups/[backup_id].tar" --token "$API_TOKEN"')
    expect(fillCommand(command, { '[backup_id]': 'a b', $API_TOKEN: 's3cret' })).toEqual({
      text: `restore --id 'a b' --from "/backups/a b.tar" --token "$API_TOKEN"`,
      assignments: [{ name: 'API_TOKEN', value: 's3cret' }],
    })
  })

  it('asks once for a file that the author copies under its own name and a suffix, and leaves the suffix to the command', () => {
    const markdown = (body: string) => commandsOf(`\`\`\`bash\n${body}\n\`\`\``)
    const filled = (body: string) => markdown(body).map((command) => fillCommand(command, { '/path/to/app.db': '/srv/my app.db' }))
    const texts = filled(
      'cp /path/to/app.db /path/to/app.db.corrupted\nmv /path/to/app.db /path/to/app.db.bak-1\ngzip /path/to/app.db-old\ncp /path/to/app.db /path/to/app.db.$(date +%F)',
    )
    expect(texts.map((each) => ('text' in each ? each.text : each))).toEqual([
      "cp '/srv/my app.db' '/srv/my app.db'.corrupted",
      "mv '/srv/my app.db' '/srv/my app.db'.bak-1",
      "gzip '/srv/my app.db'-old",
      "cp '/srv/my app.db' '/srv/my app.db'.$(date +%F)",
    ])
    // Where the file is written under no other name, that is its name.
    expect(markdown('cp /path/to/full.backup /mnt').flatMap(({ blanks }) => blanks.map(({ name }) => name))).toEqual([
      '/path/to/full.backup',
    ])
    expect(markdown('tail /path/to/app /path/to/app.log').flatMap(({ blanks }) => blanks.map(({ name }) => name))).toEqual([
      '/path/to/app',
      '/path/to/app.log',
    ])
  })

  it('quotes twice what another host’s shell reads again, and its name once', () => {
    const command = commandFrom("ssh -p 22 root@<host> rm '<file>'")
    expect(fillCommand(command, { '<host>': 'db1', '<file>': 'a b' })).toMatchObject({ text: `ssh -p 22 root@db1 rm ''\\''a b'\\'''` })
  })

  describe.skipIf(missing('bash'))('in a real bash', () => {
    it.each([
      ['bare', "printf '%s' <value>", ''],
      ['inside a bare word', "printf '%s' pre-<value>.tar.gz", 'word'],
      ['between double quotes', `printf '%s' "<value>"`, ''],
      ['between single quotes', `printf '%s' '<value>'`, ''],
      ['in a substitution between double quotes', `printf '%s' "$(printf '%s.' <value>)"`, 'dot'],
      ['in single-quoted text for a second shell', `bash -c 'printf "%s" <value>'`, ''],
      ['in double-quoted text for a second shell', `bash -c "printf '%s' '<value>'"`, ''],
      ['bare in double-quoted text for a second shell', `bash -c "printf '%s' <value>"`, ''],
      ['between double quotes for a second shell', `env A=1 bash -c 'printf "%s" "<value>"'`, ''],
      ['as a word that is read twice', `eval printf %s <value>`, ''],
      ['in a here-document', 'cat <<END-OF-IT\n<value>\nEND-OF-IT', 'line'],
      ['in a quoted here-document', "cat <<'END-OF-IT'\n<value>\nEND-OF-IT", 'line'],
    ])('keeps any value one literal word: %s', (_, text, frame) => {
      const command = commandFrom(text)
      expect(command.blanks.map((blank) => blank.name)).toEqual(['<value>'])
      fc.assert(
        fc.property(values, (value) => {
          const filled = fillCommand(command, { '<value>': value })
          if ('missing' in filled) throw new Error('the value is there')
          const framed = frame === 'word' ? `pre-${value}.tar.gz` : frame === 'line' ? `${value}\n` : frame === 'dot' ? `${value}.` : value
          expect(bash(filled.text)).toBe(framed)
        }),
        { numRuns: 60 },
      )
    })

    it('quotes any value as one word', () => {
      fc.assert(
        fc.property(values, (value) => {
          expect(bash(`set -- ${quoteWord(value)}; printf '%s:%s' "$#" "$1"`)).toBe(`1:${value}`)
        }),
        { numRuns: 100 },
      )
    })
  })
})
