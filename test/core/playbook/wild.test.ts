// What playbooks of other teams look like: each way of writing that was met in the wild, on text of our own.
import { describe, expect, it, test } from 'vitest'
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

describe('tables of work', () => {
  it('hold commands where a column says how to check or fix', () => {
    expect(
      outline(
        lines(
          '## Trouble',
          '',
          '| Symptom | Check | Fix |',
          '|---|---|---|',
          '| Pods pending | `kubectl get nodes` shows one out | Run `kubectl uncordon <node>` |',
          '| Login fails | wrong `AUTH_URL` in `.env` | Set `AUTH_URL` |',
        ),
      ),
    ).toEqual([['Trouble', ['Pods pending', 'kubectl get nodes', 'kubectl uncordon <node>']]])
  })

  it('are steps where their rows are numbered', () => {
    expect(
      outline(
        lines(
          '## Steps',
          '',
          '| Step | Action | Who | Command |',
          '|---|---|---|---|',
          '| 1 | Tell the users | Desk | |',
          '| 2 | Stop it | Ops | systemctl stop web |',
        ),
      ),
    ).toEqual([['Steps', ['Tell the users'], ['Stop it', 'systemctl stop web']]])
  })

  it('hold what is typed into a console', () => {
    expect(texts('## psql', '', '| Command | Description |', '|---|---|', '| `\\dt` | List tables |', '| `PING` | Test |')).toEqual([
      '\\dt',
      'PING',
    ])
  })
})

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

