// What playbooks of other teams look like: each way of writing that was met in the wild, on text of our own.
import { describe, expect, it } from 'vitest'
import { commandsOf, everyBlock, outline, read } from './reading.ts'

function lines(...text: readonly string[]): string {
  return text.join('\n')
}

function texts(...text: readonly string[]): readonly string[] {
  return commandsOf(lines(...text)).map((command) => command.text)
}

describe('lists of bullets', () => {
  it('gives the fence behind a bullet to it, and leaves the bullets above to be read', () => {
    expect(
      outline(
        lines(
          '## Stuck workers',
          '* Show the tree of processes:',
          '',
          '```',
          '# pstree -p 12',
          'init,1 --system',
          '```',
          '',
          '* They never end by themselves.',
          '* Kill the older one:',
          '',
          '```',
          '# kill -TERM 12',
          '```',
        ),
      ),
    ).toEqual([['Stuck workers', ['Show the tree of processes', 'pstree -p 12'], ['Kill the older one', 'kill -TERM 12']]])
  })

  it('finds the commands of lists in lists, however deep', () => {
    expect(
      texts(
        '## Resolution',
        '* If one backend is down, look at the host:',
        '    * see the service `gitlab-ctl status`',
        '    * for git, `service sshd status`',
        '* If it is abuse',
        '  * look at addresses',
        '    * with `sudo grep -v check /var/log/haproxy.log | sort`',
      ),
    ).toEqual(['gitlab-ctl status', 'service sshd status', 'sudo grep -v check /var/log/haproxy.log | sort'])
  })

  it('makes a checklist of tasks below a bullet, and keeps its neighbours to be read', () => {
    const { procedures } = read(
      lines(
        '## Prerequisites',
        '- **Access:**',
        '  - [ ] cluster (`kubectl`)',
        '  - [ ] database',
        '- **To know:**',
        '  - how it is built',
      ),
    )
    expect(procedures).toMatchObject([
      { kind: 'checklist', path: ['Prerequisites', 'Access'], steps: [{ title: 'cluster (kubectl)' }, { title: 'database' }] },
    ])
  })

  it('takes a command that begins with what it reads', () => {
    expect(texts('## Clean up', '- Remove the files `< list.txt xargs -rn1 rm -f`')).toEqual(['< list.txt xargs -rn1 rm -f'])
  })
})

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

describe('fences without a language', () => {
  it.each([
    'bin/server-roles -u <user> -k <path/to/key>',
    './restore 2024',
    '/opt/app/bin/ctl --all',
    'kubectl get pods',
    'for i in 1 2; do echo $i; done',
    'sudo -u postgres psql -c "SELECT 1"',
  ])('hold a command: %s', (text) => {
    expect(texts('## Fix', '```', text, '```')).toEqual([text])
  })

  it.each([
    '@channel the certificate will expire on Thu Nov 30',
    '/opt/app/bin/git',
    'acl is_delete method DELETE\nhttp-request deny if is_delete',
    'INCIDENT: database is gone\nSEVERITY: P1',
    '{"status": "ok"}',
    'ERROR 1040 (HY000): Too many connections',
  ])('hold none: %s', (text) => {
    expect(texts('## Fix', '```', ...text.split('\n'), '```')).toEqual([])
  })
})

describe('what one expects to see', () => {
  it.each([
    'Expected output:',
    '**Expected Output:**',
    'The output should contain the `notAfter` field.',
    'You should see something like this:',
    'You will get:',
    'Output:',
    'This returns:',
    'The response looks like this:',
    'which prints',
    'Sample output',
    'Logs similar to the following should be present:',
    'Erwartete Ausgabe:',
    'Résultat attendu :',
    'Salida esperada:',
    '预期输出：',
  ])('stands below "%s" and is not run', (lead) => {
    const playbook = read(lines('## Look', '', lead, '', '```shell', 'notAfter=Aug  6 13:11:20 2025 GMT', '```'))
    expect(playbook.procedures).toEqual([])
    expect(everyBlock(playbook.blocks)).toContainEqual(expect.objectContaining({ type: 'code', role: 'output' }))
  })

  it.each([
    ['a comment behind the command', 'uptime  # should be more than a day'],
    ['a comment below the command', 'uptime\n# Expected: more than a day'],
    ['a comment further below', 'uptime\n\n# 预期: 一天以上'],
    ['an arrow', 'uptime\n# => 1 day'],
  ])('may be %s', (_, text) => {
    expect(texts('## Look', '```bash', ...text.split('\n'), '```')).toEqual(['uptime'])
  })
})

describe('tables', () => {
  it('hold commands in a column that says so, named by what stands beside them', () => {
    expect(
      outline(
        lines(
          '## Quick list',
          '',
          '| # | Action | Command | Expected |',
          '|---|---|---|---|',
          '| 1 | See the pods | `kubectl get pods` | all `Running` |',
          '| 2 | Restart | `kubectl rollout restart deploy/web` | |',
        ),
      ),
    ).toEqual([['Quick list', ['See the pods', 'kubectl get pods'], ['Restart', 'kubectl rollout restart deploy/web']]])
  })

  it('hold none where they tell of them', () => {
    expect(texts('## Alerts', '', '| Alert | Meaning |', '|---|---|', '| Down | `systemctl status web` fails |')).toEqual([])
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
