// `runcard run --target` and `runcard hosts` against a real sshd: with nobody to ask, and with a person at a terminal.
import { readFileSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { missing } from '../support/real-parts.ts'
import { createSshHome, makeKey, type Sshd, type SshHome, startSshd } from '../support/sshd.ts'
import { type Desk, openDesk } from './person.ts'
import { runcard } from './runcard.ts'

const playbook = `# Try me

## Look

\`\`\`bash
# Remember
WHERE=$SSH_CONNECTION && cd /

# Say it
echo "reached \${WHERE:+by ssh} at $PWD"
\`\`\`

## Clear

\`\`\`bash
# Clear
rm -rf /tmp/runcard-no-such-folder && echo cleared
\`\`\`
`

describe.skipIf(missing('sshd'))('a host on the command line', () => {
  let home: SshHome
  let sshd: Sshd
  let desk: Desk
  beforeEach(async () => {
    home = createSshHome()
    sshd = await startSshd(home)
    home.writeConfig(config())
    desk = openDesk(playbook, home.directory)
  })
  afterEach(async () => {
    await sshd?.stop()
    home.remove()
  })

  const config = (more = '') =>
    `Host db-1\n  HostName ${sshd.address}\n  Port ${sshd.port}\n  User ${sshd.user}\n${more}\nHost gone\n  HostName ${sshd.address}\n  Port 1\n`
  const call = (...args: string[]) => runcard(home.directory, {}, args)
  const writeNetcat = () => {
    const program = `${home.directory}/netcat.mjs`
    writeFileSync(
      program,
      "import { connect } from 'node:net'\nconst socket = connect(process.argv[3], process.argv[2])\nprocess.stdin.pipe(socket).pipe(process.stdout)\n",
    )
    return `${process.execPath} ${program}`
  }
  const sha256 = /SHA256:[A-Za-z0-9+/]{43}/

  test('nobody is there to accept an unknown key: refused with both fingerprints, and nothing is written', async () => {
    const { status, stdout, stderr } = await call('run', 'book.md', '-p', '1', '--yes', '--target', 'db-1')
    expect(status).toBe(1)
    expect(stdout).toBe('')
    expect(stderr).toMatch(sha256)
    expect(stderr).toMatch(/MD5:[0-9a-f:]{47}/)
    expect(stderr).toContain('Nobody is at the terminal to answer')
    expect(() => home.readKnownHosts()).toThrow()
  })

  test('where the SSH config says accept-new, the key is written and the steps run in one shell there', async () => {
    home.writeConfig(config('  StrictHostKeyChecking accept-new'))
    const { status, stdout } = await call('run', 'book.md', '-p', '1', '--yes', '--target', 'db-1')
    expect(stdout).toBe('reached by ssh at /\n')
    expect(status).toBe(0)
    expect(home.readKnownHosts()).toContain('ssh-ed25519')
  })

  test('begins where a login does, not where the work on another target was left', async () => {
    home.writeConfig(config('  StrictHostKeyChecking accept-new'))
    const here = desk.runcard('run', 'book.md', '-p', '1')
    await here.answers('Run it on local?', '\r')
    await here.sees('1 done')
    await here.answers('Run it on local?', 'q\r')
    await here.answers('Close the incident?', '\r')
    await here.leaves()
    const there = desk.runcard('run', 'book.md', '-p', '1', '--target', 'db-1')
    await there.answers('Go on with it?', '\r')
    await there.answers('Run it on db-1?', '\r')
    await there.sees('reached  at ')
    await there.answers('Close the incident?', 'c\r')
    await there.leaves()
    expect(there.shown()).toMatch(/^reached {2}at \/\S+$/m)
    expect(there.shown()).not.toContain('New session on db-1 in')
  })

  test('what runs there for another Runcard takes nothing from what runs here in the same incident', async () => {
    home.writeConfig(config('  StrictHostKeyChecking accept-new'))
    const here = 'echo "begun $((1 + 1))"; until test -e go; do sleep 0.1; done; echo "ended $((1 + 2))"'
    const fence = (title: string, command: string) => `## ${title}\n\n\`\`\`bash\n# ${title}\n${command}\n\`\`\`\n\n`
    writeFileSync(`${home.directory}/both.md`, `# Both\n\n${fence('Here', here)}${fence('There', 'echo "seen $((2 + 2))"')}`)
    const first = desk.runcard('run', 'both.md', '-p', '1')
    await first.answers('Run it on local?', '\r')
    await first.sees('begun 2')
    const second = desk.runcard('run', 'both.md', '-p', '2', '--target', 'db-1')
    await second.answers('Go on with it?', '\r')
    await second.answers('Run it on db-1?', '\r')
    await second.sees('seen 4')
    await second.answers('Close the incident?', '\r')
    expect(await second.leaves()).toBe(0)
    writeFileSync(`${home.directory}/go`, '')
    await first.sees('ended 3')
    await first.sees('1 done')
    expect(await first.leaves()).toBe(0)
  })

  test('a person sees the fingerprints, types yes in full, and is not asked again', async () => {
    const person = desk.runcard('run', 'book.md', '-p', '2', '--target', 'db-1')
    await person.answers('Run it on db-1?', '\r')
    await person.answers('Type the target’s name (db-1)', 'db-1\r')
    await person.sees('SHA256:')
    await person.answers('Type yes in full', 'yes\r')
    await person.sees('cleared')
    expect(await person.leaves()).toBe(0)
    const again = await call('run', 'book.md', '-p', '1', '--yes', '--target', 'db-1')
    expect(again).toMatchObject({ status: 0, stdout: 'reached by ssh at /\n' })
  })

  test('another target is taken in the middle of a procedure, by name, and the steps after it run there', async () => {
    home.writeConfig(config('  StrictHostKeyChecking ask'))
    const person = desk.runcard('run', 'book.md', '-p', '1')
    await person.answers('Run it on local?', 't db-7\r')
    await person.sees('It stays local')
    await person.answers('Run it on local?', 't\r')
    await person.sees('ssh://db-1')
    await person.answers('Which target?', '\r')
    await person.answers('Run it on local?', 't\r')
    await person.answers('Which target?', 'db-1\r')
    await person.sees(`From here on: db-1 (${sshd.user}@${sshd.address}:${sshd.port})`)
    await person.answers('Run it on db-1?', '\r')
    await person.answers('Type yes in full', 'yes\r')
    await person.sees('1 done')
    await person.answers('Run it on db-1?', '\r')
    await person.sees('reached by ssh at /')
    expect(await person.leaves()).toBe(0)
  })

  test('the name that was given for one target is none for another that is taken', async () => {
    home.writeKnownHosts(sshd.knownHosts)
    const person = desk.runcard('run', 'book.md', '-p', '2', '--confirm', 'local')
    await person.answers('Run it on local?', 't db-1\r')
    await person.answers('Run it on db-1?', 'db-1\r')
    await person.sees('Press Enter to run it; where it is dangerous, the target’s name is asked for then.')
    await person.answers('Run it on db-1?', '\r')
    await person.answers('Type the target’s name (db-1)', 'local\r')
    await person.sees('“local” is not db-1; nothing was run.')
    await person.answers('Run it on db-1?', '\r')
    await person.answers('Type the target’s name (db-1)', 'db-1\r')
    await person.sees('cleared')
    expect(await person.leaves()).toBe(0)
  })

  test('y is no yes', async () => {
    const person = desk.runcard('hosts', 'db-1', '--test')
    await person.answers('Type yes in full', 'y\r')
    await person.sees('✗ db-1 (ssh): its key doesn’t work; the configuration, its name and the way to it work')
    expect(await person.leaves()).toBe(1)
  })

  test('a ProxyCommand is shown with the line that has it, and runs only after a yes', async () => {
    const netcat = writeNetcat()
    home.writeKnownHosts(sshd.knownHosts)
    home.writeConfig(config(`  ProxyCommand ${netcat} %h %p`))
    const person = desk.runcard('hosts', 'db-1', '--test')
    await person.sees('May this run on this machine?')
    await person.sees('netcat.mjs 127.0.0.1')
    await person.sees('line 5')
    await person.answers('Type yes in full', 'yes\r')
    await person.sees('✓ db-1 (ssh): works')
    expect(await person.leaves()).toBe(0)
    const careful = desk.runcard('hosts', 'db-1', '--test')
    await careful.answers('Type yes in full', '\r')
    await careful.sees('✗ db-1 (ssh): the configuration doesn’t work')
    expect(await careful.leaves()).toBe(1)
    const { status, stderr, stdout } = await call('hosts', 'db-1', '--test')
    expect({ status, said: `${stdout}${stderr}` }).toMatchObject({ status: 1, said: expect.stringMatching(/ProxyCommand/) })
  })

  test('a ProxyCommand that may always run is asked about again only when it is another', async () => {
    const netcat = writeNetcat()
    home.writeKnownHosts(sshd.knownHosts)
    home.writeConfig(config(`  ProxyCommand ${netcat} %h %p`))
    const trusting = desk.runcard('hosts', 'db-1', '--test')
    await trusting.answers('or always to be asked no more', 'always\r')
    await trusting.sees('✓ db-1 (ssh): works')
    expect(await trusting.leaves()).toBe(0)
    expect(await call('hosts', 'db-1', '--test')).toMatchObject({ status: 0 })
    home.writeConfig(config(`  ProxyCommand exec ${netcat} %h %p`))
    expect(await call('hosts', 'db-1', '--test')).toMatchObject({ status: 1 })
  })

  test('a passphrase is asked for without showing it', async () => {
    makeKey(`${home.directory}/locked`, '-N', 'open sesame')
    await sshd.stop()
    sshd = await startSshd(home, { authorizedKeys: [readFileSync(`${home.directory}/locked.pub`, 'utf8').trim()] })
    home.writeConfig(config(`  StrictHostKeyChecking accept-new\n  IdentitiesOnly yes\n  IdentityFile ${home.directory}/locked`))
    const person = desk.runcard('hosts', 'db-1', '--test')
    await person.answers('Passphrase of', 'open sesame\r')
    await person.sees('✓ db-1 (ssh): works')
    expect(await person.leaves()).toBe(0)
    expect(person.shown()).not.toContain('open sesame')
  })

  test('a changed key is refused with the line that has the old one', async () => {
    home.writeKnownHosts(`# kept\n${sshd.knownHosts}`)
    await sshd.stop()
    const port = sshd.port
    sshd = await startSshd(home)
    home.writeKnownHosts(home.readKnownHosts().replaceAll(String(port), String(sshd.port)))
    home.writeConfig(config())
    const { status, stderr } = await call('run', 'book.md', '-p', '1', '--yes', '--target', 'db-1')
    expect(status).toBe(1)
    expect(stderr).toMatch(/is not the one that line 2 of .*known_hosts has/)
  })

  test('hosts of the SSH config are listed, and a test says of each what works', async () => {
    home.writeKnownHosts(sshd.knownHosts)
    const { stdout: list } = await call('hosts')
    expect(list).toMatch(/^db-1 +ssh +ssh:\/\/db-1 +\S+@127\.0\.0\.1:\d+$/m)
    const { status, stdout } = await call('hosts', 'db-1', 'gone', '--test')
    expect(status).toBe(1)
    expect(stdout).toMatch(/^✓ db-1 \(ssh\): works, with \S+$/m)
    expect(stdout).toMatch(/^✗ gone \(ssh\): the way to it doesn’t work; the configuration and its name work$/m)
  })

  test('a test that fails at a jump host names it', async () => {
    home.writeConfig(`${config()}Host far\n  HostName 10.0.0.9\n  ProxyJump db-1,gone\n`)
    home.writeKnownHosts(sshd.knownHosts)
    const { status, stdout } = await call('hosts', 'far', '--test')
    expect(status).toBe(1)
    expect(stdout).toMatch(/^✗ far \(ssh\): the way to it doesn’t work; the configuration works$/m)
    expect(stdout).toMatch(/^ +the way to it: At the jump host gone \(\S+@127\.0\.0\.1:1\): .*@127\.0\.0\.1:\d+ could not reach it/m)
    home.writeKnownHosts('')
    const { stdout: unknown } = await call('hosts', 'far', '--test')
    expect(unknown).toMatch(/^ +the way to it: At the jump host db-1 \(\S+\): .*SHA256:/m)
  })
})
