// What a fence holds: commands, or what is not to be run. Each case is a kind of fence that on-call teams write.
import { describe, expect, it } from 'vitest'
import { commandsOf } from './reading.ts'

function fence(language: string, ...lines: readonly string[]): string {
  return [`\`\`\`${language}`, ...lines, '```', ''].join('\n')
}

function textsIn(text: string): readonly string[] {
  return commandsOf(text).map((command) => command.text)
}

describe('no command', () => {
  it.each([
    ['a question to a metrics store', fence('promql', 'sum(rate(http_requests_total[5m])) by (job)')],
    ['a question to a log store', fence('logql', '{app="web"} |= "error"')],
    ['YAML in a shell fence', fence('bash', 'apiVersion: v1', 'kind: ConfigMap', 'metadata:', '  name: web')],
    ['sections and keys in a shell fence', fence('bash', '[mysqld]', 'max_connections = 500', 'innodb_buffer_pool_size=4G')],
    ['a block of settings in a shell fence', fence('sh', 'server {', '  listen 80;', '', '  location / { proxy_pass http://app; }', '}')],
    ['resources in a shell fence', fence('bash', 'resource "aws_instance" "web" {', '  ami = "ami-1"', '}')],
    ['warnings', fence('', '! BE CAREFUL', '! all data are lost')],
    ['a file of settings', fence('', '[Match]', 'MACAddress=$MAC', '', '[Link]', 'Name=$INTERFACE')],
    ['a comment that begins like a command', fence('bash', '# login to the host of the database', '# make sure that it is the right one')],
  ])('%s', (_, text) => {
    expect(textsIn(text)).toEqual([])
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
    expect(textsIn(text)).toEqual(['cat /proc/mdstat'])
  })

  it('a warning below the command that it is about', () => {
    expect(textsIn(fence('', 'sgdisk /dev/sda -R /dev/sdb', '! BE CAREFUL', '! /dev/sda is the source'))).toEqual([
      'sgdisk /dev/sda -R /dev/sdb',
    ])
  })

  it('settings below the editor that they are typed into', () => {
    expect(textsIn(fence('bash', 'vim /etc/my.cnf', '[mysqld]', 'max_connections = 500', '', 'systemctl restart mysql'))).toEqual([
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
    expect(textsIn(text)).toEqual(expected)
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
