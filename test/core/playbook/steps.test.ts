// How text becomes steps: the rules of the inspect format, each on text of its own.
import { describe, expect, it } from 'vitest'
import { commandsOf, everyBlock, outline, read } from './reading.ts'

function fence(language: string, ...lines: readonly string[]): string {
  return [`\`\`\`${language}`, ...lines, '```'].join('\n')
}

describe('steps inside a fence', () => {
  it('takes a comment directly above a statement as the title of a step, without its number', () => {
    expect(
      outline(
        `## Fix\n${fence('bash', '# Step 1: Look', 'docker ps', '', '# 2) Stop', 'docker stop a', 'docker stop b', '# Start again', 'docker start a')}`,
      ),
    ).toEqual([['Fix', ['Look', 'docker ps'], ['Stop', 'docker stop a', 'docker stop b'], ['Start again', 'docker start a']]])
  })

  it('makes a manual step of a numbered comment without a statement, and a note of any other', () => {
    const text = `## Fix\n${fence('bash', '# 1. Stop', 'docker stop a', '# it takes a while', '', '# 2. Call the customer', '# They are in the list', '', '# 3. Start', 'docker start a')}`
    expect(outline(text)).toEqual([['Fix', ['Stop', 'docker stop a'], ['Call the customer'], ['Start', 'docker start a']]])
    const [stop, call] = read(text).procedures[0]!.steps
    expect([stop!.notes, call!.notes].map((notes) => notes.map((note) => (note.type === 'paragraph' ? note.inlines : note.type)))).toEqual([
      [[{ type: 'text', text: 'it takes a while' }]],
      [[{ type: 'text', text: 'They are in the list' }]],
    ])
  })

  it('keeps a numbered list inside a comment a note', () => {
    expect(outline(`## Fix\n${fence('bash', '# Look', 'df -h', '', '# Consider:', '# 1. moving backups', '# 2. a larger disk')}`)).toEqual([
      ['Fix', ['Look', 'df -h']],
    ])
  })

  it('gives statements before any comment the title of the heading', () => {
    expect(outline(`## Step 4: Restart\n${fence('bash', 'docker restart a')}`)).toEqual([
      ['Step 4: Restart', ['Restart', 'docker restart a']],
    ])
  })

  it('takes a statement whole: loops, lists, continuations, here-documents, open quotes', () => {
    const statements = [
      'for a in 1 2; do\n  echo $a\ndone',
      'cd /srv && \\\n  make',
      "cat > x <<'END'\n# no comment\nEND",
      'curl -d \'{\n  "a": 1\n}\' http://x',
      'f() {\n  ls\n}',
      'if true; then\n  ls\nfi',
      'a | b || c',
    ]
    expect(outline(`## Fix\n${fence('bash', ...statements)}`)).toEqual([['Fix', ['Fix', ...statements]]])
  })

  it('reads the other statements where one cannot be parsed', () => {
    expect(outline(`## Fix\n${fence('bash', 'docker ps', "echo it's broken", 'docker stop a')}`)).toEqual([
      ['Fix', ['Fix', 'docker ps', "echo it's broken", 'docker stop a']],
    ])
    expect(outline(`## Fix\n${fence('bash', 'kubectl logs <pod>', 'kubectl get pods')}`)).toEqual([
      ['Fix', ['Fix', 'kubectl logs <pod>', 'kubectl get pods']],
    ])
  })

  it('keeps the comment behind a command apart from it', () => {
    const [command] = read(`## Fix\n${fence('bash', 'top  # press q')}`).procedures[0]!.steps[0]!.commands
    expect(command).toMatchObject({ text: 'top', remark: 'press q' })
  })

  it.each([
    '0.0.0.0 means: everyone can reach it',
    '127.0.0.1 is this machine only',
    '3.5 GB or less is too little',
    '401: the token is wrong',
    '10:30 is when it runs',
    '8080 - the port of the app',
  ])('keeps a comment that only begins with a number a note: %s', (comment) => {
    const procedure = read(`## Fix\n${fence('bash', 'ss -ltn', `# ${comment}`, '', '# 2. Next', 'ls')}`).procedures[0]!
    expect(procedure.steps.map((step) => step.title)).toEqual(['Fix', 'Next'])
    expect(procedure.steps[0]!.notes).toMatchObject([{ type: 'paragraph', inlines: [{ type: 'text', text: comment }] }])
  })

  it('takes a script as one command', () => {
    const script = '#!/bin/sh\n# all of it\nls\nexit 1'
    const procedure = read(`## Collect\n${fence('bash', script)}`).procedures[0]!
    expect(procedure.steps.map((step) => [step.title, step.commands.map(({ text, kind }) => [text, kind])])).toEqual([
      ['Collect', [[script, 'script']]],
    ])
  })

  it('opens steps with the comments of SQL', () => {
    expect(
      outline(`## Fix\n${fence('sql', '-- Look', "SELECT ';' FROM a", 'WHERE b = 1;', '', '-- 2. Mend', 'UPDATE a SET b = 2;')}`),
    ).toEqual([['Fix', ['Look', "SELECT ';' FROM a\nWHERE b = 1;"], ['Mend', 'UPDATE a SET b = 2;']]])
  })
})

describe('consoles, prompts and output', () => {
  it('takes what is typed into a console that was opened before as its own kind, and its comments as notes', () => {
    const procedure = read(
      `## Fix\n${fence('bash', '# 1. Check', 'make console', '> db:verify().', '% Should return: ok', '# 2. Done', 'ls')}`,
    ).procedures[0]!
    expect(procedure.steps.map((step) => [step.title, ...step.commands.map(({ text, kind }) => `${kind} ${text}`)])).toEqual([
      ['Check', 'shell make console', 'repl db:verify().'],
      ['Done', 'shell ls'],
    ])
  })

  it('takes SQL that is typed into a database console for what it is, up to leaving it', () => {
    const text = `## Fix\n${fence('bash', 'mysql -u root -p', 'USE app;', 'SELECT count(*)', 'FROM users;', 'exit', 'psql -U app', '\\dt', '\\q', 'ls')}`
    expect(read(text).procedures[0]!.steps[0]!.commands.map((command) => `${command.kind} ${command.text}`)).toEqual([
      'shell mysql -u root -p',
      'sql USE app;',
      'sql SELECT count(*)\nFROM users;',
      'repl exit',
      'shell psql -U app',
      'repl \\dt',
      'repl \\q',
      'shell ls',
    ])
  })

  it('keeps two lines two statements where the grammar would make one of them', () => {
    const statements = ['a | b | c', 'd <<END\nx\nEND']
    expect(outline(`## Fix\n${fence('bash', ...statements)}`)).toEqual([['Fix', ['Fix', ...statements]]])
  })

  it.each([
    [
      'dollar',
      'console',
      ['$ kubectl get pods', 'NAME   READY', 'web-0  1/1', '$ kubectl delete pod web-0 \\', '    --now', 'deleted'],
      ['kubectl get pods', 'kubectl delete pod web-0 \\\n    --now'],
    ],
    ['user and host', '', ['[root@db1 ~]# df -h', 'Filesystem Size', 'deploy@web1:~$ uptime', ' 10:00 up'], ['df -h', 'uptime']],
    [
      'root',
      'console',
      ['# systemctl stop nginx', '# rm -rf /var/cache/nginx', 'done'],
      ['systemctl stop nginx', 'rm -rf /var/cache/nginx'],
    ],
    [
      'PowerShell',
      'powershell',
      ['PS C:\\> Get-Service x', 'Status', 'PS C:\\> Restart-Service x'],
      ['Get-Service x', 'Restart-Service x'],
    ],
    [
      'a database',
      'text',
      ['mysql> SHOW STATUS;', '| a | b |', 'mysql> SELECT 1', '    -> FROM a;'],
      ['SHOW STATUS;', 'SELECT 1\nFROM a;'],
    ],
    ['Python', 'python', ['>>> import x', '>>> x.go()', "'done'"], ['import x', 'x.go()']],
  ] as const)('looks through the prompt of %s and runs no output', (_, language, lines, commands) => {
    const procedures = read(`## Fix\n${fence(language, ...lines)}`).procedures
    expect(procedures.flatMap((procedure) => procedure.steps.flatMap((step) => step.commands.map((command) => command.text)))).toEqual(
      commands,
    )
  })

  it('takes a file of settings as data to copy, one line at a time', () => {
    const procedure = read(`## Fix\n${fence('env', '# How often', 'SCHEDULE="0 2 * * *"', '', '# How long', 'DAYS=30 # days')}`)
      .procedures[0]!
    expect(procedure.steps.map((step) => [step.title, ...step.commands.map(({ text, kind }) => `${kind} ${text}`)])).toEqual([
      ['How often', 'data SCHEDULE="0 2 * * *"'],
      ['How long', 'data DAYS=30'],
    ])
  })

  it('shows output under its command and does not run it', () => {
    const step = read(`## Fix\n${fence('bash', 'kubectl get pods', 'NAME    READY   STATUS', 'web-0   1/1     Running')}`).procedures[0]!
      .steps[0]!
    expect(step.commands.map((command) => command.text)).toEqual(['kubectl get pods'])
    expect(step.notes).toMatchObject([{ type: 'code', role: 'output', text: 'NAME    READY   STATUS\nweb-0   1/1     Running' }])
  })

  it.each([
    ['Expected output:', '', 'kubectl is fine', 'output'],
    ['**Body**:', '', 'Service: [Name]', 'template'],
    ['', '', '┌──┐\n│a │\n└──┘', 'diagram'],
    ['', 'mermaid', 'graph TD', 'diagram'],
    ['', 'yaml', 'a: 1', 'data'],
    ['', '', 'ERROR: disk full', 'output'],
    ['', '', 'Response time: < 100ms', 'output'],
  ])('takes no command from a fence that shows something: %s %s %s', (lead, language, text, role) => {
    const playbook = read(`## Look\n\n${lead}\n\n${fence(language, ...text.split('\n'))}`)
    expect(playbook.procedures).toEqual([])
    expect(everyBlock(playbook.blocks).filter((block) => block.type === 'code')).toMatchObject([{ text, role }])
  })
})

describe('lists', () => {
  it('makes the item the step where its fence has no comments, and a level of the path where it has', () => {
    expect(
      outline(
        [
          '## Order',
          '',
          '1. **Database** (first)',
          '',
          '   ```bash',
          '   cd /srv',
          '   make db',
          '   ```',
          '',
          '2. Rest',
          '',
          '   ```bash',
          '   # Web',
          '   make web',
          '   # Mail',
          '   make mail',
          '   ```',
        ].join('\n'),
      ),
    ).toEqual([
      ['Order', ['Database (first)', 'cd /srv', 'make db']],
      ['Order › Rest', ['Web', 'make web'], ['Mail', 'make mail']],
    ])
  })

  it('gives a fence without indentation to the item above it', () => {
    expect(
      outline(['## Order', '1. Stop', '```bash', 'docker stop a', '```', '', '2. Start', '```bash', 'docker start a', '```'].join('\n')),
    ).toEqual([['Order', ['Stop', 'docker stop a'], ['Start', 'docker start a']]])
  })

  it('gives a fence behind items that go on counting, or behind a colon, to the last of them', () => {
    expect(
      outline(
        ['## Order', '1. Stop', '```bash', 'docker stop a', '```', '2. Call', '3. Start', '', '```bash', 'docker start a', '```'].join(
          '\n',
        ),
      ),
    ).toEqual([['Order', ['Stop', 'docker stop a'], ['Call'], ['Start', 'docker start a']]])
    expect(outline(['## Order', '1. Call', '2. Start it:', '', '```bash', 'docker start a', '```'].join('\n'))).toEqual([
      ['Order', ['Call'], ['Start it', 'docker start a']],
    ])
  })

  it('keeps the order of the document around an item that is a level of the path', () => {
    expect(
      outline(
        [
          '## Order',
          '1. Look',
          '2. Do the parts:',
          '   ```bash',
          '   # Stop',
          '   docker stop a',
          '   # Start',
          '   docker start a',
          '   ```',
          '3. Wait',
          '4. Tell them',
        ].join('\n'),
      ),
    ).toEqual([
      ['Order', ['Look']],
      ['Order › Do the parts', ['Stop', 'docker stop a'], ['Start', 'docker start a']],
      ['Order', ['Wait'], ['Tell them']],
    ])
  })

  it('leaves a fence behind a whole list to the heading', () => {
    expect(outline(['## Step 5: Verify', '', '1. Count', '2. Ask', '', '```bash', '# Count rows', 'wc -l a', '```'].join('\n'))).toEqual([
      ['Step 5: Verify', ['Count'], ['Ask'], ['Count rows', 'wc -l a']],
    ])
  })

  it('takes commands written as inline code, in the order of the text', () => {
    expect(
      outline(
        '## Mitigation\n\n1. Stop it with `systemctl stop app`, then `rm /run/app.pid`.\n1. Edit `app.conf`.\n1. `systemctl start app`',
      ),
    ).toEqual([
      [
        'Mitigation',
        ['Stop it with systemctl stop app, then rm /run/app.pid.', 'systemctl stop app', 'rm /run/app.pid'],
        ['Edit app.conf.'],
        ['systemctl start app', 'systemctl start app'],
      ],
    ])
  })

  it.each([
    '## Symptoms\n- `systemctl status app` shows failed',
    '## Fix\n\nNever run `kubectl delete ns prod`.',
    '## Fix\n\nThe `docker ps` command is slow. See `app.conf` and `http://x`.',
    '## Contents\n1. [A](#a)\n2. [B](#b)',
    '## Escalation\n1. On-call\n2. Manager',
  ])('makes nothing of what is only told: %s', (text) => {
    expect(outline(text)).toEqual([])
  })

  it.each([
    ['in a quote', '1. Do\n   > ```bash\n   > docker ps\n   > ```'],
    ['below a task', '- [ ] Do\n\n  ```bash\n  docker ps\n  ```'],
    ['in a list below a task', '- [ ] Do\n  - so\n\n    ```bash\n    docker ps\n    ```'],
    ['with no words before it', '1. ```bash\n   docker ps\n   ```'],
    ['in a list that is there to be read', '## Notes\n- Do\n\n  ```bash\n  docker ps\n  ```'],
  ])('loses no command of a fence %s', (_, text) => {
    expect(commandsOf(text).map((command) => command.text)).toEqual(['docker ps'])
  })

  it('makes a checklist of task items, whatever their mark', () => {
    expect(read('## Done\n- [ ] works (`curl x`)\n- [x] told\n- ☐ logged').procedures).toMatchObject([
      { kind: 'checklist', steps: [{ title: 'works (curl x)', commands: [] }, { title: 'told' }, { title: 'logged' }] },
    ])
  })
})

describe('headings and labels', () => {
  it('nests options below the label that they belong to', () => {
    const stop = fence('bash', 'docker stop a')
    expect(
      read(
        `## Broken\n\n**Fix (20 minutes):**\n\n**Option A: Restore**\n\n${stop}\n\n**Option B: Rebuild**\n\n${stop}\n\n**If Still Failing:**\n\n${stop}`,
      ).procedures,
    ).toMatchObject([
      { path: ['Broken', 'Fix (20 minutes)', 'Option A: Restore'], kind: 'option', budget: 'PT20M' },
      { path: ['Broken', 'Fix (20 minutes)', 'Option B: Rebuild'], kind: 'option', budget: 'PT20M' },
      { path: ['Broken', 'If Still Failing'], kind: 'branch' },
    ])
  })

  it('makes a manual step of a numbered heading with nothing to run, with its text as notes', () => {
    const playbook = read(`# T\n\n### Step 1: Call\n\nThe number is on the wall.\n\n### Schritt 2: Prüfen\n\n${fence('bash', 'ls')}`)
    expect(
      playbook.procedures.map((procedure) => procedure.steps.map((step) => [step.title, step.notes.length, step.commands.length])),
    ).toEqual([[['Call', 1, 0]], [['Prüfen', 0, 1]]])
  })

  it.each([
    ['**Step 1**: Stop the app', 'Stop the app'],
    ['**Étape 2 : Arrêter**', 'Arrêter'],
    ['Paso 3: Parar', 'Parar'],
    ['**步骤 1：停止**', '停止'],
  ])('takes %s as the heading of a step', (label, title) => {
    expect(outline(`## Fix\n\n${label}\n\n${fence('bash', 'docker stop a')}`)[0]![1]).toEqual([title, 'docker stop a'])
  })

  it.each([
    ['## Fix (5-10 minutes)', '', 'PT10M'],
    ['## Fix', '**RTO**: < 1 minute\n', 'PT1M'],
    ['## Fix', '**Estimated time**: 1 h 30 min\n', 'PT1H30M'],
    ['## Reset – 45 min', '', 'PT45M'],
    ['## Clean up (keep 7 days)', '', undefined],
  ])('reads the budget of %s %s', (heading, fact, budget) => {
    expect(read(`${heading}\n\n${fact}\n${fence('bash', 'ls')}`).procedures[0]!.budget).toBe(budget)
  })

  it('numbers repeated headings as GitHub does, and finds what a link means', () => {
    const playbook = read('# T\n## A b!\n[x](#a-b-1)\n## A b!')
    expect(playbook.sections.map((section) => section.id)).toEqual(['t', 'a-b', 'a-b-1'])
    expect(everyBlock(playbook.blocks).find((block) => block.type === 'paragraph')).toMatchObject({
      inlines: [{ type: 'link', sectionId: 'a-b-1' }],
    })
  })
})

describe('slips that authors make', () => {
  it.each([
    ['escaped backticks', ['\\`\\`\\`bash', 'docker ps', '\\`\\`\\`'], ['docker ps']],
    ['a fence that is never closed', ['```bash', 'docker ps'], ['docker ps']],
    [
      'a fence that the next heading closes',
      ['```bash', 'docker ps', '', '## Next', '```bash', 'docker stop a', '```'],
      ['docker ps', 'docker stop a'],
    ],
    ['a command on the opening line', ['```kubectl get pods', 'kubectl get nodes', '```'], ['kubectl get pods', 'kubectl get nodes']],
    ['a fence in a quote', ['> ```bash', '> docker ps', '> ```'], ['docker ps']],
    ['a fence in details', ['<details><summary>More</summary>', '', '```bash', 'docker ps', '```', '</details>'], ['docker ps']],
    ['a fence indented by a tab in a list', ['1. Do', '', '\t```bash', '\tdocker ps', '\t```'], ['docker ps']],
    ['attributes as Runme writes them', ['```bash {"name": "look", "interactive": false}', 'docker ps', '```'], ['docker ps']],
    ['Windows line ends', ['```bash\r', 'docker ps\r', '```\r'], ['docker ps']],
  ] as const)('reads %s', (_, lines, commands) => {
    const procedures = read(['# T', '## Fix', ...lines].join('\n')).procedures
    expect(procedures.flatMap((procedure) => procedure.steps.flatMap((step) => step.commands.map((command) => command.text)))).toEqual(
      commands,
    )
  })

  it('shows prose repaired where its encoding was broken, and runs commands as they are written', () => {
    const playbook = read(`## ðŸ”´ DonÃ¢t say â€œno\u009dâ€\u009d\n\n${fence('bash', 'echo "âœ“"')}`)
    expect(playbook.sections[0]!.title.startsWith('🔴')).toBe(true)
    expect(playbook.procedures[0]!.steps[0]!.commands[0]!.text).toBe('echo "âœ“"')
    expect(read('# Größe naïve café — “ok” £5 Ã').title).toBe('Größe naïve café — “ok” £5 Ã')
  })
})

describe('ids', () => {
  it('keeps a step’s id when other parts of the file change', () => {
    const part = `## Fix\n${fence('bash', '# Stop', 'docker stop a', '# Stop', 'docker stop b')}`
    const ids = (text: string) =>
      read(text)
        .procedures.filter((procedure) => procedure.title === 'Fix')
        .flatMap((procedure) => procedure.steps.map((step) => step.id))
    expect(ids(`# T\n\nnew words\n\n## Before\n${fence('bash', 'ls')}\n\n${part}\n\n## After\n${fence('bash', 'ls')}`)).toEqual(
      ids(`# T\n\n${part}`),
    )
    expect(new Set(ids(part)).size).toBe(2)
  })
})
