// Whether a host is the one that is known: against real sshd and real known_hosts files.
import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openSession } from '../../../../src/engine/session/open-session.ts'
import { missing } from '../../../support/real-parts.ts'
import { createSshHome, makeKey, type Sshd, type SshHome, startSshd } from '../../../support/sshd.ts'
import { finished, ran } from '../../session/conformance.ts'
import { type Person, person } from './asking.ts'
import { reach } from './reach.ts'

let home: SshHome
let sshd: Sshd
const knownHostsFile = (): string => join(home.directory, '.ssh', 'known_hosts')

function fingerprint(kind: 'sha256' | 'md5', type = 'ed25519'): string {
  return (
    execFileSync('ssh-keygen', ['-l', '-E', kind, '-f', join(sshd.folder, `host_${type}.pub`)], { encoding: 'utf8' }).split(' ')[1] ?? ''
  )
}

/** Runs a command there and gives what came out, or the error. */
async function visit(asker: Person = person(), config = '', port = sshd.port): Promise<unknown> {
  home.writeConfig(`${config}\nHost *\n  GlobalKnownHostsFile /nowhere\n  HashKnownHosts no\n`)
  const hosts = reach(home)
  try {
    const session = await openSession(hosts.target({ host: sshd.address, port }), { asker })
    const result = await ran(session, 'echo in')
    await session.close()
    return result
  } finally {
    await hosts.close()
  }
}

