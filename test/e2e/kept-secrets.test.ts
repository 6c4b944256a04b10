// A passphrase that the responder has this computer keep, on the desktop: ticked in the dialog, used after a restart without
// a question, seen by what it is for in the settings, and forgotten there. By keyboard, against a real sshd.
import { readFileSync, writeFileSync } from 'node:fs'
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

const playbook =
  '# The vault\n\n## Scenario 1: The vault is shut\n\n### Quick Fix\n\n```bash\n# Step 1: Knock\necho knocked on the host\n```\n'

describe.skipIf(missing('chromium', 'bash', 'sshd') || desktopShell.obstacle() !== undefined)('a passphrase that is kept', () => {
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
    folder = workplace.makeFolder('vault')
    writeFileSync(join(folder, 'vault.md'), playbook)
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
    await screen.searchBox(page).and(page.locator(':focus')).waitFor()
    await screen.describe(page, 'the vault is shut', 'The vault is shut')
    await page.keyboard.press('Enter')
    await screen.step(steps(), 1).and(page.locator('[aria-current=step]')).waitFor()
  }

  async function chooseHost(): Promise<void> {
    await page.keyboard.press('t')
    const targets = screen.dialog(page, 'Where do the steps run?')
    await targets.getByRole('option', { name: /^vault-host/ }).waitFor()
    await page.keyboard.type('vault-host')
    await targets.getByRole('option', { name: /^vault-host/, selected: true }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: /Target: vault-host/ }).waitFor()
  }

  test('is offered to be kept where it is asked for', async () => {
    await openPlaybook()
    // Before anything is open: the question says where the step will run.
    await chooseHost()
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

  test('is not asked for after a restart', async () => {
    await start()
    await openPlaybook()
    await chooseHost()
    await page.keyboard.press('u')
    await screen.becomes(steps(), 1, 'to do')
    await page.keyboard.press('Enter')
    await screen.becomes(steps(), 1, 'done, exit 0')
    await screen.step(steps(), 1).getByText('knocked on the host').waitFor()
  })

  test('is named in the settings, without what it is, and can be forgotten there', async () => {
    await page.keyboard.press('Control+Comma')
    await keptSecrets().getByText(`Passphrase of the key ${keyFile}`).waitFor()
    expect(await page.content()).not.toContain('sesame')
    expect(readFileSync(join(workplace.dataFolder, 'secrets.json'), 'utf8')).not.toContain('sesame')
    await keptSecrets()
      .getByRole('button', { name: /^Forget: Passphrase/ })
      .focus()
    await page.keyboard.press('Enter')
    await keptSecrets()
      .getByText(/^None\./)
      .waitFor()
    expect(readFileSync(join(workplace.dataFolder, 'secrets.json'), 'utf8')).toBe('{}')
  })
})
