// A step that failed, by keyboard: `f` on it says why or goes on, and tells the journal nothing twice; what closing names; and what
// `u` says where there is nothing to take back.
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { missing } from '../support/real-parts.ts'
import type { Workplace } from '../support/workplace.ts'
import * as screen from './screen.ts'
import { browserShell } from './shells/browser.ts'
import { shareShell } from './shells/share-shell.ts'
import type { OpenShell } from './shells/shell.ts'

const playbook = `# The ferry

## Scenario 1: The ferry does not leave

**RTO**: 1 hour

**Symptoms:**
- The ramp is up

### Quick Fix

\`\`\`bash
# Step 1: Lower the ramp
until [ -e ./tide ]; do sleep 0.1; done

# Step 2: Start the engine
(exit 4)

# Step 3: Blow the horn
echo horn
\`\`\`

### Verify

\`\`\`bash
# Ask the bridge
echo asked
\`\`\`

## Rollback

If recovery fails:

\`\`\`bash
# Tie it up
echo tied
\`\`\`
`

describe.skipIf(missing('chromium', 'bash'))('a step that failed', () => {
  let open: OpenShell
  let page: Page
  let workplace: Workplace

  const makeFolder = (place: Workplace): string => place.makeFolder('quay', { 'ferry.md': playbook })
  shareShell(browserShell, makeFolder, (shared) => {
    ;({ open, page, workplace } = shared)
  })
  const steps = () => screen.procedure(page, 'The ferry does not leave', 'Quick Fix')
  const hasKeys = (number: number) =>
    screen.step(steps(), number).and(page.locator('[aria-current=step]')).and(page.locator(':focus')).waitFor()
  const failing = () => screen.dialog(page, /^Step 2 failed/)
  const marked = () =>
    screen
      .journal(page)
      .getByText(/^(! )?✕?\s*Marked failed/)
      .count()

  test('u says where nothing is to be undone, and where something still runs', async () => {
    await screen.describe(page, 'the ramp is up', 'The ferry does not leave')
    await page.keyboard.press('Enter')
    await hasKeys(1)
    await page.keyboard.press('i')
    await screen.openDrill(page)
    await page.keyboard.press('u')
    await page.getByText('Nothing to undo: no step has been done, skipped or failed.').waitFor()
    await page.keyboard.press('Enter')
    await screen.dialog(page, /Do you trust/).waitFor()
    await page.keyboard.press('t')
    await screen.becomes(steps(), 1, 'running')
    await page.keyboard.press('u')
    await page.getByText('It is running. x stops it.').waitFor()
    await screen.becomes(steps(), 1, 'running')
    workplace.makeFolder('quay/tide')
    await screen.becomes(steps(), 1, 'done, exit 0')
    await hasKeys(2)
  })

  test('goes on with f, Tab and Enter to what the playbook has for that, and the journal has no second failure', async () => {
    await page.keyboard.press('Enter')
    await screen.becomes(steps(), 2, 'failed, exit 4')
    await page.keyboard.press('f')
    await failing().getByText('Or go on with what the playbook has for that:').waitFor()
    // Without a word there is no news.
    await page.keyboard.press('Enter')
    expect(
      await failing()
        .getByRole('button', { name: /^Say so in the journal/ })
        .isDisabled(),
    ).toBe(true)
    const way = failing().getByRole('button', { name: /^Rollback, 1 step/ })
    while (!(await way.and(page.locator(':focus')).isVisible())) await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await failing().waitFor({ state: 'detached' })
    await page
      .getByRole('listitem', { name: /Tie it up: to do/ })
      .and(page.locator('[aria-current=step]'))
      .waitFor()
    await screen.becomes(steps(), 2, 'failed, exit 4')
    expect(await marked()).toBe(0)
  })

  test('is told why with f, once, and keeps how it ended', async () => {
    await screen.choose(steps(), 2)
    await page.keyboard.press('f')
    await failing().getByRole('textbox', { name: 'What happened?' }).and(page.locator(':focus')).waitFor()
    await page.keyboard.type('no fuel')
    await page.keyboard.press('Enter')
    await screen.journal(page).getByText('Marked failed: Start the engine (no fuel)').waitFor()
    await screen.step(steps(), 2).getByText('no fuel').waitFor()
    await page.keyboard.press('f')
    await failing().waitFor()
    await page.keyboard.press('Escape')
    await failing().waitFor({ state: 'detached' })
    expect(await marked()).toBe(1)
  })

  test('is named before closing with all else that the report calls open', async () => {
    await page.keyboard.press('Control+k')
    await page.keyboard.type('close the incident')
    await page.keyboard.press('Enter')
    const closing = screen.dialog(page, 'Close this drill?')
    await closing.waitFor()
    expect(await closing.getByRole('listitem').allTextContents()).toEqual([
      '“Start the engine” failed on local with exit status 4 (no fuel). What came of it?',
      'Not done of The ferry does not leave: Quick Fix: “Blow the horn”.',
      'Not met: The whole, from opening to closing; The ferry does not leave. Still to do: “Ask the bridge”.',
    ])
    await page.keyboard.press('Escape')
    await closing.waitFor({ state: 'detached' })
    expect(open.faults).toEqual([])
  })
})
