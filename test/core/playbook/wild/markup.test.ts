// Marks that are no words of the playbook, or are missing: generators, comments of HTML, headings without a space.
import { describe, expect, it, test } from 'vitest'
import { everyBlock, lines, outline, read, texts } from '../reading.ts'

describe('lines for a generator', () => {
  it.each([
    ['{{< hint danger >}}', '{{< /hint >}}'],
    ['{% alert %}', '{% endalert %}'],
    [':::caution Step order', ':::'],
    ['!!! warning "First"', ''],
  ])('are no part of the words: %s', (opening, closing) => {
    expect(outline(lines('## Fix', opening, 'Run `docker ps` now.', closing))).toEqual([['Fix', ['Run docker ps now.', 'docker ps']]])
    expect(outline(lines('## Fix', opening, '- Restart with `docker restart a`', closing))).toEqual([
      ['Fix', ['Restart with docker restart a', 'docker restart a']],
    ])
    expect(everyBlock(read(lines('## Fix', opening, 'Run `docker ps` now.', closing)).blocks)).toContainEqual(
      expect.objectContaining({ type: 'verbatim', text: opening }),
    )
  })

  it('of GitHub stand apart in their quote', () => {
    expect(outline(lines('## Fix', '> [!TIP]', '> Run `docker ps`.'))).toEqual([['Fix', ['Run docker ps.', 'docker ps']]])
  })

  it('that fold text away make a part of it under its summary', () => {
    expect(
      outline(
        lines(
          '## Drain',
          '1. `docker ps`',
          '',
          '<details>',
          '<summary>If it hangs</summary>',
          '',
          '1. `docker kill a`',
          '',
          '</details>',
          '',
          '`docker ps -a`',
        ),
      ),
    ).toEqual([
      ['Drain', ['docker ps', 'docker ps']],
      ['Drain › If it hangs', ['docker kill a', 'docker kill a']],
      ['Drain', ['Drain', 'docker ps -a']],
    ])
  })
})

describe('several commands between one pair of marks', () => {
  it('are several where each stands on its line', () => {
    expect(texts('## Import', '`zpool import', 'zpool import tank`')).toEqual(['zpool import', 'zpool import tank'])
  })
  it('are one where it was only wrapped', () => {
    expect(texts('## Import', 'Run `docker run --rm -v a:/a', 'alpine ls` now.')).toEqual(['docker run --rm -v a:/a alpine ls'])
  })
})

describe('comments of HTML', () => {
  it('are no work, however long', () => {
    expect(
      outline(
        lines(
          '<!-- a -->',
          '# T',
          '<!--',
          '1. `docker ps -a`',
          '2. that',
          '',
          '```bash',
          'docker stop web',
          '```',
          '-->',
          '## Fix',
          '1. One',
          '2. Two',
        ),
      ),
    ).toEqual([['Fix', ['One'], ['Two']]])
  })
})

describe('numbers', () => {
  it('may be drawn', () => {
    expect(outline(lines('# T', '## 1️⃣ Stop', '```bash', 'docker stop a', '```'))).toEqual([['1️⃣ Stop', ['Stop', 'docker stop a']]])
  })
})

describe('a document without a space behind its marks', () => {
  const text =
    '#Runbook: web is down\n\n##Checks\n-look at its state:\nsystemctl status web\n\n##Fix\n-Restart it:\nsystemctl restart web\n'

  it('has the headings and lists that its author saw', () => {
    expect(read(text).title).toBe('Runbook: web is down')
    expect(outline(text)).toEqual([
      ['Checks', ['look at its state: systemctl status web', 'systemctl status web']],
      ['Fix', ['Restart it: systemctl restart web', 'systemctl restart web']],
    ])
  })

  it('is none where other headings have one, and in what is code', () => {
    expect(outline('# T\n\n## Fix\n\n#incident-room is where we meet\n#general too\n\n```bash\n#stop it\nmake stop\n```\n')).toEqual([
      ['Fix', ['stop it', 'make stop']],
    ])
    expect(read('#One\n#Two\n\n```text\n#Three\n-four\n```\n').blocks.at(-1)).toMatchObject({ text: '#Three\n-four' })
  })
})

