// Secrets that the responder has this computer keep, on the desktop: a passphrase, ticked in the dialog and used after a restart
// without a question; and a blank of the playbook, ticked on the step and offered after a restart. Both are seen by what they are
// for in the settings, and forgotten there. By keyboard, against a real sshd.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { goOnWhereTheLastEnded } from '../support/chapters.ts'
import { missing } from '../support/real-parts.ts'
import { createSshHome, makeKey, type Sshd, type SshHome, startSshd } from '../support/sshd.ts'
import { createWorkplace, type Workplace } from '../support/workplace.ts'
import * as screen from './screen.ts'
import { desktopShell } from './shells/desktop.ts'
import type { OpenShell } from './shells/shell.ts'

const playbook = `# The vault

## Scenario 1: The vault is shut

### Quick Fix

\`\`\`bash
# Step 1: Knock
echo knocked on the host

# Step 2: Unlock
echo "unlocked with $VAULT_TOKEN, of \${#VAULT_TOKEN}"
\`\`\`
`
const token = 'tock tick'

describe.skipIf(missing('chromium', 'bash', 'sshd') || desktopShell.obstacle() !== undefined)('a secret that is kept', () => {
  let workplace: Workplace
  let home: SshHome
  let sshd: Sshd
  let folder: string
  let keyFile: string
  let open: OpenShell
  let page: Page

  async function start(): Promise<void> {
    await open?.kill()
    const env = { ...workplace.env, HOME: home.directory, XDG_CURRENT_DESKTOP: 'GNOME' }
    open = await desktopShell.open({ ...workplace, env }, folder)
    page = open.page
  }

  beforeAll(async () => {
    workplace = createWorkplace()
    home = createSshHome()
    folder = workplace.makeFolder('vault', { 'vault.md': playbook })
    keyFile = join(home.directory, '.ssh', 'locked')
    makeKey(keyFile, '-N', 'open sesame')
    sshd = await startSshd(home, { authorizedKeys: [readFileSync(`${keyFile}.pub`, 'utf8').trim()] })
    home.writeKnownHosts(sshd.knownHosts)
    home.writeConfig(
      `Host vault-host\n  HostName ${sshd.address}\n  Port ${sshd.port}\n  User ${sshd.user}\n  IdentityFile ${keyFile}\n  IdentitiesOnly yes\n`,
    )
    await start()
  })
  afterAll(async () => {
    await open?.kill()
    await sshd?.stop()
    home?.remove()
    await workplace?.remove()
  })
  goOnWhereTheLastEnded(
    () => page,
    () => open.faults,
  )

  const steps = () => screen.procedure(page, 'The vault is shut', 'Quick Fix')
  const question = () => screen.dialog(page, /^The passphrase of a key/)
  const keptSecrets = () => page.getByRole('region', { name: 'Kept secrets' })

  async function openPlaybook(): Promise<void> {
    await screen.describe(page, 'the vault is shut', 'The vault is shut')
    await page.keyboard.press('Enter')
    await steps().locator('[aria-current=step]').waitFor()
  }

  const field = () => screen.step(steps(), 2).getByLabel(/^\$VAULT_TOKEN/)
  const offer = () => screen.step(steps(), 2).getByRole('button', { name: 'Fill in $VAULT_TOKEN with the secret that is kept' })
  const done = () => screen.becomes(steps(), 2, 'done, exit 0')

  test('is offered to be kept where it is asked for: a passphrase', async () => {
    await openPlaybook()
    // Before anything is open: the question says where the step will run.
    await screen.chooseTarget(page, 'vault-host')
    await page.keyboard.press('Enter')
    await screen.dialog(page, 'Is this for real?').getByText('then runs on vault-host').waitFor()
    await page.keyboard.press('d')
    await screen.dialog(page, /Do you trust/).waitFor()
    await page.keyboard.press('t')
    await question().waitFor()
    await question()
      .getByLabel(/^Passphrase of/)
      .and(page.locator(':focus'))
      .waitFor()
    await page.keyboard.type('open sesame')
    await page.keyboard.press('Tab')
    await question()
      .getByRole('checkbox', { name: /^Keep it/ })
      .and(page.locator(':focus'))
      .waitFor()
    await page.keyboard.press('Space')
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Enter')
    await screen.becomes(steps(), 1, 'done, exit 0')
  })

  test('is offered to be kept where it is asked for: a blank', async () => {
    await screen.step(steps(), 2).and(page.locator('[aria-current=step]')).waitFor()
    await page.keyboard.press('Enter')
    await field().and(page.locator(':focus')).waitFor()
    await page.keyboard.type(token)
    await page.keyboard.press('Tab')
    await screen
      .step(steps(), 2)
      .getByRole('checkbox', { name: 'Keep $VAULT_TOKEN in this computer’s store of secrets, for vault-host' })
      .and(page.locator(':focus'))
      .waitFor()
    await page.keyboard.press('Space')
    await page.keyboard.press('Enter')
    await done()
    await screen
      .step(steps(), 2)
      .getByText(/^unlocked with •+, of 9$/)
      .waitFor()
  })

  test('is not asked for after a restart: a passphrase', async () => {
    await start()
    await openPlaybook()
    await screen.choose(steps(), 1)
    await screen.chooseTarget(page, 'vault-host')
    await page.keyboard.press('u')
    await screen.becomes(steps(), 1, 'to do')
    await page.keyboard.press('Enter')
    await screen.becomes(steps(), 1, 'done, exit 0')
    await screen.step(steps(), 1).getByText('knocked on the host').waitFor()
  })

  test('is offered after a restart, and never shown: a blank', async () => {
    await screen.choose(steps(), 2)
    await page.keyboard.press('u')
    await screen.becomes(steps(), 2, 'to do')
    await page.keyboard.press('Enter')
    await field().and(page.locator(':focus')).waitFor()
    await offer().focus()
    await page.keyboard.press('Enter')
    await field().and(page.getByPlaceholder('kept secret')).waitFor()
    await screen.runButton(page).focus()
    await page.keyboard.press('Enter')
    await done()
    await screen
      .step(steps(), 2)
      .getByText(/^unlocked with •+, of 9$/)
      .waitFor()
    expect(await page.content()).not.toContain(token)
    const files = readdirSync(workplace.dataFolder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    for (const { parentPath, name } of files) expect(readFileSync(join(parentPath, name), 'latin1')).not.toContain(token)
  })

  test('is named in the settings, without what it is, and can be forgotten there', async () => {
    await page.keyboard.press('Control+Comma')
    await keptSecrets().getByText(`Passphrase of the key ${keyFile}`).waitFor()
    expect(await page.content()).not.toContain('sesame')
    expect(readFileSync(join(workplace.dataFolder, 'secrets.json'), 'utf8')).not.toContain('sesame')
    await keptSecrets()
      .getByText(/^\$VAULT_TOKEN of .*vault\.md, on ssh:\/\/vault-host/)
      .waitFor()
    for (const label of [/^Forget: Passphrase/, /^Forget: \$VAULT_TOKEN/]) {
      await keptSecrets().getByRole('button', { name: label }).focus()
      await page.keyboard.press('Enter')
      await keptSecrets().getByRole('button', { name: label }).waitFor({ state: 'detached' })
    }
    await keptSecrets()
      .getByText(/^None\./)
      .waitFor()
    expect(readFileSync(join(workplace.dataFolder, 'secrets.json'), 'utf8')).toBe('{}')
  })
})
