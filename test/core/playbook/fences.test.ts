// What a fence holds: commands, or what is not to be run. Each case is a kind of fence that on-call teams write.
import { describe, expect, it, test } from 'vitest'
import { commandsOf, outline, texts } from './reading.ts'

function fence(language: string, ...lines: readonly string[]): string {
  return [`\`\`\`${language}`, ...lines, '```', ''].join('\n')
}

describe('no command', () => {
  it.each([
    ['a question to a metrics store', fence('promql', 'sum(rate(http_requests_total[5m])) by (job)')],
    ['a question to a log store', fence('logql', '{app="web"} |= "error"')],
    ['YAML in a shell fence', fence('bash', 'apiVersion: v1', 'kind: ConfigMap', 'metadata:', '  name: web')],
    ['sections and keys in a shell fence', fence('bash', '[mysqld]', 'max_connections = 500', 'innodb_buffer_pool_size=4G')],
    ['a block of settings in a shell fence', fence('sh', 'server {', '  listen 80;', '', '  location / { proxy_pass http://app; }', '}')],
    ['resources in a shell fence', fence('bash', 'resource "aws_instance" "web" {', '  ami = "ami-1"', '}')],
    ['a page of a manual', fence('bash', '-f, --force', '           Force immediate halt.')],
    ['warnings', fence('', '! BE CAREFUL', '! all data are lost')],
    ['a file of settings', fence('', '[Match]', 'MACAddress=$MAC', '', '[Link]', 'Name=$INTERFACE')],
    ['a comment that begins like a command', fence('bash', '# login to the host of the database', '# make sure that it is the right one')],
  ])('%s', (_, text) => {
    expect(texts(text)).toEqual([])
  })

  it('what an unmarked command answered', () => {
    const text = fence(
      '',
      'cat /proc/mdstat',
      'Personalities : [linear] [raid1]',
      'md0 : active raid1 sda1[0] sdb1[2](F)',
      '      976773168 blocks [2/1] [U_]',
      '',
      'md1 : active raid1 sda2[0] sdb2[1]',
      '      976773168 blocks [2/2] [UU]',
    )
    expect(texts(text)).toEqual(['cat /proc/mdstat'])
  })

  it('a warning below the command that it is about', () => {
    expect(texts(fence('', 'sgdisk /dev/sda -R /dev/sdb', '! BE CAREFUL', '! /dev/sda is the source'))).toEqual([
      'sgdisk /dev/sda -R /dev/sdb',
    ])
  })

  it('settings below the editor that they are typed into', () => {
    expect(texts(fence('bash', 'vim /etc/my.cnf', '[mysqld]', 'max_connections = 500', '', 'systemctl restart mysql'))).toEqual([
      'vim /etc/my.cnf',
      'systemctl restart mysql',
    ])
  })
})

describe('a command', () => {
  it.each([
    ['behind a prompt that is a name and `#`', fence('console', 'mon-a# ceph -s', '  cluster: ok'), ['ceph -s']],
    ['behind the prompt of a shell without a name', fence('', 'sh-4.4# crictl ps', 'CONTAINER   IMAGE'), ['crictl ps']],
    [
      'that is commented out',
      fence('bash', '# kubectl delete pod web-0', '# kubectl get pods'),
      ['kubectl delete pod web-0', 'kubectl get pods'],
    ],
    ['that is commented out without a space', fence('', '#qm unlock 104'), ['qm unlock 104']],
    [
      'that sets what later ones ask for',
      fence('', 'OLD_POOL=<name of old pool>', 'NEW_POOL=<name of new pool>'),
      ['OLD_POOL=<name of old pool>', 'NEW_POOL=<name of new pool>'],
    ],
    [
      'of a program that nobody knows',
      fence('', 'fleetctl2 jobs create sync -p SPACE=<SPACE>', 'fleetctl2 jobs create sync -p SPACE=<SPACE> -v'),
      ['fleetctl2 jobs create sync -p SPACE=<SPACE>', 'fleetctl2 jobs create sync -p SPACE=<SPACE> -v'],
    ],
    [
      'below a comment that begins like one',
      fence('', '# login to the shell of the host', 'pct unlock 102', 'pct listsnapshot 102'),
      ['pct unlock 102', 'pct listsnapshot 102'],
    ],
  ])('%s', (_, text, expected) => {
    expect(texts(text)).toEqual(expected)
  })

  it('typed into an open console in small letters is for the console', () => {
    expect(commandsOf(fence('sh', 'cqlsh', 'describe keyspaces', 'use shop;')).map(({ kind, text }) => [kind, text])).toEqual([
      ['shell', 'cqlsh'],
      ['sql', 'describe keyspaces'],
      ['sql', 'use shop;'],
    ])
  })

  it('asks once for what an earlier fence sets', () => {
    const text = `${fence('', 'POOL=<name of the pool>')}\n${fence('bash', 'kubectl get nodes -l pool=$POOL')}`
    expect(commandsOf(text).map((command) => command.blanks.map((blank) => blank.name))).toEqual([['<name of the pool>'], []])
  })
})