test('a word alone above a list is its heading, though nothing marks it', () => {
  expect(outline('# Evictions\n\nTriage\n\n- Identify the cause.\n\nMitigation\n\n- Add memory: `make grow`\n')).toEqual([
    ['Triage', ['Identify the cause.']],
    ['Mitigation', ['Add memory: make grow', 'make grow']],
  ])
})

describe('the marks of Jira', () => {
  test('are headings, lists, code and fences', () => {
    const text = lines(
      'h1. Database failover',
      '',
      'h2. Check',
      '',
      '{code:title=on both|bash}',
      'pg_isready -h db1',
      "psql -c 'select {{x}}'",
      '{code}',
      '',
      'h2. Promote',
      '',
      '# Stop the old one: {{systemctl stop postgresql}}',
      '# Promote the new one:',
      '{noformat}',
      'pg_ctl promote',
      '{noformat}',
      '# Check with {{pg_isready -h db2}}',
    )
    expect(outline(text)).toEqual([
      ['Check', ['Check', 'pg_isready -h db1', "psql -c 'select {{x}}'"]],
      [
        'Promote',
        ['Stop the old one: systemctl stop postgresql', 'systemctl stop postgresql'],
        ['Promote the new one', 'pg_ctl promote'],
        ['Check with pg_isready -h db2', 'pg_isready -h db2'],
      ],
    ])
    expect(read(text).title).toBe('Database failover')
  })

  test('are lists in lists, blanks of a template within braces, and fences in a language or with other marks', () => {
    const page = lines(
      'h2. Fix',
      '',
      '# Stop them:',
      '## {{systemctl stop web}}',
      '## {{systemctl stop db}}',
      '# List: docker ps --format {{.Names}}',
      '',
      '{code:language=python|title=fix}',
      'import os',
      'print(1)',
      '{code}',
      '',
      'h2. Check',
      '',
      '{code:bash}',
      'uptime',
      '{noformat}',
      'df -h',
      '{code}',
    )
    expect(outline(page)).toEqual([
      ['Fix › Stop them', ['systemctl stop web', 'systemctl stop web'], ['systemctl stop db', 'systemctl stop db']],
      ['Fix', ['List: docker ps --format {{.Names}}', 'docker ps --format {{.Names}}'], ['Fix', 'import os\nprint(1)']],
      ['Check', ['Check', 'uptime', '{noformat}', 'df -h']],
    ])
  })

  test('of a fence alone leave the headings of Markdown as they are', () => {
    expect(
      outline(
        lines('# T', '', '## Fix', '', '{code}', 'systemctl restart web', '{code}', '', '## Check', '', '{code:sh}', 'uptime', '{code}'),
      ),
    ).toEqual([
      ['Fix', ['Fix', 'systemctl restart web']],
      ['Check', ['Check', 'uptime']],
    ])
  })

  test('are none within a fence of Markdown', () => {
    const fence = lines('```bash', '# both of them', '{code}', 'echo {{x}}', '```')
    const page = lines('h2. Fix', '', fence, '', 'h2. Check', '', '# Look: {{uptime}}', '# Wait')
    expect(outline(page)).toEqual([
      ['Fix', ['both of them', '{code}', 'echo {{x}}']],
      ['Check', ['Look: uptime', 'uptime'], ['Wait']],
    ])
  })

  test('are none in a text that only names them', () => {
    expect(outline(lines('## Fix', '1. Run `uptime`', '', 'h2. of the wiki', '', '## Check', '', '- `df -h`'))).toEqual([
      ['Fix', ['Run uptime', 'uptime']],
      ['Check', ['df -h', 'df -h']],
    ])
    expect(texts('{code}', 'uptime', '{code}', '', '- {{df -h}}')).toEqual(['uptime'])
    expect(texts('## Fix', 'Write {code} around it, and h2. above.', '', '```bash', 'echo "h1. {{x}}"', '```')).toEqual([
      'echo "h1. {{x}}"',
    ])
  })
})
