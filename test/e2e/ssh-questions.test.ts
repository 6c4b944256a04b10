// What a host asks on the way to it, on the screens, without a mouse: a one-time code at a jump host and at the target, refused,
// given, and not given.
import { writeFileSync } from 'node:fs'
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

  beforeAll(async () => {
    workplace = createWorkplace()
    home = createSshHome()
    const folder = workplace.makeFolder('vault')
    writeFileSync(join(folder, 'vault.md'), playbook)
    sshd = await startSshd(home)
    gate = await startCodeGate(home, ['123456', '654321'])
    home.writeKnownHosts(sshd.knownHosts + gate.knownHosts)
    home.writeConfig(
      `Host gate\n  HostName 127.0.0.1\n  Port ${gate.port}\n  User ada\n  IdentityFile none\n` +
        `Host db-1\n  HostName ${sshd.address}\n  Port ${sshd.port}\n  User ${sshd.user}\n  ProxyJump gate\n`,
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
    await screen.searchBox(page).and(page.locator(':focus')).waitFor()
    await screen.describe(page, 'the vault is shut', 'The vault is shut')
    await page.keyboard.press('Enter')
    await steps().locator('[aria-current=step]').waitFor()
    await page.keyboard.press('i')
    await screen.dialog(page, 'Is this for real?').waitFor()
    await page.keyboard.press('d')
    await page.getByText('Drill', { exact: true }).waitFor()
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

  test('no page did anything that it should not', () => {
    expect(open.faults).toEqual([])
  })
})