describe('a list of checks', () => {
  it('runs what it says the answer of', () => {
    expect(texts('## Verification', '- `kubectl get pods` shows all `Running`', '- No alerts')).toEqual(['kubectl get pods'])
    expect(texts('## Symptoms', '- `kubectl get pods` shows one `Pending`')).toEqual([])
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

describe('lists that only tell', () => {
  it.each([
    '## Prioridades de recuperación\n1. Web\n2. Mail',
    '## Recovery priorities\n1. Web\n2. Mail',
    '## 值班\n\n**值班职责**:\n\n1. 响应\n2. 记录',
    '## Slow\n\nThere may be a number of causes for this:\n\n1. Many clients\n2. Saving',
    '## Inhaltsverzeichnis\n1. [Ausfall](#a)\n2. [Daten](#b)',
  ])('are no steps: %s', (text) => {
    expect(outline(text)).toEqual([])
  })
})

describe('words in other languages', () => {
  it.each([
    ['Schritt 2: Dienst stoppen', 'Dienst stoppen'],
    ['Étape 2 : Arrêter le service', 'Arrêter le service'],
    ['Paso 2: Parar el servicio', 'Parar el servicio'],
    ['步骤 2：停止服务', '停止服务'],
    ['第2步：停止服务', '停止服务'],
  ])('number a step: %s', (heading, title) => {
    expect(outline(lines('# T', `## ${heading}`, '```bash', 'docker stop a', '```'))[0]![1]).toEqual([title, 'docker stop a'])
  })

  it.each([
    ['Option B: Neu bauen', 'option'],
    ['Opción A: Reconstruir', 'option'],
    ['方案一：重建', 'option'],
    ['方案A: 重建', 'option'],
    ['方法2：重建', 'option'],
    ['Falls das nicht hilft', 'branch'],
    ['Si cela échoue', 'branch'],
    ['Si falla', 'branch'],
    ['如果失败', 'branch'],
    ['Retour arrière', 'rollback'],
    ['回滚', 'rollback'],
    ['Liste de vérification', 'checklist'],
  ])('say what a procedure is: %s', (heading, kind) => {
    expect(read(lines('# T', '## Fix', `### ${heading}`, '```bash', 'docker stop a', '```')).procedures).toMatchObject([{ kind }])
  })

  it.each([
    ['# T\n\n> **文档版本**: v1.0\n\n**最后更新**: 2025-12-30', { version: '1.0', lastUpdated: '2025-12-30' }],
    ['# T\n\n**Dernière mise à jour** : 2026-01-01\n**Version** : 1.0', { version: '1.0', lastUpdated: '2026-01-01' }],
    ['# T\n\n**Versión**: 2.1  \n**Última Actualización**: 2025-12-09', { version: '2.1', lastUpdated: '2025-12-09' }],
    ['# T\n\n**Stand**: 13.11.2025', { lastUpdated: '2025-11-13' }],
  ])('say of when it is: %j', (text, meta) => {
    expect(read(text).meta).toEqual(meta)
  })

  it('say what went wrong and how long it takes', () => {
    expect(
      read(
        '# T\n## Escenario 1: Caída de la región\n\n**Síntomas**:\n- Errores 5xx\n\n**Impacto**: Crítico\n\n**Tiempo estimado de recuperación**: 15-30 minutos\n\n```bash\nls\n```',
      ).scenarios,
    ).toMatchObject([{ number: '1', title: 'Caída de la región', symptoms: ['Errores 5xx'], impact: 'Crítico', rto: 'PT30M' }])
    expect(read('# T\n## 场景 1：数据库故障\n\n**症状**：\n- 无法连接\n\n```bash\nls\n```').scenarios).toMatchObject([
      { number: '1', title: '数据库故障', symptoms: ['无法连接'] },
    ])
  })
})

describe('ways of writing of on-call teams', () => {
  it.each([
    ['a prompt with nothing between host and mark', 'root@pg$ ctl reinit main pg-02', ['ctl reinit main pg-02']],
    ['a console that is opened by its name alone', 'sudo -i mysql', ['sudo -i mysql']],
    ['a program that stands alone', 'reboot', ['reboot']],
    ['a session with comments between', '$ git clone a\n$ cd a\n# Change the variables\n$ tmux', ['git clone a', 'cd a', 'tmux']],
  ])('reads a fence without a language with %s', (_, text, commands) => {
    expect(texts('## Fix', '```', ...text.split('\n'), '```')).toEqual(commands)
  })

  it.each([
    ['1. `sudo chef-client-disable "Maintenance #1"`', 'sudo chef-client-disable "Maintenance #1"'],
    ["1. `PURGE BINARY LOGS TO 'bin.1';`", "PURGE BINARY LOGS TO 'bin.1';"],
    ['Do it with the following command:\n`sudo du -hc --max-depth=1 <mountpoint>`', 'sudo du -hc --max-depth=1 <mountpoint>'],
    ['It can be useful to run the command `sudo ncdu <mountpoint>`, where the path is in the alert.', 'sudo ncdu <mountpoint>'],
    ['You can check the service with `systemctl status db` and logs with `journalctl -u db`.', 'systemctl status db|journalctl -u db'],
    ['You can use `ctl-tool switchover` or `ctl-tool failover` for it.', 'ctl-tool switchover|ctl-tool failover'],
  ])('takes the command of: %s', (text, command) => {
    expect(texts('## Fix', text)).toEqual(command.split('|'))
  })

  it('makes nothing of a list that explains the command above', () => {
    expect(
      texts(
        '## Clean',
        '`find -type d -ctime +1 -exec rm -rf {} +`',
        '',
        'In the above example, we:',
        '',
        '- `find -type d` - find all',
        '- `-ctime +1` - that are old',
      ),
    ).toEqual(['find -type d -ctime +1 -exec rm -rf {} +'])
  })

  it('makes no command of what says how options are used', () => {
    expect(texts('## Speed', '```bash', '--analyze-only that only calculates.', '', '--jobs=N will run N at once.', '```')).toEqual([])
    expect(texts('## Call', '1. Usage is `node [options] script.js`')).toEqual([])
  })

  it('takes a script whose shebang stands below a comment whole', () => {
    const procedure = read(lines('## Look', '```bash', '# Finds what is wrong', '#!/bin/bash', 'N=prod', 'kubectl get nodes -n $N', '```'))
      .procedures[0]!
    expect(procedure.steps.map((step) => [step.title, step.commands.map(({ text, kind }) => [text, kind])])).toEqual([
      ['Finds what is wrong', [['#!/bin/bash\nN=prod\nkubectl get nodes -n $N', 'script']]],
    ])
  })

  it('types a call into the console that was opened, over all its lines', () => {
    expect(
      commandsOf(
        lines('## Set up', '```sh', 'docker exec -it db mongosh', '', 'rs.initiate({', '  _id: "rs0",', '})', '# should be ok', '```'),
      ).map(({ kind, text }) => `${kind} ${text}`),
    ).toEqual(['shell docker exec -it db mongosh', 'repl rs.initiate({\n  _id: "rs0",\n})'])
  })

  it('looks past pictures and rules around a title', () => {
    expect(outline(lines('# T', '## ✅ Step 2: Start', '```bash', 'docker start a', '```'))).toEqual([
      ['✅ Step 2: Start', ['Start', 'docker start a']],
    ])
    expect(outline(lines('## Look', '```bash', '# ── Health ──', 'curl -s http://a', '# === Changes ===', 'git log -1', '```'))).toEqual([
      ['Look', ['Health', 'curl -s http://a'], ['Changes', 'git log -1']],
    ])
    expect(
      read(lines('## Done', '✅ **First**', '- [ ] seen', '', '✅ **Then**', '- [ ] told')).procedures.map(({ title }) => title),
    ).toEqual(['✅ First', '✅ Then'])
  })

  it('keeps a command what the file says where a quote reaches over lines of a console', () => {
    expect(texts('## F', '````bash', 'erl', '```console', '% note', '```console', '````').at(-1)).toBe('```console\n% note\n```console')
  })

  it('reads when it was reviewed, and when it is to be', () => {
    expect(read('---\ntitle: Disk\nlast_reviewed_on: 2018-01-04\nreview_in: 4 months\n---\n## Fix\n').meta).toEqual({
      lastUpdated: '2018-01-04',
      reviewEvery: 'P4M',
    })
  })
})

describe('a list of ways to choose from', () => {
  it.each([
    '- **Option A**: Restart it\n  ```bash\n  kubectl delete pod web-0\n  ```\n- **Option B**: Roll back\n  ```bash\n  kubectl rollout undo deploy/web\n  ```\n',
    '1. Option 1 - restart: `kubectl delete pod web-0`\n2. Option 2 - roll back: `kubectl rollout undo deploy/web`\n',
    '- 方案A：执行 `kubectl delete pod web-0`\n- 方案B：执行 `kubectl rollout undo deploy/web`\n',
  ])('has an option for each, and none is done after the other: %s', (text) => {
    const { procedures } = read(`# T\n\n## Fix\n\n${text}`)
    expect(procedures.map(({ kind, steps }) => [kind, steps.flatMap(({ commands }) => commands.map((command) => command.text))])).toEqual([
      ['option', ['kubectl delete pod web-0']],
      ['option', ['kubectl rollout undo deploy/web']],
    ])
    expect(new Set(procedures.map(({ option }) => option?.groupId)).size).toBe(1)
    expect(procedures.flatMap(({ rollbackOf }) => rollbackOf ?? [])).toEqual([])
  })

  it('is none where one item is no option', () => {
    expect(read('# T\n\n## Fix\n\n- Option A: `make up`\n- Then `make check`\n').procedures).toHaveLength(1)
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

test('what only a network device takes is typed there, also without a prompt', () => {
  const typed = (fence: string) =>
    read(`# T\n\n## Failover\n\n\`\`\`\n${fence}\n\`\`\`\n`).procedures.flatMap(({ steps }) =>
      steps.flatMap(({ commands }) => commands.map(({ kind, text }) => [kind, text])),
    )
  expect(typed('system switch-over')).toEqual([['repl', 'system switch-over']])
  expect(typed('display board 0\ndisplay link-aggregation all')).toHaveLength(2)
  expect(typed('show must go on, they said')).toEqual([])
})