describe('a session', () => {
  const kinds = (text: string) => commandsOf(text).map((command) => `${command.kind} ${command.text}`)

  it.each([
    [
      'on a router',
      ['Router> enable', 'Router# configure terminal', 'Router(config)# interface g0/0', 'Router(config-if)# no shutdown'],
      ['repl enable', 'repl configure terminal', 'repl interface g0/0', 'repl no shutdown'],
    ],
    [
      'on a router, with its answer',
      ['core-1# show ip interface brief', 'Interface   IP-Address   OK?', 'Gi0/0   10.0.0.1   YES'],
      ['repl show ip interface brief'],
    ],
    ['on a router of another make', ['[admin@edge] > /system reboot', 'Reboot, yes? [y/N]:'], ['repl /system reboot']],
    ['of a machine without a name', ['root@(none):/# mount -o remount,rw /', 'root@(none):/#'], ['shell mount -o remount,rw /']],
    [
      'in which a console is opened',
      ['$ mongosh', 'test> show dbs', 'admin  40.00 KiB', 'shop> db.orders.drop()', 'true'],
      ['shell mongosh', 'repl show dbs', 'repl db.orders.drop()'],
    ],
    ['of ZooKeeper', ['[zk: zk-1:2181(CONNECTED) 0] ls /brokers', '[ids, topics]'], ['repl ls /brokers']],
    ['of a debugger', ['(gdb) thread apply all bt'], ['repl thread apply all bt']],
    ['of a boot loader', ['grub rescue> ls', '(hd0) (hd0,msdos1)', 'grub rescue> insmod normal'], ['repl ls', 'repl insmod normal']],
    ['of Elixir on a node', ['iex(app@web-1)2> Node.list()', '[]'], ['repl Node.list()']],
    ['of Python with a loop', ['>>> for x in range(2):', '...     print(x)', '...', '0', '1'], ['repl for x in range(2):\n    print(x)']],
    ['with a loop', ['root@web-1:~# for i in 1 2; do', '> echo $i', '> done', '1', '2'], ['shell for i in 1 2; do\necho $i\ndone']],
    ['that was broken off', ['ceph status', '^CCluster connection interrupted'], ['shell ceph status']],
    ['in a container', ['/app # env', 'PATH=/bin', '/ $ id', '~# ls'], ['shell env', 'shell id', 'shell ls']],
    ['with nothing between host and mark', ['nfs-1$ df -h', '/dev/sda1  50G'], ['shell df -h']],
    ['of zsh', ['% brew services restart redis'], ['shell brew services restart redis']],
    ['that says directory and branch', ['~/src/app (main) $ git pull', 'Already up to date.'], ['shell git pull']],
  ])('%s', (_, lines, expected) => {
    expect(kinds(fence('', ...lines))).toEqual(expected)
  })

  it.each([
    ['127.0.0.1:6379> FLUSHALL', 'deletes-data'],
    ['127.0.0.1:6379> CONFIG SET maxmemory 1gb', 'overwrites'],
    ['rs0:PRIMARY> rs.stepDown()', 'stops-service'],
    ['[zk: zk-1:2181(CONNECTED) 1] deleteall /brokers', 'deletes-data'],
    ['SQL> shutdown immediate;', 'stops-service'],
    ['edge(config)# reload', 'stops-service'],
    ['edge(config-if)# no shutdown', 'changes-network'],
    ['[admin@edge] > /ip address remove 0', 'changes-network'],
    ['mysql> STOP REPLICA;', 'stops-service'],
  ])('is judged: %s', (line, hazard) => {
    expect(commandsOf(fence('', line))[0]!.hazards).toContain(hazard)
  })

  it.each(['127.0.0.1:6379> INFO replication', 'rs0:PRIMARY> rs.status()', 'edge# show running-config', 'mysql> SHOW REPLICA STATUS;'])(
    'is not alarmed by %s',
    (line) => {
      expect(commandsOf(fence('', line))[0]!.hazards).toEqual([])
    },
  )
})

