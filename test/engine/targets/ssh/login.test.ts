// Logging in on a real sshd with all that it may ask for.
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSession } from '../../../../src/engine/session/open-session.ts'
import type { Asker } from '../../../../src/engine/targets/question.ts'
import { missing } from '../../../support/real-parts.ts'
import { createSshHome, makeKey, type Sshd, type SshdOptions, type SshHome, startSshd } from '../../../support/sshd.ts'
import { finished, ran } from '../../session/conformance.ts'
import { person } from './asking.ts'
import { reach } from './reach.ts'

const isRoot = process.getuid?.() === 0
let home: SshHome
const started: { stop(): unknown }[] = []

beforeEach(() => {
  home = createSshHome()
})
afterEach(async () => {
  for (const part of started.splice(0).toReversed()) await part.stop()
  home.remove()
})

async function trusted(options: SshdOptions = {}): Promise<Sshd> {
  const sshd = await startSshd(home, options)
  started.push(sshd)
  home.writeKnownHosts(sshd.knownHosts)
  return sshd
}

async function startAgent(): Promise<string> {
  const socket = join(home.directory, 'agent')
  const agent = spawn('ssh-agent', ['-D', '-a', socket], { stdio: ['ignore', 'pipe', 'ignore'] })
  started.push({ stop: () => agent.kill() })
  await once(agent.stdout, 'data')
  return socket
}

function addToAgent(socket: string, file: string): void {
  execFileSync('ssh-add', ['-q', file], { env: { ...process.env, SSH_AUTH_SOCK: socket }, stdio: 'ignore' })
}

async function greeting(sshd: Sshd, asker: Asker, more: { environment?: Record<string, string>; user?: string } = {}): Promise<unknown> {
  const { user = sshd.user, environment = {} } = more
  const hosts = reach(home, { environment })
  try {
    const session = await openSession(hosts.target({ host: sshd.address, port: sshd.port, user }), { asker })
    const result = await ran(session, 'echo in')
    await session.close()
    return result
  } finally {
    await hosts.close()
  }
}

