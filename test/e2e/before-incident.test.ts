// A page on which no incident is open yet: what it says of the place where one is, and what the keys do that open one from a step.
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { missing } from '../support/real-parts.ts'
import type { Workplace } from '../support/workplace.ts'
import * as screen from './screen.ts'
import { browserShell } from './shells/browser.ts'
import { shareShell } from './shells/share-shell.ts'
import { putSlowLinkBetween } from './slow-link.ts'

const playbook = `---
rto: 4 hours
---

# The windmill

## Disaster Scenarios

### Scenario 1: The sails stand still

**RTO: 20 minutes**

**Symptoms:**
- No flour comes

## Recovery Procedures

### Scenario 1: The sails stand still

\`\`\`bash
# Step 1: Empty the hopper
rm -rf ./hopper
\`\`\`
`

describe.skipIf(missing('chromium', 'bash'))('before an incident', () => {
  let page: Page

  const makeFolder = (place: Workplace): string => place.makeFolder('windmill', { 'windmill.md': playbook })
  shareShell(browserShell, makeFolder, (shared) => {
    ;({ page } = shared)
  })
  const current = () => page.locator('[aria-current=step]').and(page.getByRole('listitem', { name: /^Step 1, Empty the hopper/ }))
  const objective = (duration: string) =>
    page.getByRole('complementary', { name: 'Incident' }).getByRole('definition').filter({ hasText: duration })

  test('the objective is that of the scenario whose step the keys act on, also where another chapter answers it', async () => {
    await screen.describe(page, 'no flour', 'The sails stand still')
    await page.keyboard.press('Enter')
    await current().waitFor()
    await objective('20 min').waitFor()
    await page.getByRole('navigation', { name: 'Outline' }).getByRole('link', { name: 'Recovery Procedures' }).press('Enter')
    await objective('4 h').waitFor()
    await page.keyboard.press('j')
    await objective('20 min').waitFor()
  })

  test('the step that was gone away from, to read a section, has the keys again when one comes back to it', async () => {
    await current().and(page.locator(':focus')).waitFor()
  })

  test('Enter on a dangerous step opens one and leads to where the target’s name is typed, without another key', async () => {
    const link = await putSlowLinkBetween(page)
    await page.reload()
    await objective('20 min').or(objective('4 h')).first().waitFor()
    await page.keyboard.press('j')
    await current().waitFor()
    await page.keyboard.press('Enter')
    const question = screen.dialog(page, 'Is this for real?')
    await question.waitFor()
    link.hold()
    await page.keyboard.press('Enter')
    // Typed ahead of a page that is slow to open: no shortcut of it, and nothing of the first letter after the dialog has gone either.
    await page.keyboard.type('tm?c')
    await page.evaluate(`new MutationObserver((_, watching) => {
      if (document.querySelector('[role=alertdialog]') !== null) return
      watching.disconnect()
      queueMicrotask(() => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 't', code: 'KeyT', bubbles: true, cancelable: true })))
    }).observe(document.body, { childList: true, subtree: true })`)
    expect(await page.getByRole('dialog').count()).toBe(0)
    await link.letGo('incident.open')
    await question.waitFor({ state: 'detached' })
    await screen.confirmation(page).and(page.locator(':focus')).waitFor()
    expect(await page.getByRole('dialog').count()).toBe(0)
    await page.keyboard.type('local')
    await page.keyboard.press('Enter')
    await screen.dialog(page, /Do you trust/).waitFor()
    await page.keyboard.press('t')
    await page.getByRole('listitem', { name: /^Step 1, Empty the hopper.*: done, exit 0/ }).waitFor()
  })

  test('m says so where the playbook has no message', async () => {
    await page.keyboard.press('m')
    const message = screen.dialog(page, 'A message')
    await message.getByText('The playbook has no message for this scenario.').waitFor()
    await page.keyboard.press('Enter')
    await message.waitFor({ state: 'detached' })
  })
})