describe('a runbook within a fence', () => {
  it('has its numbered lines as steps, with what is indented below them', () => {
    const text = fence(
      '',
      'Trigger: 5xx above 1% for 5 minutes',
      '',
      '1. Check the pods:',
      '   kubectl get pods -n shop',
      '',
      '2. Is it a new release?',
      '   kubectl rollout history deployment/web -n shop',
      '   # If yes, go back:',
      '   kubectl rollout undo deployment/web \\',
      '     -n shop',
      '',
      '3. Call the owner of the service',
    )
    expect(outline(`## High error rate\n\n${text}`)).toEqual([
      [
        'High error rate',
        ['Check the pods', 'kubectl get pods -n shop'],
        ['Is it a new release?', 'kubectl rollout history deployment/web -n shop', 'kubectl rollout undo deployment/web \\\n     -n shop'],
        ['Call the owner of the service'],
      ],
    ])
  })

  it('is none where a console numbers its replies', () => {
    expect(texts(fence('', '1) "a"', '2) (integer) 5', '   3) "top -b"'))).toEqual([])
  })
})

describe('requests to Elasticsearch’s console', () => {
  it('are typed one by one, bodies with them', () => {
    const text = fence('', 'GET /_cat/shards?v', '', 'PUT /_cluster/settings', '{', '  "transient": {}', '}', '', 'DELETE /logs-2020.08*')
    expect(commandsOf(text).map(({ kind, text, hazards }) => [kind, text, hazards])).toEqual([
      ['repl', 'GET /_cat/shards?v', []],
      ['repl', 'PUT /_cluster/settings\n{\n  "transient": {}\n}', ['overwrites']],
      ['repl', 'DELETE /logs-2020.08*', ['deletes-data']],
    ])
  })

  it('are none where headers make HTTP of them', () => {
    expect(texts(fence('http', 'GET /health HTTP/1.1', 'Host: example.org'))).toEqual([])
  })
})

describe('what an unmarked command printed', () => {
  it.each([
    [
      'a table',
      [
        'df -h',
        'Filesystem      Size  Used Avail Use% Mounted on',
        '/dev/sda1        50G   48G  2.0G  96% /',
        'tmpfs            16G     0   16G   0% /run',
      ],
    ],
    ['a table with names in small letters', ['ps aux', 'root      1234  0.5 12.3 9876 2012 ?     Sl   Jan10  55:12 java -jar app.jar']],
    ['an indented table', ['free -m', '              total        used        free', 'Mem:          15885        9876         321']],
    ['a report', ['ceph -s', '  cluster:', '    health: HEALTH_WARN', '            1 osds down', '', '  services:', '    mon: 3 daemons']],
    [
      'a report with blank lines',
      ['zpool status', '  pool: tank', ' state: DEGRADED', 'config:', '', '        NAME        STATE', '        tank        DEGRADED'],
    ],
    ['a number', ['dig +short example.org', '93.184.216.34']],
    ['a line that begins with the time', ['uptime', ' 10:00:01 up 10 days,  3:21,  2 users,  load average: 15.20, 12.11, 9.87']],
    ['a sentence', ['kubectl get pods', 'No resources found in default namespace.']],
    ['what became of a resource', ['kubectl cordon node-2', 'node/node-2 cordoned']],
    [
      'an error',
      [
        'kubectl drain node-1',
        'error: unable to drain node "node-1", aborting command...',
        'There are pending nodes to be drained:',
        ' node-1',
      ],
    ],
    ['commits', ['git log --oneline -2', 'a1b2c3d Fix the queue', 'd4e5f6a Add the other thing']],
    ['a mount', ['mount', 'db-1:/export on /mnt/db type nfs4 (rw,relatime)']],
    ['an elision', ['terraform plan', '...', 'Plan: 1 to add, 0 to change, 2 to destroy.']],
    [
      'the name of a program in capitals',
      [
        'ping -c 1 10.0.0.1',
        'PING 10.0.0.1 (10.0.0.1) 56(84) bytes of data.',
        '64 bytes from 10.0.0.1: ttl=64',
        '',
        '--- 10.0.0.1 ping statistics ---',
      ],
    ],
    ['keys and values', ['vault status', 'Key                Value', '---                -----', 'Sealed             true']],
    ['a file', ['cat /etc/resolv.conf', 'nameserver 8.8.8.8', 'search example.org']],
    ['dates', ['openssl x509 -in cert.pem -noout -dates', 'notBefore=Jan  1 00:00:00 2030 GMT', 'notAfter=Apr  1 00:00:00 2030 GMT']],
    [
      'a legend',
      [
        'nodetool status',
        'Datacenter: dc1',
        '===============',
        'Status=Up/Down',
        '|/ State=Normal/Leaving',
        'UN  10.0.0.1   1.2 GiB    256     33.3%   1a2b  rack1',
      ],
    ],
    ['what a database did', ['sudo -u postgres psql -c "drop database test2"', 'DROP DATABASE']],
    [
      'the head of a table, behind a comment',
      ['psql -c "select 1"', '', '# Prints:', '', '  oid  |  name', '-------+-------', ' 14448 | app'],
    ],
    ['an address', ['etcdctl endpoint health', 'https://127.0.0.1:2379 is healthy: successfully committed proposal']],
  ])('is no command: %s', (_, lines) => {
    expect(texts(fence('bash', ...lines))).toEqual([lines[0]])
    expect(texts(fence('', ...lines))).toEqual([lines[0]])
  })

  it('ends where the next command is typed', () => {
    const text = fence(
      'bash',
      'kubectl get nodes',
      'NAME     STATUS     AGE',
      'node-2   NotReady   10d',
      'kubectl cordon node-2',
      'node/node-2 cordoned',
      '',
      'acme drain node-2',
    )
    expect(texts(text)).toEqual(['kubectl get nodes', 'kubectl cordon node-2', 'acme drain node-2'])
  })

  it.each([
    ['programs that nobody knows', ['cd /opt/acme', 'acme stop web', 'acme start web']],
    ['values and scripts', ['NODE=web-1', './drain.sh', '/opt/acme/bin/start', '~/bin/check']],
    ['words of the shell', ['set -e', 'export A=1', 'cd /srv', 'exit 1']],
    ['a command that speaks of states', ['echo Status: ok', 'logger deploy done: web']],
  ])('is not taken for it: %s', (_, lines) => {
    expect(texts(fence('bash', ...lines))).toEqual(lines)
  })

  it('keeps loops, conditions and pipes whole, however they are indented', () => {
    const lines = [
      'for n in a b; do',
      '  acme drain $n',
      '  echo done: $n',
      'done',
      'if acme ok; then',
      '  acme go',
      'fi',
      'acme list |',
      '  acme filter',
      'stop_all() {',
      '  acme stop',
      '}',
    ]
    expect(texts(fence('bash', ...lines))).toEqual([
      lines.slice(0, 4).join('\n'),
      lines.slice(4, 7).join('\n'),
      lines.slice(7, 9).join('\n'),
      lines.slice(9).join('\n'),
    ])
  })
})

