// Commands that stand in sentences: told to run, or only talked about.
import { describe, expect, it } from 'vitest'
import { commandsOf, outline, read } from './reading.ts'

function commandsUnder(text: string): readonly string[] {
  return commandsOf(`# T\n\n## Rollback\n\n${text}`).map((command) => command.text)
}

describe('a paragraph', () => {
  it.each([
    ['Run `docker ps -a`:', 'docker ps -a'],
    ['To undo, run `kubectl rollout undo deploy/web` and wait.', 'kubectl rollout undo deploy/web'],
    ['If it is stuck, restart it with `systemctl restart nginx`.', 'systemctl restart nginx'],
    ['You can also use `systemctl restart nginx`.', 'systemctl restart nginx'],
    ['`docker stop web`', 'docker stop web'],
    ['Check that `kubectl get nodes` shows all of them.', 'kubectl get nodes'],
    ['The script `./nightly.sh` is called by cron. Use `kubectl get pods` to see its pod.', 'kubectl get pods'],
    ['Run `pg\\_dump app > x.sql`.', 'pg\\_dump app > x.sql'],
    ['Run: systemctl restart my\\_app', 'systemctl restart my_app'],
    ['Then `docker start web`.', 'docker start web'],
    ['Run `chef-client --once` as root.', 'chef-client --once'],
    ['As a last resort: run `reboot`.', 'reboot'],
    ['Starten Sie den Dienst neu: `systemctl restart nginx`.', 'systemctl restart nginx'],
    ['Redémarrez le service avec `systemctl restart nginx`.', 'systemctl restart nginx'],
    ['Reinicie el servicio con `systemctl restart nginx`.', 'systemctl restart nginx'],
    ['请执行 `systemctl restart nginx`。', 'systemctl restart nginx'],
  ])('tells to run: %s', (text, command) => {
    expect(commandsUnder(text)).toEqual([command])
  })

  it.each([
    'The image of before is kept as `previous`; `docker compose up -d api` with that tag brings it back, and `docker images` shows it.',
    'The node was drained with `kubectl drain n1`.',
    'If the pod is stuck, `kubectl delete pod web-0` will help.',
    'Never run `kubectl delete ns prod`.',
    'No one may run `kubectl delete ns prod`.',
    'Where Compose is a plugin, `docker-compose` is `docker compose`.',
    'The output of `kubectl get pods` is long.',
    'Run the `kubectl apply` job in the pipeline.',
    'Run `/oncall page web` in the chat.',
    'Run the `restore-all` pipeline.',
    'Use `kubectl exec` where you must.',
    'The last run of `pg_dump app` took an hour.',
    'No utilice `rm -rf /srv` aquí: no `rm -rf /srv`.',
    'The database must be up when you run `cargo check` or `cargo build`.',
    'Each time you run `helm upgrade web chart`, a revision is kept.',
  ])('only talks about it: %s', (text) => {
    expect(commandsUnder(text)).toEqual([])
  })

  it('takes two commands of one sentence, in order', () => {
    expect(commandsUnder('Run `docker stop web` and `docker rm web`, then `docker ps`.')).toEqual([
      'docker stop web',
      'docker rm web',
      'docker ps',
    ])
  })

  it('gives a line of nothing but code the title of what stands above, unless that is a step itself', () => {
    expect(outline('## Fix\n\nStop it:\n\n`docker stop web`\n\nRun `docker ps`.\n\n`docker rm web`')).toEqual([
      ['Fix', ['Stop it', 'docker stop web'], ['Run docker ps.', 'docker ps'], ['Fix', 'docker rm web']],
    ])
  })
})

describe('what is typed into a console that is open', () => {
  it.each([
    ['List the databases with `\\l`, then connect: `\\c app`', '\\l|\\c app', 'repl'],
    ['In psql run `SELECT pg_reload_conf()`.', 'SELECT pg_reload_conf()', 'sql'],
    ['Look at it with `select * from pg_stat_activity;`', 'select * from pg_stat_activity;', 'sql'],
    ['Run `SHOW REPLICA STATUS` on the replica.', 'SHOW REPLICA STATUS', 'sql'],
    ['In redis-cli: `CONFIG GET maxmemory`, `INFO memory`', 'CONFIG GET maxmemory|INFO memory', 'repl'],
    ['Run `PING` until it answers.', 'PING', 'repl'],
    ['Empty it with `FLUSHDB`.', 'FLUSHDB', 'repl'],
    ['In the Rails console run `User.find_by(name: "a").unlock!`', 'User.find_by(name: "a").unlock!', 'repl'],
    ['Run `rs.status()` in the shell.', 'rs.status()', 'repl'],
    ['Run `show ip bgp summary`, then `clear ip bgp 10.0.0.1`.', 'show ip bgp summary|clear ip bgp 10.0.0.1', 'repl'],
    ['Restart it with `Restart-Service -Name Spooler`.', 'Restart-Service -Name Spooler', 'shell'],
    ['Run `POST _cluster/reroute?retry_failed=true`.', 'POST _cluster/reroute?retry_failed=true', 'repl'],
  ])('is a command: %s', (text, commands, kind) => {
    expect(commandsOf(`## Fix\n1. ${text}`).map((command) => [command.text, command.kind])).toEqual(
      commands.split('|').map((command) => [command, kind]),
    )
  })

  it.each([
    'Expect `PONG`, log level `INFO` and method `GET`.',
    'Check that `GET /health` answers.',
    'Replace `\\d` and `\\n` in the pattern.',
    'The `SELECT` right is missing, `CREATE TABLE` too.',
    'Look for `Net::ReadTimeout` and `User.rb`.',
    'Set `spec.replicas`, `max_connections = 100` and `DEBUG=1` in `app.yml`.',
    'Check `nginx`, `systemd`, `my-service` and `payments-db`.',
  ])('is none: %s', (text) => {
    expect(commandsOf(`## Fix\n1. ${text}`)).toEqual([])
  })
})

