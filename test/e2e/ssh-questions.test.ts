// What is asked on the way to a host, on the screens, without a mouse: a one-time code at a jump host and at the target, refused,
// given, and not given; and commands of the SSH config that would run on this machine.
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { goOnWhereTheLastEnded } from '../support/chapters.ts'
import { type CodeGate, startCodeGate } from '../support/code-gate.ts'
import { missing } from '../support/real-parts.ts'
import { createSshHome, type Sshd, type SshHome, startSshd } from '../support/sshd.ts'
import { createWorkplace, type Workplace } from '../support/workplace.ts'
import * as screen from './screen.ts'
import { browserShell } from './shells/browser.ts'
import type { OpenShell } from './shells/shell.ts'

const netcat = `import { connect } from 'node:net'
const socket = connect(process.argv[3], process.argv[2])
process.stdin.pipe(socket).pipe(process.stdout)
`
const playbook = `# The vault

## Scenario 1: The vault is shut

### Quick Fix

\`\`\`bash
# Step 1: Knock
echo "knocked from \${SSH_CONNECTION%% *}"
\`\`\`
`

describe.skipIf(missing('chromium', 'bash', 'sshd'))('what a host asks on the way to it', () => {
  let workplace: Workplace
  let home: SshHome
  let sshd: Sshd
  let gate: CodeGate
  let open: OpenShell
  let page: Page
  let command: string
  /** Are there once the command that makes them has run. */
  let proxyMark: string
  let matchMark: string

  beforeAll(async () => {
    workplace = createWorkplace()
    home = createSshHome()
    const folder = workplace.makeFolder('vault', { 'vault.md': playbook })
    sshd = await startSshd(home)
    gate = await startCodeGate(home, ['123456', '654321'])
    home.writeKnownHosts(sshd.knownHosts + gate.knownHosts)
    writeFileSync(join(workplace.folder, 'netcat.mjs'), netcat)
    proxyMark = join(workplace.folder, 'proxy-ran')
    matchMark = join(workplace.folder, 'match-ran')
    const about = 'through the gateway of the harbour office, the one with a name so long that no list has room for it beside the host'
    command = `touch ${proxyMark}; : '${about}'; exec ${process.execPath} ${workplace.folder}/netcat.mjs ${sshd.address} ${sshd.port}`
    home.writeConfig(
      `Host gate\n  HostName 127.0.0.1\n  Port ${gate.port}\n  User ada\n  IdentityFile none\n` +
        `Host db-1\n  ProxyJump gate\n` +
        `Host db-2 db-3 db-4\n  ProxyCommand ${command.replace(`${sshd.address} ${sshd.port}`, '%h %p')}\n` +
        `Match originalhost db-5 exec "touch ${matchMark}"\n  HostName ${sshd.address}\n` +
        `Host db-5\n  HostName elsewhere.invalid\n` +
        `Host db-*\n  HostName ${sshd.address}\n  Port ${sshd.port}\n  User ${sshd.user}\n`,
    )
    open = await browserShell.open({ ...workplace, env: { ...workplace.env, HOME: home.directory } }, folder)
    page = open.page
  })
  afterAll(async () => {
    await open?.kill()
    await sshd?.stop()
    await gate?.stop()
    home?.remove()
    await workplace?.remove()
  })
  goOnWhereTheLastEnded(
    () => page,
    () => open.faults,
  )

  const steps = () => screen.procedure(page, 'The vault is shut', 'Quick Fix')
  const question = () => screen.dialog(page, /asks before it lets you in$/)
  const refusal = () => question().getByText(/^That was not accepted\./)

  /** Types both answers into the question that is open, and waits until it is gone or is another. */
  async function give(code: string): Promise<void> {
    await question().getByLabel('Badge:').and(page.locator(':focus')).waitFor()
    await page.keyboard.type('0815')
    await page.keyboard.press('Tab')
    await question().getByLabel('Verification code:').and(page.locator(':focus')).waitFor()
    await page.keyboard.type(code)
    const asked = await question().elementHandle()
    await page.keyboard.press('Enter')
    await asked?.waitForElementState('hidden')
  }

  test('a jump host says who it is, what it is on the way to, and in its own words what it wants', async () => {
    await screen.describe(page, 'the vault is shut', 'The vault is shut')
    await page.keyboard.press('Enter')
    await steps().locator('[aria-current=step]').waitFor()
    await page.keyboard.press('i')
    await screen.openDrill(page)
    await screen.chooseTarget(page, 'db-1')
    await page.keyboard.press('Enter')
    await screen.dialog(page, /Do you trust/).waitFor()
    await page.keyboard.press('t')
    const place = `gate (ada@127.0.0.1:${gate.port})`
    await screen.dialog(page, `${place} asks before it lets you in`).waitFor()
    await question().getByText(`Target: db-1, on the way through ${place}`).waitFor()
    await question().getByText('The gate\nLook at your token.').waitFor()
    expect(await refusal().isVisible()).toBe(false)
  })

  test('a wrong code is said to be, and a right one then goes on', async () => {
    await give('000000')
    await refusal().waitFor()
    await give('123456')
    await screen.becomes(steps(), 1, 'done, exit 0')
    await screen.step(steps(), 1).getByText('knocked from 127.0.0.1').waitFor()
    expect(gate.given).toEqual(['000000', '123456'])
    expect(await page.content()).not.toMatch(/000000|123456/)
  })

  test('at the target, three wrong ones are the end of it', async () => {
    await screen.chooseTarget(page, 'gate')
    await page.keyboard.press('u')
    await screen.becomes(steps(), 1, 'to do')
    await page.keyboard.press('Enter')
    await screen.dialog(page, 'gate asks before it lets you in').waitFor()
    await give('1')
    await refusal().waitFor()
    await give('2')
    await refusal().waitFor()
    await give('3')
    await screen
      .step(steps(), 1)
      .getByText(/keyboard-interactive \(refused 3 times\)/)
      .waitFor()
    expect(await question().isVisible()).toBe(false)
  })

  test('Esc gives none, and a host that hung up meanwhile takes its question with it', async () => {
    await page.keyboard.press('Enter')
    await question().waitFor()
    await page.keyboard.press('Escape')
    await screen
      .step(steps(), 1)
      .getByText(/keyboard-interactive \(not answered\)/)
      .waitFor()
    await page.keyboard.press('Enter')
    await question().waitFor()
    gate.hangUp()
    await screen
      .step(steps(), 1)
      .getByText(/127\.0\.0\.1 hung up on ada before its question was answered/)
      .waitFor()
    expect(await question().isVisible()).toBe(false)
    await page.keyboard.press('Enter')
    await give('654321')
    await screen.becomes(steps(), 1, 'done, exit 0')
  })

  const runs = () => screen.dialog(page, 'May this run on this machine?')
  const button = (name: string) => runs().getByRole('button', { name }).and(page.locator(':focus'))

  const notAllowed = () => screen.step(steps(), 1).getByText(/nobody has allowed that/)

  async function runOn(target: string): Promise<void> {
    await page.keyboard.press('u')
    await screen.becomes(steps(), 1, 'to do')
    await screen.chooseTarget(page, target)
    await page.keyboard.press('Enter')
  }

  test('a host whose way has a long command is listed with its whole name, and nothing runs for it', async () => {
    await page.keyboard.press('t')
    const name = async (host: string) => {
      const target = screen.dialog(page, 'Where do the steps run?').getByRole('option', { name: new RegExp(`^${host}`) })
      await target
        .getByText('runs a ProxyCommand here, when you allow it')
        .or(target.getByText(/via gate/))
        .waitFor()
      return target.getByText(host, { exact: true }).boundingBox()
    }
    expect((await name('db-2'))?.height).toBe((await name('db-1'))?.height)
    await page.keyboard.press('Escape')
    expect(existsSync(proxyMark) || existsSync(matchMark)).toBe(false)
  })

  test('a ProxyCommand is shown whole, with the line that has it; Enter alone does not run it', async () => {
    await runOn('db-2')
    await button('No').waitFor()
    await runs().getByText(command, { exact: true }).waitFor()
    await runs().getByText(`${home.directory}/.ssh/config, line 9`, { exact: true }).waitFor()
    await page.keyboard.press('Enter')
    await notAllowed().waitFor()
    expect(existsSync(proxyMark)).toBe(false)
  })

  test('run once, it is asked about again for the next host; always, it is not', async () => {
    await page.keyboard.press('Enter')
    await button('No').waitFor()
    expect(existsSync(proxyMark)).toBe(false)
    await page.keyboard.press('Tab')
    await button('Run it this time').waitFor()
    await page.keyboard.press('Enter')
    await screen.becomes(steps(), 1, 'done, exit 0')
    expect(existsSync(proxyMark)).toBe(true)
    rmSync(proxyMark)
    await runOn('db-3')
    await button('No').waitFor()
    expect(existsSync(proxyMark)).toBe(false)
    await page.keyboard.press('Shift+Tab')
    await button('Always run it').waitFor()
    await page.keyboard.press('Enter')
    await screen.becomes(steps(), 1, 'done, exit 0')
    rmSync(proxyMark)
    await runOn('db-4')
    await screen.becomes(steps(), 1, 'done, exit 0')
    expect(existsSync(proxyMark)).toBe(true)
  })

  test('what always runs is in the settings, and is asked about again once it is forgotten there', async () => {
    await page.keyboard.press('Control+Comma')
    const allowed = page.getByRole('region', { name: 'Allowed commands' })
    await allowed.getByText(`ProxyCommand ${command}`).waitFor()
    await allowed.getByRole('button', { name: `Forget: ProxyCommand ${command}` }).focus()
    await page.keyboard.press('Enter')
    await allowed.waitFor({ state: 'detached' })
    // The button that had the keys has gone: another place of the dialog has them next.
    await screen.dialog(page, 'Settings').locator(':focus').waitFor()
    await page.keyboard.press('Escape')
    rmSync(proxyMark)
    await page.keyboard.press('t')
    await page.keyboard.type(`ssh://db-4:${sshd.port}`)
    await screen
      .dialog(page, 'Where do the steps run?')
      .getByText(/Enter takes it as an address/)
      .waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: `Target: db-4:${sshd.port}` }).waitFor()
    await page.keyboard.press('u')
    await screen.becomes(steps(), 1, 'to do')
    await page.keyboard.press('Enter')
    await runs().waitFor()
    await page.keyboard.press('Escape')
    // Only then is it over: until it is, Enter starts nothing.
    await notAllowed().waitFor()
    expect(await runs().isVisible()).toBe(false)
    expect(existsSync(proxyMark)).toBe(false)
  })

  test('a Match exec decides only after a yes, and without it the way leads nowhere else', async () => {
    await runOn('db-5')
    await runs().getByText(`touch ${matchMark}`, { exact: true }).waitFor()
    expect(existsSync(matchMark)).toBe(false)
    await page.keyboard.press('Escape')
    await screen
      .step(steps(), 1)
      .getByText(/Match exec would run .*nobody has allowed that/)
      .waitFor()
    expect(existsSync(matchMark)).toBe(false)
    await page.keyboard.press('Enter')
    await button('No').waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await screen.becomes(steps(), 1, 'done, exit 0')
    expect(existsSync(matchMark)).toBe(true)
  })

  test('no page did anything that it should not', () => {
    expect(open.faults).toEqual([])
  })
})
