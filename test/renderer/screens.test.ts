// What the screens promise beyond the story of test/e2e: keys that leave fields alone, room for 200 % zoom, a place that a
// reload comes back to, and words when the engine is gone. Real Chromium against the built browser shell.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as screen from '../e2e/screen.ts'
import { findBarriers } from '../support/axe.ts'
import { type BuiltProcess, startRuncard } from '../support/built-process.ts'
import { launchChromium, type PageFaults, watchPage } from '../support/chromium.ts'
import { missing } from '../support/real-parts.ts'
import { createWorkplace, type Workplace } from '../support/workplace.ts'

const playbook = `# Search runbook

**Version**: 2.3
**Last Updated**: 2024-08-13
**Next Review**: 2024-11-01

## Emergency #1: Search returns 500

**Symptoms:**
- Search page shows error 500

**Quick Fix (20 minutes):**

**Option A: Restore from backup**

\`\`\`bash
# Step 1: Look for it
echo looking

# Step 2: Move it away
rm -rf ./gone

# Step 3: Fail
ls ./nowhere

# Step 4: Restore the tenant
echo restore --tenant [TENANT_NAME] --token "$PAGERDUTY_TOKEN"
\`\`\`

**Option B: Rebuild**

\`\`\`bash
# Step 1: Rebuild it
echo rebuild
\`\`\`

**If Still Failing:**

\`\`\`bash
# Check disk space
df -h .
\`\`\`

## Contacts

| Role | Phone |
|---|---|
| On-call | +1-555-0100 |
`

