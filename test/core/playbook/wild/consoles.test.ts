// Sessions, consoles and devices: what is typed, what is answered, what is only a file.
import { describe, expect, it, test } from 'vitest'
import { commandsOf, lines, outline, read, texts } from '../reading.ts'

describe('sessions', () => {
  it('knows a session of root’s in a fence without a language, and the table it printed', () => {
    expect(
      texts(
        '## Look',
        '```',
        '# for p in 1 2; do ps -o pid,etimes $p; done',
        'PID  ELAPSED  COMMAND',
        'haproxy   18   /usr/sbin/haproxy -f x',
        '```',
      ),
    ).toEqual(['for p in 1 2; do ps -o pid,etimes $p; done'])
  })

  it('keeps comments above commands what they are, though they read like commands', () => {
    expect(outline(lines('## Fix', '```', '# find the pod', 'kubectl get pods', '```'))).toEqual([
      ['Fix', ['find the pod', 'kubectl get pods']],
    ])
  })

  it('tells what is typed into a Ruby console from what it answers', () => {
    expect(
      texts(
        '## Look',
        '```ruby',
        '[ prod ] production> project = Project.find(1)',
        '=> #<Project id:1 a/b>',
        'irb(main):002:0> project.name',
        '=> "b"',
        '```',
      ),
    ).toEqual(['project = Project.find(1)', 'project.name'])
  })

  it('keeps a comment that stands apart above a prompt a note', () => {
    const step = read(lines('## Look', '```shell', "# POD='name of the pod'", '', '$ kubectl logs $POD', '```')).procedures[0]!.steps[0]!
    expect(step.commands.map((command) => command.text)).toEqual(['kubectl logs $POD'])
    expect(step.notes).toMatchObject([{ type: 'paragraph' }])
  })

  it('takes the next command below pasted output for a command', () => {
    expect(
      texts('## Fix', '```bash', 'kubectl get pods', 'NAME    READY', 'web-0   0/1   Error', 'kubectl delete pod web-0', '```'),
    ).toEqual(['kubectl get pods', 'kubectl delete pod web-0'])
  })

  it('runs no address of a page', () => {
    expect(texts('## Look', '```bash', '# Open the dashboard', 'https://grafana.example.org/d/1', '', '# Look', 'uptime', '```')).toEqual([
      'uptime',
    ])
  })

  it('titles a step by a comment on the fence’s opening line', () => {
    expect(outline(lines('## Drain', '```console # Drain, but wait', '$ /usr/local/sbin/drain -w 60', '```'))).toEqual([
      ['Drain', ['Drain, but wait', '/usr/local/sbin/drain -w 60']],
    ])
  })
})

describe('consoles and files in a fence', () => {
  it('knows a console by a prompt of nothing but `> `, and writes over no file by it', () => {
    const commands = commandsOf(
      lines(
        '## Slow',
        '```shell',
        '> slowlog get 10',
        '1) 1) (integer) 5100',
        '   2) 1) "del"',
        '',
        ' > LATENCY DOCTOR',
        '```',
        '',
        '```',
        '> config get y',
        '```',
      ),
    )
    expect(commands.map(({ kind, text }) => `${kind} ${text}`)).toEqual(['repl slowlog get 10', 'repl LATENCY DOCTOR', 'repl config get y'])
    expect(commands.flatMap((command) => command.hazards)).toEqual([])
  })

  it('knows prompts that are a host’s name, root’s too', () => {
    expect(
      texts(
        '## Pause',
        '```',
        'workstation   $ knife ssh role:db "uptime"',
        'db-01 $ sudo ctl pause',
        'paused',
        '```',
        '',
        '```',
        'db-01 # ctl list',
        '| a | b |',
        '```',
      ),
    ).toEqual(['knife ssh role:db "uptime"', 'sudo ctl pause', 'ctl list'])
  })

  it('keeps what a file should hold apart from the editor that opens it', () => {
    const step = read(
      lines(
        '## Rotate',
        '```bash',
        'sudo nano /etc/docker/daemon.json',
        '{',
        '  "log-driver": "json-file",',
        '  "log-opts": { "max-size": "10m" }',
        '}',
        '',
        'sudo systemctl restart docker',
        '```',
      ),
    ).procedures[0]!.steps[0]!
    expect(step.commands.map((command) => command.text)).toEqual(['sudo nano /etc/docker/daemon.json', 'sudo systemctl restart docker'])
    expect(step.notes).toMatchObject([{ type: 'code', text: expect.stringContaining('"log-driver"') }])
  })

  it.each([
    ['sql', '-- postgresql.conf\nwal_level = replica\narchive_mode = on'],
    ['cron', '0 3 * * * app /srv/backup.sh >> /var/log/backup.log 2>&1'],
    ['markdown', '# Handover\n- [ ] all is well\n1. `docker ps -a`'],
    ['json', '{ "a": 1 }'],
  ])('takes a %s fence that is a file for one', (language, text) => {
    expect(read(lines('## Settings', `\`\`\`${language}`, text, '```')).procedures).toEqual([])
  })

  it('types inline SQL into the database', () => {
    expect(commandsOf("## Set up\n1. Create the user\n   - `CREATE USER app WITH PASSWORD 'x';`")).toMatchObject([
      { kind: 'sql', text: "CREATE USER app WITH PASSWORD 'x';", blanks: [] },
    ])
  })
})

test('what only a network device takes is typed there, also without a prompt', () => {
  const typed = (fence: string) =>
    read(`# T\n\n## Failover\n\n\`\`\`\n${fence}\n\`\`\`\n`).procedures.flatMap(({ steps }) =>
      steps.flatMap(({ commands }) => commands.map(({ kind, text }) => [kind, text])),
    )
  expect(typed('system switch-over')).toEqual([['repl', 'system switch-over']])
  expect(typed('display board 0\ndisplay link-aggregation all')).toHaveLength(2)
  expect(typed('show must go on, they said')).toEqual([])
})