describe.skipIf(missing('sshd'))('the key of a host', () => {
  beforeAll(async () => {
    home = createSshHome()
    sshd = await startSshd(home, { hostKeyTypes: ['ed25519', 'rsa', 'ecdsa'] })
  })
  afterAll(async () => {
    await sshd.stop()
    home.remove()
  })
  beforeEach(() => rmSync(knownHostsFile(), { force: true }))

  it('is asked about when it is not known, with both fingerprints, and written when it is accepted', async () => {
    const asker = person({ 'host-key': [[]] })
    expect(await visit(asker)).toEqual(finished('in\n'))
    expect(asker.asked).toEqual([
      {
        type: 'host-key',
        target: `${sshd.address}:${sshd.port}`,
        host: sshd.address,
        port: sshd.port,
        algorithm: 'ssh-ed25519',
        sha256: fingerprint('sha256'),
        md5: fingerprint('md5'),
        knownHostsFile: knownHostsFile(),
      },
    ])
    expect(sshd.knownHosts).toContain(home.readKnownHosts())
    expect(statSync(knownHostsFile()).mode & 0o777).toBe(0o600)
    const again = person()
    expect(await visit(again)).toEqual(finished('in\n'))
    expect(again.asked).toEqual([])
  })

  it('keeps every byte of the file that it is added to, also of one that does not end its last line', async () => {
    const before = '# mine\r\n\n  other.example ssh-rsa AAAA  a comment\nnot a line at all'
    home.writeKnownHosts(before)
    expect(await visit(person({ 'host-key': [[]] }))).toEqual(finished('in\n'))
    expect(home.readKnownHosts()).toMatch(/^.+\n\[127\.0\.0\.1\]:\d+ ssh-ed25519 \S+\n$/s)
    expect(home.readKnownHosts().startsWith(`${before}\n`)).toBe(true)
  })

  it('is refused when nobody accepts it, and nothing is written', async () => {
    const refusal = {
      code: 'host-key-unknown',
      params: { host: sshd.address, algorithm: 'ssh-ed25519', fingerprint: fingerprint('sha256') },
    }
    await expect(visit()).rejects.toMatchObject(refusal)
    const strict = person({ 'host-key': [[]] })
    await expect(visit(strict, 'StrictHostKeyChecking yes')).rejects.toMatchObject(refusal)
    expect(strict.asked).toEqual([])
    expect(() => home.readKnownHosts()).toThrow()
  })

  it('is written without asking where the config says so, hashed where it says that', async () => {
    expect(await visit(person(), 'StrictHostKeyChecking accept-new\nHashKnownHosts yes')).toEqual(finished('in\n'))
    expect(home.readKnownHosts()).toMatch(/^\|1\|\S+\|\S+ ssh-ed25519 \S+\n$/)
    expect(await visit(person(), 'StrictHostKeyChecking yes')).toEqual(finished('in\n'))
    const found = execFileSync('ssh-keygen', ['-F', `[${sshd.address}]:${sshd.port}`, '-f', knownHostsFile()], { encoding: 'utf8' })
    expect(found).toContain('ssh-ed25519')
  })

  it('that changed is refused with the file and the line, whatever the config says', async () => {
    const other = join(home.directory, 'other')
    makeKey(other)
    const [type, key] = readFileSync(`${other}.pub`, 'utf8').split(' ')
    home.writeKnownHosts(`# known\n[${sshd.address}]:${sshd.port} ${type} ${key}\n`)
    const asker = person({ 'host-key': [[]] })
    for (const config of ['', 'StrictHostKeyChecking no']) {
      await expect(visit(asker, config)).rejects.toMatchObject({
        code: 'host-key-changed',
        params: { host: sshd.address, file: knownHostsFile(), line: 2, fingerprint: fingerprint('sha256') },
      })
    }
    expect(asker.asked).toEqual([])
  })

  it.each(['ssh-rsa', 'ecdsa-sha2-nistp256'])('is asked for in the algorithm that is known: %s', async (algorithm) => {
    home.writeKnownHosts(sshd.knownHosts.split('\n').find((line) => line.includes(` ${algorithm} `)) ?? '')
    const asker = person()
    expect(await visit(asker)).toEqual(finished('in\n'))
    expect(asker.asked).toEqual([])
  })

  it('is known by hashed names, by patterns with exceptions, by HostKeyAlias, and in a second file', async () => {
    home.writeKnownHosts(sshd.knownHosts)
    execFileSync('ssh-keygen', ['-q', '-H', '-f', knownHostsFile()], { stdio: 'ignore' })
    expect(home.readKnownHosts()).not.toContain(sshd.address)
    expect(await visit()).toEqual(finished('in\n'))
    const key = sshd.knownHosts.split('\n')[0]?.split(' ').slice(1).join(' ') ?? ''
    home.writeKnownHosts(`[127.0.0.*]:* ${key}\n`)
    expect(await visit()).toEqual(finished('in\n'))
    home.writeKnownHosts(`[127.0.0.*]:*,![${sshd.address}]:${sshd.port} ${key}\n`)
    await expect(visit()).rejects.toMatchObject({ code: 'host-key-unknown' })
    home.writeKnownHosts(`the-database ${key}\n`)
    expect(await visit(person(), 'HostKeyAlias the-database')).toEqual(finished('in\n'))
    home.writeKnownHosts('')
    writeFileSync(join(home.directory, 'second'), sshd.knownHosts)
    expect(await visit(person(), 'UserKnownHostsFile ~/.ssh/known_hosts ~/second')).toEqual(finished('in\n'))
  })

  it('that was revoked is refused with the line', async () => {
    const line = sshd.knownHosts.split('\n')[0] ?? ''
    home.writeKnownHosts(`${line}\n@revoked * ${line.split(' ').slice(1).join(' ')}\n`)
    await expect(visit()).rejects.toMatchObject({
      code: 'host-key-revoked',
      params: { host: sshd.address, file: knownHostsFile(), line: 2 },
    })
  })

  it.each(['ed25519', 'ecdsa'])('is vouched for by an authority that a line names: %s', async (type) => {
    const authority = join(home.directory, `authority-${type}`)
    makeKey(authority, '-t', type)
    const hostKey = join(sshd.folder, `host_${type}`)
    const certify = (...more: readonly string[]): void => {
      execFileSync('ssh-keygen', ['-q', '-s', authority, '-I', 'host', '-h', ...more, `${hostKey}.pub`], { stdio: 'ignore' })
    }
    certify('-n', `${sshd.address},other.example`)
    const certified = await startSshd(home, { config: [`HostKey ${hostKey}`, `HostCertificate ${hostKey}-cert.pub`], hostKeyTypes: [] })
    const visitCertified = (): Promise<unknown> => visit(person(), '', certified.port)
    const [keyType, key] = readFileSync(`${authority}.pub`, 'utf8').split(' ')
    try {
      home.writeKnownHosts(`@cert-authority [127.0.0.*]:* ${keyType} ${key}\n`)
      expect(await visitCertified()).toEqual(finished('in\n'))
      home.writeKnownHosts(`@cert-authority [127.0.0.*]:* ${keyType} ${key}\n@revoked * ${keyType} ${key}\n`)
      await expect(visitCertified()).rejects.toMatchObject({ code: 'host-key-unknown' })
      home.writeKnownHosts(`@cert-authority *.example ${keyType} ${key}\n`)
      await expect(visitCertified()).rejects.toMatchObject({ code: 'host-key-unknown' })
      const wrong = [
        ['-n', 'other.example'],
        ['-n', sshd.address, '-V', '-2d:-1d'],
      ]
      home.writeKnownHosts(`@cert-authority [127.0.0.*]:* ${keyType} ${key}\n`)
      for (const how of wrong) {
        certify(...how)
        await certified.restart()
        await expect(visitCertified()).rejects.toMatchObject({ code: 'host-key-unknown' })
      }
    } finally {
      await certified.stop()
    }
  })

  it('that can’t be kept is said, and nobody is let in', async () => {
    const unwritable = join(home.keyFile, 'known_hosts')
    await expect(visit(person({ 'host-key': [[]] }), `UserKnownHostsFile ${unwritable}`)).rejects.toMatchObject({
      code: 'known-hosts-unwritable',
      params: { file: unwritable },
    })
    await expect(visit(person(), `UserKnownHostsFile ${home.directory}`)).rejects.toMatchObject({
      code: 'file-unreadable',
      params: { file: home.directory, reason: 'EISDIR' },
    })
  })
})
