// Choosing where steps run and answering what a host asks, on two screens of one engine: real Chromium, a real sshd.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as screen from '../e2e/screen.ts'
import { findBarriers } from '../support/axe.ts'
import { type BuiltProcess, startRuncard } from '../support/built-process.ts'
import { launchChromium } from '../support/chromium.ts'
import { missing } from '../support/real-parts.ts'
import { createSshHome, type Sshd, type SshHome, startSshd } from '../support/sshd.ts'
import { createWorkplace, type Workplace } from '../support/workplace.ts'

const playbook = `# Search runbook

## Emergency #1: Search is down

**Quick Fix**

\`\`\`bash
# Step 1: Look for it
echo "reached \${SSH_CONNECTION:+by ssh} for" [TENANT]

# Step 2: Clear the cache
rm -rf ./no-such-folder && echo cleared
\`\`\`
`

describe.skipIf(missing('chromium', 'bash', 'sshd'))('a host on the screens', () => {
  let workplace: Workplace
  let home: SshHome
  let sshd: Sshd
  let server: BuiltProcess
  let browser: Browser
  let page: Page
  let other: Page
  let file: string

  beforeAll(async () => {
    workplace = createWorkplace()
    home = createSshHome()
    sshd = await startSshd(home)
    home.writeConfig(`Host db-1\n  HostName ${sshd.address}\n  Port ${sshd.port}\n  User ${sshd.user}\n`)
    const folder = workplace.makeFolder('runbooks', { 'search.md': playbook })
    file = join(folder, 'search.md')
    const at = { ...workplace, env: { ...workplace.env, HOME: home.directory } }
    server = startRuncard(['serve', folder, '--no-open'], at)
    const [url] = await server.printed(/http:\/\/\S+/)
    browser = await launchChromium()
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 } })
    page = await context.newPage()
    await page.goto(url)
    await page.getByRole('link', { name: 'Search runbook' }).click()
    // Keys of steps are there once the page is.
    await page.getByText('Look for it').first().waitFor()
    await page.keyboard.press('i')
    await screen.dialog(page, 'Is this for real?').waitFor()
    await page.keyboard.press('d')
    await page.getByRole('button', { name: /Target: local/ }).waitFor()
    other = await context.newPage()
    await other.goto(page.url())
    await other.getByRole('button', { name: /Target: local/ }).waitFor()
  })
  afterAll(async () => {
    await browser?.close()
    server?.signal('SIGTERM')
    await server?.gone
    await sshd?.stop()
    home?.remove()
    await workplace?.remove()
  })

  const steps = () => screen.procedure(page, 'Search is down', 'Quick Fix')
  const question = (of: Page) => screen.dialog(of, /Is this really/)
  const targets = () => screen.dialog(page, 'Where do the steps run?')

  test('t finds a host of the SSH config by its name, and the chosen one stays in sight', async () => {
    await page.keyboard.press('t')
    await targets().getByRole('option', { name: /^db-1/ }).waitFor()
    await page.keyboard.type('db')
    await targets().getByRole('option', { name: /^db-1/, selected: true }).waitFor()
    expect(await findBarriers(page)).toEqual([])
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: /Target: db-1/ }).waitFor()
    await other.getByRole('button', { name: /Target: local/ }).waitFor()
  })

  test('an unknown key is shown with both fingerprints on every screen; the first answer counts and it is gone on all', async () => {
    await screen.choose(steps(), 1)
    await page.keyboard.press('Enter')
    await page.getByRole('textbox', { name: /to be filled in/ }).fill('acme')
    await page.keyboard.press('Enter')
    await screen.step(steps(), 1).and(page.locator(':focus')).waitFor()
    await page.keyboard.press('Enter')
    await screen.dialog(page, /Do you trust/).waitFor()
    await page.keyboard.press('t')
    await question(page)
      .getByText(/SHA256:/)
      .waitFor()
    await question(page).getByText(/MD5:/).waitFor()
    expect(await findBarriers(page)).toEqual([])
    await question(other)
      .getByText(/SHA256:/)
      .waitFor()
    await question(other).getByRole('button', { name: 'The key is right, connect' }).click()
    await question(page).waitFor({ state: 'detached' })
    await screen.becomes(steps(), 1, 'done, exit 0')
    await screen.step(steps(), 1).getByText('reached by ssh for acme').waitFor()
    expect(readFileSync(join(home.directory, '.ssh', 'known_hosts'), 'utf8')).toContain('ssh-ed25519')
  })

  test('a hazard asks for the host’s name, and not for that of this machine', async () => {
    await screen.choose(steps(), 2)
    await page.keyboard.press('Enter')
    await page.getByText('Type db-1 to run what deletes data.').waitFor()
    await screen.confirmation(page).fill('local')
    expect(await screen.runButton(page).isEnabled()).toBe(false)
    await screen.confirmation(page).fill('db-1')
    await page.keyboard.press('Enter')
    await screen.becomes(steps(), 2, 'done, exit 0')
  })

  test('a reload comes back to the same target, with what was filled in, and so does another browser', async () => {
    await page.reload()
    await page.getByRole('button', { name: /Target: db-1/ }).waitFor()
    // Started again, Runcard has another address, and what a browser keeps is for one address.
    await page.evaluate('localStorage.clear()')
    await page.reload()
    await page.getByRole('button', { name: /Target: db-1/ }).waitFor()
    await screen.choose(steps(), 1)
    await page.keyboard.press('u')
    expect(await page.getByRole('textbox', { name: /to be filled in/ }).inputValue()).toBe('acme')
  })

  test('a step that was edited since it last ran says so, and shows the difference', async () => {
    writeFileSync(file, playbook.replace('for" [TENANT]', 'for tenant" [TENANT]'))
    const card = screen.step(steps(), 1)
    await card.getByText(/Changed since it last ran/).waitFor()
    await card.getByText(/^\+ .*for tenant/).waitFor()
  })

  test('the test of a target says what works, and where it ends', async () => {
    await sshd.stop()
    await page.keyboard.press('t')
    await targets().getByRole('option', { name: /^db-1/, selected: true }).waitFor()
    await targets().getByRole('button', { name: 'Test db-1' }).click()
    await targets().getByText('the way to it does not work').waitFor()
    await targets().getByText('its name works').waitFor()
    await page.keyboard.press('Escape')
    await page.getByText(/The shell has ended/).waitFor()
  })
})