describe('statements of SQL in a fence of shell', () => {
  const kindsIn = (...lines: readonly string[]) => commandsOf(fence('bash', ...lines)).map(({ kind, text }) => [kind, text])

  it.each(['fly postgres connect -a db', 'heroku pg:psql -a web', 'gcloud sql connect main --user=admin'])(
    'are for the console that `%s` opens',
    (opener) => {
      expect(kindsIn(opener, '# 在psql中执行:', 'DROP DATABASE staging;', '\\q', 'date')).toEqual([
        ['shell', opener],
        ['sql', 'DROP DATABASE staging;'],
        ['repl', '\\q'],
        ['shell', 'date'],
      ])
    },
  )

  it('are none of the shell’s where nothing says which console they are for', () => {
    expect(kindsIn('DROP TABLE jobs;', 'SELECT 1;', '\\q', 'date')).toEqual([
      ['sql', 'DROP TABLE jobs;'],
      ['sql', 'SELECT 1;'],
      ['repl', '\\q'],
      ['shell', 'date'],
    ])
    expect(commandsOf(fence('bash', 'DROP TABLE jobs;'))).toMatchObject([{ hazards: ['drops-database'] }])
  })

  it('stay within the command that feeds them to a console', () => {
    const text = ['psql db <<EOF', 'DROP TABLE jobs;', 'EOF']
    expect(kindsIn(...text)).toEqual([['shell', text.join('\n')]])
    const quoted = ['psql db -c "', 'DROP TABLE jobs;', '"']
    expect(kindsIn(...quoted)).toEqual([['shell', quoted.join('\n')]])
  })
})

test('GO belongs to the batch that it ends', () => {
  const text = fence(
    'sql',
    'ALTER DATABASE shop',
    '  SET SINGLE_USER',
    '  WITH ROLLBACK IMMEDIATE;',
    'GO',
    "RESTORE DATABASE shop FROM DISK = 'x';",
    'GO',
  )
  expect(commandsOf(text)).toMatchObject([
    { text: 'ALTER DATABASE shop\n  SET SINGLE_USER\n  WITH ROLLBACK IMMEDIATE;\nGO', hazards: ['stops-service'] },
    { text: "RESTORE DATABASE shop FROM DISK = 'x';\nGO", hazards: ['overwrites'] },
  ])
})
