// Odd documents that must not be broken by, or break anything: forms of Markdown, of files and of shells.
import { describe, expect, it } from 'vitest'
import { commandsOf, everyBlock, lines, outline, read, texts } from './reading.ts'

describe('sections of an alert', () => {
  const playbook = read(
    lines(
      '# WebDown',
      '## Meaning',
      'No target of `web` answers. See `kubectl get pods` in the docs.',
      '- the probe fails',
      '## Impact',
      '1. Nobody can log in',
      '2. Orders are lost',
      '## Diagnosis',
      '- Look at the pods: `kubectl get pods`',
      '- Is the certificate `openssl x509 -enddate -in tls.crt` still good?',
      '## Mitigation',
      '1. Restart it: `kubectl rollout restart deploy/web`',
    ),
  )

  it('are read as what they are', () => {
    expect(
      playbook.procedures.map(({ kind, path, steps }) => [
        kind,
        path.join(),
        ...steps.flatMap((step) => step.commands.map(({ text }) => text)),
      ]),
    ).toEqual([
      ['diagnostic', 'Diagnosis', 'kubectl get pods', 'openssl x509 -enddate -in tls.crt'],
      ['procedure', 'Mitigation', 'kubectl rollout restart deploy/web'],
    ])
  })
})

describe('headings', () => {
  it('may be numbered in two levels', () => {
    expect(
      outline(
        lines(
          '# T',
          '## 1. Stop',
          '### 1.1 The web',
          '```bash',
          'docker stop web',
          '```',
          '### 1.2 The mail',
          'By hand.',
          '## 2. Start',
          '```bash',
          'docker start web',
          '```',
        ),
      ),
    ).toEqual([
      ['1. Stop › 1.1 The web', ['The web', 'docker stop web']],
      ['1. Stop › 1.2 The mail', ['The mail']],
      ['2. Start', ['Start', 'docker start web']],
    ])
  })

  it('may number two steps alike, and both stay', () => {
    expect(
      outline(lines('# T', '## Step 2: Stop', '```bash', 'docker stop a', '```', '## Step 2: Start', '```bash', 'docker start a', '```')),
    ).toEqual([
      ['Step 2: Stop', ['Stop', 'docker stop a']],
      ['Step 2: Start', ['Start', 'docker start a']],
    ])
    expect(outline('## Fix\n```bash\n# 1. Stop\ndocker stop a\n# 1. Start\ndocker start a\n```')[0]!.slice(1)).toHaveLength(2)
  })

  it('of the first level in the middle may be a step', () => {
    expect(
      outline(lines('# T', '## Fix', '```bash', 'docker stop a', '```', '# Step 2: Start', '```bash', 'docker start a', '```')),
    ).toEqual([
      ['Fix', ['Fix', 'docker stop a']],
      ['Step 2: Start', ['Start', 'docker start a']],
    ])
  })

  it('may be missing at the first level, or at all', () => {
    expect(read('## Fix\n```bash\nls\n```').title).toBe('playbook')
    expect(read('```bash\nls -l\n```').procedures).toMatchObject([{ title: 'playbook', steps: [{ commands: [{ text: 'ls -l' }] }] }])
    expect(read('Disk full\n=========\n\nFix\n---\n\n1. `df -h`')).toMatchObject({ title: 'Disk full', procedures: [{ path: ['Fix'] }] })
  })
})

describe('tasks', () => {
  it('say what to run, as any item does, and what is only looked at is not run', () => {
    const tasks = [
      '- [ ] Run `docker restart web`',
      '- [ ] `nginx -t`',
      '- [ ] Service is up (`docker ps`)',
      '- [ ] Don’t run `docker kill web`',
    ]
    expect(outline(lines('## Recover', ...tasks, '- [ ] Fail over', '  - Promote it: `pg_ctl promote`'))).toEqual([
      [
        'Recover',
        ['Run docker restart web', 'docker restart web'],
        ['nginx -t', 'nginx -t'],
        ['Service is up (docker ps)'],
        ['Don’t run docker kill web'],
        ['Fail over', 'pg_ctl promote'],
      ],
    ])
  })

  it('that are what one expects to see are no work', () => {
    expect(outline(lines('## Check', 'Expected results:', '', '- [ ] all pods run', '- [ ] no errors'))).toEqual([])
    expect(outline(lines('## Done when', '**Success criteria:**', '', '- ☐ all pods run'))).toEqual([])
  })
})

describe('a quote in an item', () => {
  it('loses no command', () => {
    expect(outline(lines('## 6. After', '', '- Note the time.', '', '  > After editing, run', '  > `docker restart web`'))).toEqual([
      ['6. After', ['Note the time.', 'docker restart web']],
    ])
  })
})

describe('callouts', () => {
  it.each([
    ['of GitHub', ['> [!WARNING]', '> This deletes everything.', '>', '> ```bash', '> docker ps', '> ```']],
    ['of MkDocs', ['!!! note "Mind"', '', '    Look first:', '', '    ```bash', '    docker ps', '    ```']],
    ['of MkDocs that fold', ['??? tip', '', '    ```bash', '    docker ps', '    ```']],
    ['of Docusaurus', [':::danger', '', '```bash', 'docker ps', '```', '', ':::']],
    ['of GitLab', ['>>> ', '', '```bash', 'docker ps', '```', '', '>>>']],
    ['in details', ['<details open>', '<summary>Look</summary>', '', '```bash', 'docker ps', '```', '', '</details>']],
  ])('%s lose no command', (_, text) => {
    expect(texts(lines('## Fix', ...text))).toEqual(['docker ps'])
  })
})

