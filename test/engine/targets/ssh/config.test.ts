// The ssh config is read as ssh reads it: each of these, by Runcard and by the real `ssh -G`.
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type HostConfig, readHostConfig } from '../../../../src/engine/targets/ssh/config.ts'
import { missing } from '../../../support/real-parts.ts'
import { createSshHome, type SshHome } from '../../../support/sshd.ts'

const configs = [
  'Host other\n User no\nHost db !web\n HostName=%h.example\n User ops\n Port 2222\nHost *\n User all\n Port 3\n',
  'Host=db\nUser = eq\n  PORT=9 # nine\nIdentityFile "/keys/two words"\nIdentityFile /keys/two\nIdentitiesOnly yes\n',
  'Match host db.example\n User early\nHost db\n HostName db.example\nMatch host db.example\n Port 99\n',
  'Match originalhost db user ops\n Port 77\nHost db\n User ops\nMatch !host web user ops\n Port 78\n',
  'Match host="web,db"\n User quoted\nMatch all\n Port 7\n',
  'Match final host db.example\n User final\n Port 5\nHost db\n HostName db.example\n Port 6\n',
  'CanonicalizeHostname yes\nMatch canonical\n User can\n Port 9\nMatch final\n ConnectTimeout 5\n',
  'CanonicalizeHostname always\nHost db\n HostName db.example\nMatch canonical host db.example\n User can\n',
  'CanonicalizeHostname no\nMatch canonical\n User can\nMatch !canonical\n Port 8\n',
  'Match final\n User fin\nMatch canonical\n Port 9\n',
  'Include /conf/first /conf/second\nUser last\nHost web\n Port 1\n',
  'Host web\n Include /conf/second\nHost db\n User mine\n Include /conf/*\n Port 3\n',
  'ProxyCommand nc db 22\nProxyJump gate\n',
  'ProxyJump ops@gate:2200,inner\nProxyCommand nc db 22\n',
  'ProxyCommand none\nProxyJump gate\n',
  'ProxyJump none\nProxyCommand nc db 22 # no comment\n',
  'ServerAliveInterval 1m30s\nServerAliveCountMax 7\nConnectTimeout 5\n',
  'ServerAliveInterval 0\nStrictHostKeyChecking accept-new\nHashKnownHosts yes\nUserKnownHostsFile /known/one /known/two\n',
  'StrictHostKeyChecking off\nIdentityAgent /agent\nHostKeyAlias alias\nCertificateFile /keys/c-cert.pub\n',
  'StrictHostKeyChecking yes\nGlobalKnownHostsFile /g1 /g2\nIdentityAgent none\n',
]
const included = { first: 'Host web\n Port 11\n', second: 'Compression yes\nUser second\nHost db\n Port 12\n' }

