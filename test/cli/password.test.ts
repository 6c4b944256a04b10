// A password asked for on a person's terminal: once for each hop, however many connections are made over it.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makePasswordUser, mayMakeUsers, type PasswordUser } from '../support/password-user.ts'
import { missing } from '../support/real-parts.ts'
import { createSshHome, type Sshd, type SshHome, startSshd } from '../support/sshd.ts'
import { type Desk, openDesk } from './person.ts'

const question = /wants the password of/g

const byPassword = ['PasswordAuthentication yes']
const byAsking = ['KbdInteractiveAuthentication yes', 'UsePAM yes']

describe.skipIf(missing('sshd') || !mayMakeUsers)('a jump host that wants a password', () => {
  let user: PasswordUser
  let home: SshHome
  let gate: Sshd
  let sshd: Sshd
  let desk: Desk
  beforeEach(async () => {
    user = makePasswordUser(`runcard-hop-${process.pid}`, 'correct horse')
    home = createSshHome()
    desk = openDesk('# Try me\n\n## Look\n\n```bash\n# Say it\necho "reached by $SSH_CONNECTION"\n```\n', home.directory)
  })
  afterEach(async () => {
    await sshd?.stop()
    await gate?.stop()
    home?.remove()
    user?.remove()
  })

  async function start(config: readonly string[]): Promise<void> {
    gate = await startSshd(home, { authorizedKeys: [], config: [...config, 'MaxAuthTries 1'] })
    // One channel to a connection: what Runcard needs beside the shell is over another one.
    sshd = await startSshd(home, { config: ['MaxSessions 1'] })
    home.writeKnownHosts(gate.knownHosts + sshd.knownHosts)
    home.writeConfig(
      `Host gate\n  HostName ${gate.address}\n  Port ${gate.port}\n  User ${user.name}\n  IdentityFile none\n` +
        `Host db-1\n  HostName ${sshd.address}\n  Port ${sshd.port}\n  User ${sshd.user}\n  ProxyJump gate\n`,
    )
  }

  test('is asked about once in an incident, though it lets in several times', async () => {
    await start(byPassword)
    const person = desk.runcard('run', 'book.md', '--target', 'db-1')
    await person.answers('Run it on db-1?', '\r')
    await person.sees(`wants the password of ${user.name}.`)
    await person.answers('Password', 'correct horse\r')
    await person.sees('reached by 127.0.0.1')
    expect(await person.leaves()).toBe(0)
    expect(person.shown().match(question)).toHaveLength(1)
    expect(gate.log().match(/Accepted password/g)?.length).toBeGreaterThan(1)
    expect(person.shown()).not.toContain('correct horse')
  })

  test('and asks for it in its own words is given it again, and a wrong one is asked for again', async () => {
    await start(byAsking)
    const person = desk.runcard('run', 'book.md', '--target', 'db-1')
    await person.answers('Run it on db-1?', '\r')
    await person.sees('asks before it lets you in')
    await person.answers('Password:', 'wrong horse\r')
    await person.sees('1 did not start')
    await person.answers('What now?', 'a\r')
    await person.sees('asks before it lets you in')
    await person.answers('Password:', 'correct horse\r')
    await person.sees('reached by 127.0.0.1')
    expect(await person.leaves()).toBe(0)
    expect(person.shown().match(/asks before it lets you in/g)).toHaveLength(2)
    expect(gate.log().match(/Accepted keyboard-interactive/g)?.length).toBeGreaterThan(1)
    expect(person.shown()).not.toContain('correct horse')
  })
})
