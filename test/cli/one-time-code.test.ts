// One-time codes asked for on a person's terminal, by the target itself and by a jump host on the way to a real sshd.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type CodeGate, startCodeGate } from '../support/code-gate.ts'
import { missing } from '../support/real-parts.ts'
import { createSshHome, type Sshd, type SshHome, startSshd } from '../support/sshd.ts'
import { type Desk, openDesk, type Person } from './person.ts'

const refusal = 'That was not accepted.'

describe.skipIf(missing('sshd'))('a host that asks for a one-time code', () => {
  let home: SshHome
  let sshd: Sshd
  let gate: CodeGate
  let desk: Desk
  beforeEach(async () => {
    home = createSshHome()
    sshd = await startSshd(home)
    gate = await startCodeGate(home, ['123456'])
    home.writeKnownHosts(sshd.knownHosts + gate.knownHosts)
    home.writeConfig(
      `Host gate\n  HostName 127.0.0.1\n  Port ${gate.port}\n  User ada\n  IdentityFile none\n` +
        `Host db-1\n  HostName ${sshd.address}\n  Port ${sshd.port}\n  User ${sshd.user}\n  ProxyJump gate\n`,
    )
    desk = openDesk('# Try me\n\n## Look\n\n```bash\n# Say it\necho "reached by $SSH_CONNECTION"\n```\n', home.directory)
  })
  afterEach(async () => {
    await sshd?.stop()
    await gate?.stop()
    home.remove()
  })

  async function gives(person: Person, code: string): Promise<void> {
    await person.sees('It says: The gate')
    await person.answers('Badge:', '0815\r')
    await person.answers('Verification code:', `${code}\r`)
  }

  test('at a jump host: says which, and on the way to what; again when it was refused; and then goes on', async () => {
    const person = desk.runcard('run', 'book.md', '--target', 'db-1')
    await person.answers('Run it on db-1?', '\r')
    await person.sees(`gate (ada@127.0.0.1:${gate.port}) asks before it lets you in`)
    await person.sees(`Target: db-1, on the way through gate (ada@127.0.0.1:${gate.port})`)
    await gives(person, '000000')
    await person.sees(refusal)
    await gives(person, '123456')
    await person.sees('reached by 127.0.0.1')
    expect(await person.leaves()).toBe(0)
    expect(gate.given).toEqual(['000000', '123456'])
    expect(person.shown().split(refusal)).toHaveLength(2)
    expect(person.shown()).toContain('Badge: 0815')
    expect(person.shown()).not.toMatch(/000000|123456/)
  })

  test('at the target: the right one at once is asked for once', async () => {
    const person = desk.runcard('hosts', 'gate', '--test')
    await person.sees('gate asks before it lets you in')
    await gives(person, '123456')
    await person.sees('✓ gate (ssh): works')
    expect(await person.leaves()).toBe(0)
    expect(gate.given).toEqual(['123456'])
    expect(person.shown()).not.toContain(refusal)
  })

  test('after three wrong ones it is not asked for again, and what was tried is said', async () => {
    const person = desk.runcard('hosts', 'gate', '--test')
    await gives(person, '1')
    await person.sees(refusal)
    await gives(person, '2')
    await person.sees(refusal)
    await gives(person, '3')
    await person.sees('✗ gate (ssh): the login doesn’t work')
    await person.sees('ada may not log in on 127.0.0.1; tried: keyboard-interactive (refused 3 times).')
    expect(await person.leaves()).toBe(1)
    expect(gate.given).toEqual(['1', '2', '3'])
  })

  test('Ctrl-D at it gives nothing, and it is not asked for again', async () => {
    const person = desk.runcard('hosts', 'db-1', '--test')
    await person.answers('Badge:', '\u0004')
    await person.sees('✗ db-1 (ssh): the way to it doesn’t work')
    await person.sees('At the jump host gate')
    await person.sees('tried: keyboard-interactive (not answered)')
    expect(await person.leaves()).toBe(1)
  })

  test('a host that has waited too long is said to have hung up, without another key', async () => {
    const person = desk.runcard('hosts', 'gate', '--test')
    await person.sees('Badge:')
    gate.hangUp()
    await person.sees('✗ gate (ssh): the login doesn’t work')
    await person.sees('127.0.0.1 hung up on ada before its question was answered.')
    expect(await person.leaves()).toBe(1)
  })
})