describe('fences in lists', () => {
  it.each([
    ['by a tab', ['1. Do', '', '\t```bash', '\tdocker ps', '\t```']],
    ['by a tab in a list in a list', ['1. Do', '\t- so', '', '\t\t```bash', '\t\tdocker ps', '\t\t```']],
    ['by four spaces', ['1. Do', '', '    ```bash', '    docker ps', '    ```']],
    ['by four spaces in a list in a list', ['- Do', '    - so', '', '        ```bash', '        docker ps', '        ```']],
    ['by eight spaces below an item of two', ['- Do', '', '        ```bash', '        docker ps', '        ```']],
    ['by too little', ['10. Do', '', '  ```bash', '  docker ps', '  ```']],
    ['by a mixture', ['1. Do', '', '  \t```bash', '  \tdocker ps', '  \t```']],
    ['as code by indentation', ['1. Do', '', '       docker ps']],
    ['with tildes', ['1. Do', '   ~~~bash', '   docker ps', '   ~~~']],
  ])('indented %s hold their command', (_, text) => {
    expect(texts(lines('## Fix', ...text)).map((command) => command.trim())).toEqual(['docker ps'])
  })
})

describe('files', () => {
  it('may begin with a byte-order mark, end lines as Windows does, and have non-breaking spaces in their front matter', () => {
    const playbook = read('\uFEFF---\r\ntitle:\u00a0Disk\r\nversion:\u00a0"1.2"\r\n---\r\n# Disk\r\n\r\n```bash\r\ndf -h\r\n```\r\n')
    expect(playbook).toMatchObject({
      title: 'Disk',
      meta: { version: '1.2' },
      procedures: [{ steps: [{ commands: [{ text: 'df -h' }] }] }],
    })
  })

  it('may be in three encodings at once: what is certain is shown repaired, commands are as written', () => {
    const playbook = read('# Größe\n\n## DonÃ¢t panic â€“ Ã¼ber\n\n```bash\necho "Ã¼ â€“ ü √º"\n```')
    expect(playbook.title).toBe('Größe')
    expect(playbook.sections[1]!.title).toContain('über')
    expect(commandsOf('## F\n```bash\necho "Ã¼ â€“ ü √º"\n```')[0]!.text).toBe('echo "Ã¼ â€“ ü √º"')
  })

  it('may have very long lines, and be long', () => {
    const long = `curl -d '${'x'.repeat(5000)}' http://a`
    expect(texts(lines('## Fix', '```bash', long, 'ls', '```'))).toEqual([long, 'ls'])
    const step = (index: number) => lines(`## Step ${index}: Do`, 'word '.repeat(60), '```bash', `docker stop web${index}`, '```', '')
    const text = Array.from({ length: 220 }, (_, index) => step(index + 1)).join('\n')
    expect(text.length).toBeGreaterThan(70_000)
    expect(texts(text)).toHaveLength(220)
  })
})

describe('shells', () => {
  it('take a comment behind a continuation for what it is', () => {
    expect(texts(lines('## Fix', '```bash', 'docker run \\', '  # the port', '  -p 80:80 web', 'ls', '```')).at(-1)).toBe('ls')
    expect(texts(lines('## Fix', '```bash', 'docker stop \\', '# or web-2', 'web', '', 'docker ps', '```')).join('\n')).toContain(
      'docker stop',
    )
  })

  it('keep quotes that span lines whole, though what is in them looks like a list, a heading or a fence', () => {
    const command = "cat > /tmp/note <<'END'\n# Heading\n- item\n1. one\n> quote\nEND"
    const quoted = 'echo "Steps:\n1. stop\n- start\n# no comment\n" > /tmp/x'
    expect(texts(lines('## Fix', '```bash', command, quoted, 'ls', '```'))).toEqual([command, quoted, 'ls'])
  })

  it('go on in another host after `ssh`, in the order of the text', () => {
    const commands = commandsOf(lines('## Fix', '```bash', 'ssh db-1', 'sudo systemctl stop postgres', 'exit', '```'))
    expect(commands.map(({ text }) => text)).toEqual(['ssh db-1', 'sudo systemctl stop postgres', 'exit'])
    expect(commands[0]).toMatchObject({ interactive: true })
  })

  it.each([
    ['powershell', 'Get-ChildItem C:\\Temp\\*.log | Remove-Item', 'shell'],
    ['powershell', 'Set-Content -Path "C:\\app\\a.ini" -Value "x"', 'shell'],
    ['cmd', 'net stop "World Wide Web"', 'shell'],
    ['bat', 'copy C:\\a\\b.txt D:\\', 'shell'],
    ['bash', '.\\scripts\\backup.bat', 'shell'],
  ])('of Windows keep their paths: %s %s', (language, text, kind) => {
    expect(commandsOf(lines('## Fix', `\`\`\`${language}`, text, '```'))).toMatchObject([{ text, kind }])
  })

  it('have editors that need a terminal', () => {
    expect(
      commandsOf(
        lines('## Fix', '```bash', 'vim /etc/hosts', 'sudo visudo', 'kubectl edit deploy/web', 'sudo nano a', 'crontab -e', '```'),
      ).map(({ interactive }) => interactive),
    ).toEqual([true, true, true, true, true])
  })
})

describe('nothing at all to do', () => {
  it.each(['', '\n\n', '# T', 'Only words.', '| a |\n|-|\n| b |', '---\na: b\n---', '> quote', '![x](y.png)'])(
    'is no procedure: %j',
    (text) => {
      expect(read(text).procedures).toEqual([])
      expect(everyBlock(read(text).blocks).every((block) => block.type !== 'step')).toBe(true)
    },
  )
})