describe('a question', () => {
  it('is answered by running what it asks about', () => {
    expect(commandsUnder('1. Does `curl https://a:9236/metrics` respond?\n2. Is it in `ps aux | grep web`?')).toEqual([
      'curl https://a:9236/metrics',
      'ps aux | grep web',
    ])
  })
})

describe('a program that nobody knows', () => {
  it('is run where the words say so right before it', () => {
    expect(commandsUnder('Run `pawd unsafe-reset-all` and then run `restore-all`.')).toEqual(['pawd unsafe-reset-all', 'restore-all'])
    expect(commandsUnder('Run the `extract-levels` command.\n\n1. SSH there: `gds connect -e prod db_admin`.')).toEqual([
      'extract-levels',
      'gds connect -e prod db_admin',
    ])
    expect(commandsUnder('1. Deploy the functions: `sbase functions deploy`\n2. Check for the message: `connection refused`')).toEqual([
      'sbase functions deploy',
    ])
    expect(commandsUnder('1. Change from: `INSERT INTO a VALUES (1);`\n2. The files are `configure.py` and `build.rb`.')).toEqual([])
    expect(commandsUnder('[^1]: Run `docker ps`.')).toEqual([])
    expect(commandsUnder('If it is a problem of `docker version`, call them.')).toEqual([])
  })
})

describe('a list', () => {
  it('of what must be there before one begins has nothing to run but what it tells to run', () => {
    expect(
      read(
        '## Before you start\n- A console on the node (`make console`)\n- `kubectl get nodes` works from here\n- Access with `ssh bastion`\n\n## Fix\n1. `ls -l`',
      ).procedures.map((procedure) => procedure.title),
    ).toEqual(['Fix'])
    expect(commandsOf('## Prerequisites\n- Docker 24 (`docker version`)\n- Log in with `aws sso login`').map(({ text }) => text)).toEqual([
      'aws sso login',
    ])
  })

  it('of steps runs what stands in brackets behind what to do', () => {
    expect(commandsOf('## Mitigation\n1. Check the pods (`kubectl get pods`)\n1. `reboot`').map(({ text }) => text)).toEqual([
      'kubectl get pods',
      'reboot',
    ])
  })
})

describe('code in a step', () => {
  it.each([
    ['a name in capitals', 'Restart `Service nginx` on the gateway.'],
    ['a name that begins like a program of Windows', 'Open the board `Net Promoter`.'],
    ['a fault in words', 'Look for `host not found`, `nginx is down` and `docker pull failed`.'],
    ['a measure', 'Lower `time to live`, and `sort by date`.'],
    ['two words of a name', 'Look at the panel `Find Orders`.'],
    ['what a program said', 'The log has `ssh handshake to <host>: host key mismatch`.'],
    ['a limit of time without what it limits', 'It is wrapped in `timeout 60s`.'],
  ])('is no command where it is %s', (_, text) => {
    expect(commandsUnder(`- ${text}\n- Call the owner.`)).toEqual([])
  })

  it.each([
    'SFC /scannow',
    'NET USE',
    'Restart-Service nginx',
    'timeout 60s curl -s http://web/health',
    'grep ERROR: app.log',
    'grep -r access denied',
    'systemctl list-units --state failed',
    'echo not ready',
    'sudo chown app: data logs',
    'git commit -m "fix: one more time"',
  ])('is one: %s', (command) => {
    expect(commandsUnder(`- Do this: \`${command}\`.\n- Call the owner.`)).toEqual([command])
  })
})

describe('a numbered list below "Diagnose" or "Troubleshooting"', () => {
  it('runs what shows something', () => {
    const list = '1. **Key** - `ssh-keygen -lf host.pub` shows whose it is.\n2. **Route** - look at the map.'
    expect(commandsOf(`# T\n\n## Diagnose a refused login\n\nGo through it:\n\n${list}`).map(({ text }) => text)).toEqual([
      'ssh-keygen -lf host.pub',
    ])
  })
})

describe('lines without any mark', () => {
  it('are all commands where most are sure to be, on Windows as well', () => {
    expect(commandsUnder('cd C:\\work\\shop\\api\nwrangler deploy\nCopy-Item .\\dist D:\\www -Recurse')).toEqual([
      'cd C:\\work\\shop\\api',
      'wrangler deploy',
      'Copy-Item .\\dist D:\\www -Recurse',
    ])
  })

  it('are none where Markdown took a backslash out of them', () => {
    expect(commandsUnder('copy C:\\old\\app .\\.env\nnode .\\.tools\\run.mjs --all')).toEqual([])
  })

  it('are no short calls beside a sentence', () => {
    expect(commandsUnder('Then:\nkubectl get pods -A\nwatch closely\nand tell the owner')).toEqual(['kubectl get pods -A'])
  })
})