describe.skipIf(missing('sshd', 'ssh-agent'))('logging in over SSH', () => {
  it.each([
    ['ed25519', []],
    ['rsa', ['-t', 'rsa', '-b', '3072']],
    ['ecdsa', ['-t', 'ecdsa']],
    ['rsa in PEM', ['-t', 'rsa', '-b', '3072', '-m', 'PEM']],
  ])('takes a key of the config: %s', async (_name, how) => {
    const keyFile = join(home.directory, 'other')
    makeKey(keyFile, ...how)
    const sshd = await trusted({ authorizedKeys: [readFileSync(`${keyFile}.pub`, 'utf8')] })
    home.writeConfig(`Host *\n  IdentityFile ~/other\n`)
    expect(await greeting(sshd, person())).toEqual(finished('in\n'))
  })

  it.each([
    ['of OpenSSH', []],
    ['of OpenSSH, with RSA', ['-t', 'rsa', '-b', '3072']],
    ['in PEM', ['-t', 'rsa', '-b', '3072', '-m', 'PEM']],
  ])('asks for the passphrase of a key %s, again when it was wrong', async (_name, how) => {
    const keyFile = join(home.directory, 'locked')
    makeKey(keyFile, '-N', 'open sesame', ...how)
    const sshd = await trusted({ authorizedKeys: [readFileSync(`${keyFile}.pub`, 'utf8')] })
    home.writeConfig(`Host *\n  IdentityFile ${keyFile}\n`)
    const asker = person({ passphrase: [['wrong'], ['open sesame']] })
    expect(await greeting(sshd, asker)).toEqual(finished('in\n'))
    const target = `${sshd.user}@${sshd.address}:${sshd.port}`
    expect(asker.asked).toEqual([
      { type: 'passphrase', target, keyFile, isRetry: false },
      { type: 'passphrase', target, keyFile, isRetry: true },
    ])
  })

  it('does not ask for the passphrase of a key that the host would not take', async () => {
    const locked = join(home.directory, 'locked')
    makeKey(locked, '-N', 'open sesame')
    const sshd = await trusted()
    home.writeConfig(`Host *\n  IdentityFile ${locked}\n  IdentityFile ${home.keyFile}\n`)
    const asker = person()
    expect(await greeting(sshd, asker)).toEqual(finished('in\n'))
    expect(asker.asked).toEqual([])
  })

  it.each([
    ['ed25519', []],
    ['rsa', ['-t', 'rsa', '-b', '3072']],
    ['ecdsa', ['-t', 'ecdsa']],
  ])('takes a key of the agent: %s', async (_name, how) => {
    const keyFile = join(home.directory, 'in-agent')
    makeKey(keyFile, ...how)
    const socket = await startAgent()
    addToAgent(socket, keyFile)
    const sshd = await trusted({ authorizedKeys: [readFileSync(`${keyFile}.pub`, 'utf8')] })
    expect(await greeting(sshd, person(), { environment: { SSH_AUTH_SOCK: socket } })).toEqual(finished('in\n'))
  })

  it('leaves keys of the agent alone that the config does not name, under IdentitiesOnly', async () => {
    const keyFile = join(home.directory, 'in-agent')
    makeKey(keyFile)
    const socket = await startAgent()
    addToAgent(socket, keyFile)
    const sshd = await trusted({ authorizedKeys: [readFileSync(`${keyFile}.pub`, 'utf8')] })
    home.writeConfig(`Host *\n  IdentityAgent ${socket}\n  IdentitiesOnly yes\n`)
    await expect(greeting(sshd, person())).rejects.toMatchObject({ code: 'login-refused' })
    home.writeConfig(`Host *\n  IdentityAgent ${socket}\n`)
    expect(await greeting(sshd, person())).toEqual(finished('in\n'))
  })

  it.each([
    ['ed25519', []],
    ['rsa', ['-t', 'rsa', '-b', '3072']],
    ['ecdsa', ['-t', 'ecdsa']],
  ])('takes a certificate of the agent: %s', async (_name, how) => {
    const authority = join(home.directory, 'authority')
    const keyFile = join(home.directory, 'signed')
    makeKey(authority)
    makeKey(keyFile, ...how)
    const socket = await startAgent()
    const sshd = await trusted({ authorizedKeys: [], config: [`TrustedUserCAKeys ${authority}.pub`] })
    execFileSync('ssh-keygen', ['-q', '-s', authority, '-I', 'ada', '-n', sshd.user, `${keyFile}.pub`])
    addToAgent(socket, keyFile)
    expect(await greeting(sshd, person(), { environment: { SSH_AUTH_SOCK: socket } })).toEqual(finished('in\n'))
  })

  it.each([
    ['ed25519', [], 'beside the key'],
    ['rsa', ['-t', 'rsa', '-b', '3072'], 'beside the key'],
    ['ecdsa', ['-t', 'ecdsa'], 'named by CertificateFile'],
    ['ecdsa of 521 bits', ['-t', 'ecdsa', '-b', '521'], 'beside the key'],
    ['a locked key', ['-N', 'open sesame'], 'named by CertificateFile'],
    ['a key of the agent', [], 'named by CertificateFile, the key in the agent alone'],
  ])('takes a certificate in a file: %s, %s, %s', async (_name, how, where) => {
    const authority = join(home.directory, 'authority')
    const keyFile = join(home.directory, 'signed')
    makeKey(authority)
    makeKey(keyFile, ...how)
    const socket = await startAgent()
    if (where.includes('agent')) {
      addToAgent(socket, keyFile)
      rmSync(keyFile)
    }
    const sshd = await trusted({ authorizedKeys: [], config: [`TrustedUserCAKeys ${authority}.pub`] })
    execFileSync('ssh-keygen', ['-q', '-s', authority, '-I', 'ada', '-n', sshd.user, `${keyFile}.pub`])
    let more = ''
    if (where.includes('CertificateFile')) {
      renameSync(`${keyFile}-cert.pub`, join(home.directory, 'elsewhere.pub'))
      more = `  CertificateFile ${join(home.directory, 'elsewhere.pub')}\n`
    }
    home.writeConfig(`Host *\n  IdentitiesOnly yes\n  IdentityFile ${keyFile}\n  IdentityAgent ${socket}\n${more}`)
    expect(await greeting(sshd, person({ passphrase: [['open sesame']] }))).toEqual(finished('in\n'))
    expect(sshd.log()).toContain('Accepted publickey for')
    expect(sshd.log()).toContain('-CERT')
  })

  it('says what was tried, in order, when nothing is left', async () => {
    const socket = await startAgent()
    addToAgent(socket, home.keyFile)
    const sshd = await trusted({ authorizedKeys: [], config: ['PasswordAuthentication yes'] })
    home.writeConfig(`Host *\n  IdentityFile ${home.keyFile}\n  IdentityFile ~/.ssh/missing\n`)
    await expect(greeting(sshd, person({ password: [['guess']] }), { environment: { SSH_AUTH_SOCK: socket } })).rejects.toMatchObject({
      code: 'login-refused',
      params: { user: sshd.user, host: sshd.address, tried: 'agent key ada@laptop, password' },
    })
  })

  it('goes on with what the host wants next after a key that was not enough', async () => {
    const sshd = await trusted({ config: ['PasswordAuthentication yes', 'AuthenticationMethods publickey,password'] })
    const asker = person()
    await expect(greeting(sshd, asker)).rejects.toMatchObject({
      code: 'login-refused',
      params: { tried: `key ${home.keyFile}, password (not given)` },
    })
    expect(asker.asked).toMatchObject([{ type: 'password', user: sshd.user, host: sshd.address, isRetry: false }])
  })

  it.skipIf(!isRoot)('asks for a password last, again when it was wrong', async () => {
    const user = `runcard-${process.pid}`
    const hash = execFileSync('openssl', ['passwd', '-6', 'correct horse'], { encoding: 'utf8' }).trim()
    execFileSync('useradd', ['-M', '-d', '/tmp', '-s', '/bin/sh', '-p', hash, user])
    started.push({ stop: () => spawnSync('userdel', ['-f', user]) })
    const sshd = await trusted({ authorizedKeys: [], config: ['PasswordAuthentication yes'] })
    const asker = person({ password: [['wrong'], ['correct horse']] })
    expect(await greeting(sshd, asker, { user })).toEqual(finished('in\n'))
    expect(asker.asked).toMatchObject([
      { type: 'password', user, isRetry: false },
      { type: 'password', user, isRetry: true },
    ])
  })

  it('says that the agent is not there, and logs in with a key file', async () => {
    const sshd = await trusted()
    const environment = { SSH_AUTH_SOCK: join(home.directory, 'no-agent') }
    expect(await greeting(sshd, person(), { environment })).toEqual(finished('in\n'))
    writeFileSync(home.keyFile, 'no key')
    await expect(greeting(sshd, person(), { environment })).rejects.toMatchObject({ code: 'login-refused' })
  })
})