describe.skipIf(missing('chromium', 'bash'))('the screens', () => {
  let workplace: Workplace
  let server: BuiltProcess
  let browser: Browser
  let page: Page
  let faults: PageFaults

  beforeAll(async () => {
    workplace = createWorkplace()
    const folder = workplace.makeFolder('runbooks', { 'search.md': playbook })
    server = startRuncard(['serve', folder, '--no-open'], workplace)
    const [url] = await server.printed(/http:\/\/\S+/)
    browser = await launchChromium()
    page = await browser.newPage()
    faults = watchPage(page)
    await page.goto(url)
  })
  afterAll(async () => {
    await browser?.close()
    server?.signal('SIGKILL')
    await server?.gone
    workplace?.remove()
  })

  const steps = () => screen.procedure(page, 'Search returns 500', 'Option A: Restore from backup')

  async function getOut(name: string | RegExp): Promise<void> {
    await page.keyboard.press('Escape')
    await screen.dialog(page, name).waitFor({ state: 'detached' })
  }

  test('an overdue review is said in words', async () => {
    await page.getByRole('row', { name: /^Search runbook .* overdue by \d+ months/ }).waitFor()
  })

  test('findings are counted in the library, listed with what to do, and lead to their place', async () => {
    await page.getByRole('row', { name: /^Search runbook .* \d+ findings/ }).waitFor()
    await page.getByRole('link', { name: 'Search runbook' }).click()
    await page
      .getByRole('navigation', { name: 'Outline' })
      .getByRole('button', { name: /findings review overdue/ })
      .click()
    const list = screen.dialog(page, 'What is wrong with this playbook')
    await list.getByText('deleted-unseen').waitFor()
    expect(await findBarriers(page)).toEqual([])
    await list.getByRole('button', { name: /^Go to line 21: .*rm -rf/ }).click()
    await list.waitFor({ state: 'detached' })
    await screen.step(steps(), 2).and(page.locator('[aria-current=step]')).waitFor()
    await page.keyboard.press('w')
    await list.waitFor()
    await getOut('What is wrong with this playbook')
    await page.keyboard.press('g')
    await page.getByRole('link', { name: 'Search runbook' }).waitFor()
  })

  test('nothing is ticked and nothing runs while the page is only read', async () => {
    await screen.searchBox(page).focus()
    await screen.describe(page, 'error 500', 'Search returns 500')
    await page.keyboard.press('Enter')
    await screen.step(steps(), 1).and(page.locator('[aria-current=step]')).waitFor()
    await page.keyboard.press('Space')
    await screen.dialog(page, 'Is this for real?').waitFor()
    await getOut('Is this for real?')
    await screen.becomes(steps(), 1, 'to do')
  })

  test('the other option is one key away', async () => {
    await page.keyboard.press('b')
    await page
      .getByRole('listitem', { name: /^Step 1, Rebuild it/ })
      .and(page.locator('[aria-current=step]'))
      .waitFor()
    await page.keyboard.press('b')
    await screen.step(steps(), 1).and(page.locator('[aria-current=step]')).waitFor()
  })

  test('from reading to the first command with two keys, then the question of trust', async () => {
    await page.keyboard.press('Enter')
    await screen.dialog(page, 'Is this for real?').waitFor()
    await page.keyboard.press('Enter')
    await screen.dialog(page, /Do you trust/).waitFor()
    await page.keyboard.press('t')
    await screen.becomes(steps(), 1, 'done, exit 0')
  })

  test('no key does anything while a field has the focus', async () => {
    await screen.step(steps(), 2).and(page.locator('[aria-current=step]')).waitFor()
    await page.keyboard.press('Enter')
    await screen.confirmation(page).and(page.locator(':focus')).waitFor()
    await page.keyboard.type('sfnuxjk?/ bgtic')
    expect(await screen.confirmation(page).inputValue()).toBe('sfnuxjk?/ bgtic')
    expect(await page.getByRole('dialog').count()).toBe(0)
    await screen.step(steps(), 2).and(page.locator('[aria-current=step]')).waitFor()
    await screen.confirmation(page).fill('local')
    await screen.confirmation(page).press('Enter')
    await screen.becomes(steps(), 2, 'done, exit 0')
  })

  test('a step that failed offers what the playbook has for that, and every key of the help that asks something opens it', async () => {
    await screen.step(steps(), 3).and(page.locator('[aria-current=step]')).waitFor()
    await page.keyboard.press('Enter')
    await screen.becomes(steps(), 3, 'failed')
    await screen
      .step(steps(), 3)
      .getByRole('button', { name: /If Still Failing, 1 step/ })
      .waitFor()
    const asking: readonly (readonly [string, string | RegExp])[] = [
      ['?', 'Keys'],
      ['Control+k', 'All actions'],
      ['Control+p', 'Print or save as PDF'],
      ['Control+Comma', 'Settings'],
      ['n', 'Note for the journal'],
      ['s', /^Skip step 3/],
      ['f', /^Step 3 failed/],
      ['Shift+O', /^Output/],
    ]
    for (const [key, name] of asking) {
      await page.keyboard.press(key)
      await screen.dialog(page, name).waitFor()
      await getOut(name)
    }
    await screen.step(steps(), 3).and(page.locator(':focus')).waitFor()
  })

  test('what will run is shown filled in and quoted, without the secret', async () => {
    await screen.choose(steps(), 4)
    const card = screen.step(steps(), 4)
    await card.getByPlaceholder('[TENANT_NAME]').fill("O'Brien & sons")
    await card.getByLabel(/PAGERDUTY_TOKEN/).fill('pd-unspeakable')
    await card.getByText(`echo restore --tenant 'O'\\''Brien & sons' --token "$PAGERDUTY_TOKEN"`).waitFor()
    expect(await card.textContent()).not.toContain('unspeakable')
  })

  test('the terminal shows what the steps ran', async () => {
    await screen.choose(steps(), 3)
    await page.keyboard.press('`')
    await page.getByRole('region', { name: 'Terminal' }).getByText('looking', { exact: true }).first().waitFor()
    await page.getByRole('textbox', { name: 'Terminal input' }).and(page.locator(':focus')).waitFor()
    // The keys went elsewhere: its own key brings them back.
    await screen.choose(steps(), 3)
    await screen.step(steps(), 3).and(page.locator(':focus')).waitFor()
    await page.keyboard.press('`')
    await page.getByRole('textbox', { name: 'Terminal input' }).and(page.locator(':focus')).waitFor()
    await page.keyboard.press('Control+Backquote')
    await page.getByRole('region', { name: 'Terminal' }).waitFor({ state: 'detached' })
  })

  test('at 200 % zoom nothing is cut off, and everything can be got at', async () => {
    await page.setViewportSize({ width: 640, height: 360 })
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    await page.getByRole('button', { name: 'more' }).click()
    await screen.journal(page).waitFor()
    await page.getByRole('button', { name: 'less' }).click()
    await page.getByRole('button', { name: 'outline' }).click()
    await page.getByRole('link', { name: 'Contacts' }).click()
    await page.getByRole('cell', { name: '+1-555-0100' }).waitFor()
    await page.setViewportSize({ width: 1280, height: 720 })
  })

  test('a reload comes back to the same place', async () => {
    await expect.poll(() => page.url()).toMatch(/#\/incident\/.+\/section\/contacts$/)
    await page.reload()
    await page.getByRole('link', { name: 'Contacts' }).and(page.locator('[aria-current]')).waitFor()
  })

  test('when Runcard is gone the page says so, and a step that is asked for says why it did not run', async () => {
    expect(faults).toEqual([])
    await page.keyboard.press('g')
    await page.getByRole('link', { name: /Search runbook.*Go on/ }).click()
    await screen.choose(steps(), 3)
    server.signal('SIGKILL')
    await page.getByRole('alert').getByText('The connection to Runcard was lost; trying again.').waitFor()
    await page.keyboard.press('Enter')
    await screen.step(steps(), 3).getByRole('alert').getByText('The connection to Runcard was lost.').waitFor()
  })
})