describe.skipIf(missing('ssh'))('an ssh config', () => {
  let home: SshHome
  beforeAll(() => {
    home = createSshHome()
    mkdirSync(join(home.directory, 'conf'))
    for (const [name, text] of Object.entries(included)) writeFileSync(join(home.directory, 'conf', name), text)
  })
  afterAll(() => home.remove())

  it.each(configs)('%j', async (text) => {
    const config = await read(text.replaceAll('/conf/', `${home.directory}/conf/`))
    expect(factsOf(config, text)).toEqual(await factsOfSsh(text))
  })

  const read = (text: string) => {
    home.writeConfig(text)
    const reader = { homeDirectory: home.directory, environment: {}, localUser: userInfo().username, systemConfig: '/nowhere' }
    return readHostConfig(reader, { host: 'db' }, () => Promise.reject(new Error('there is nothing to run')))
  }

  // Not every ssh that is about knows all of these, so what it would say is written down.
  it('may name a port by its service, and a host’s tag', async () => {
    expect(await read('Host db\n Port ssh\n Tag vpn\nMatch tagged office\n User no\nMatch tagged v*\n User tagged\n')).toMatchObject({
      port: 22,
      user: 'tagged',
    })
    await expect(read('Port nowhere-to-go\n')).rejects.toMatchObject({ code: 'ssh-config-invalid', params: { line: 1 } })
  })

  it.each([
    ['Match localnetwork 10.0.0.0/8\n User no\n', 'Match localnetwork', 1],
    ['Host db\n User own\nMatch host d* sessiontype shell\n Port 9\n', 'Match sessiontype', 3],
    ['CanonicalizeHostname yes\nCanonicalDomains corp.example\n', 'CanonicalDomains', 2],
    ['CanonicalizeHostname always\nCanonicalDomains corp.example\nProxyJump gate\n', 'CanonicalDomains', 2],
  ])('says what of it is not followed, where it may lead elsewhere: %j', async (text, option, line) => {
    expect((await read(text)).notFollowed).toEqual({ option, line, file: expect.stringContaining('/.ssh/config') })
  })

  it.each([
    'Match host web localnetwork 10.0.0.0/8\n User no\n',
    'CanonicalDomains corp.example\n',
    'CanonicalizeHostname yes\nCanonicalDomains corp.example\nProxyJump gate\n',
    'CanonicalizeHostname yes\nCanonicalDomains corp.example\nHost db\n HostName 10.0.0.5\n',
    'CanonicalizeHostname yes\nCanonicalDomains corp.example\nHost db\n HostName db.far.example\n',
  ])('and not where it does not lead elsewhere: %j', async (text) => {
    expect(await read(text)).not.toHaveProperty('notFollowed')
  })

  /** What `ssh -G` says, in its words; only of what the config names, since ssh's defaults are those of its own home. */
  async function factsOfSsh(text: string): Promise<Record<string, string>> {
    const output = execFileSync('ssh', ['-G', '-F', join(home.directory, '.ssh', 'config'), 'db'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const facts: Record<string, string> = {}
    for (const line of output.split('\n')) {
      const [name = '', ...words] = line.split(' ')
      if (isNamed(name, text)) facts[name] = [...(name in facts ? [facts[name]] : []), words.join(' ')].join(' ')
    }
    return facts
  }
})

function factsOf(config: HostConfig, text: string): Record<string, string> {
  const strict = { yes: 'true', no: 'false', ask: 'ask', 'accept-new': 'accept-new' }
  const jumps = config.jumps.map(({ user, host, port }) => `${user ? `${user}@` : ''}${host}${port ? `:${port}` : ''}`).join(',')
  const all = {
    hostname: config.host,
    user: config.user,
    port: String(config.port),
    identityfile: config.identityFiles.join(' '),
    certificatefile: config.certificateFiles.join(' '),
    identitiesonly: config.identitiesOnly ? 'yes' : 'no',
    identityagent: config.agentSocket ?? 'none',
    ...(jumps === '' ? {} : { proxyjump: jumps }),
    ...(config.proxyCommand ? { proxycommand: config.proxyCommand.command } : {}),
    serveraliveinterval: String(config.aliveIntervalMs / 1000),
    serveralivecountmax: String(config.aliveCountMax),
    connecttimeout: String(config.connectTimeoutMs / 1000),
    userknownhostsfile: config.knownHostsFiles.slice(0, 2).join(' '),
    globalknownhostsfile: config.knownHostsFiles.slice(-2).join(' '),
    hostkeyalias: config.hostKeyAlias ?? '',
    stricthostkeychecking: strict[config.strictHostKeyChecking],
    hashknownhosts: config.hashKnownHosts ? 'yes' : 'no',
  }
  return Object.fromEntries(Object.entries(all).filter(([name]) => isNamed(name, text)))
}

const always = ['hostname', 'user', 'port', 'proxyjump', 'proxycommand']

function isNamed(name: string, text: string): boolean {
  return always.includes(name) || (compared.includes(name) && text.toLowerCase().includes(name))
}

const compared = [
  'identityfile',
  'certificatefile',
  'identitiesonly',
  'identityagent',
  'serveraliveinterval',
  'serveralivecountmax',
  'connecttimeout',
  'userknownhostsfile',
  'globalknownhostsfile',
  'hostkeyalias',
  'stricthostkeychecking',
  'hashknownhosts',
]
