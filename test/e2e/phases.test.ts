// A scenario in phases, as a responder goes through it: one time for all of a phase, in the outline and on the clock; and where the
// shell is that its steps run in.
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { missing } from '../support/real-parts.ts'
import type { Workplace } from '../support/workplace.ts'
import * as screen from './screen.ts'
import { browserShell } from './shells/browser.ts'
import { shareShell } from './shells/share-shell.ts'
import type { OpenShell } from './shells/shell.ts'

const playbook = `# The sluice

Restored within 30 minutes (RTO).

## The sluice is shut

**Symptoms:**
- Water stands in the meadows

### Phase 1: Look (0-5 minutes)

1. **At the gate**
\`\`\`bash
# See the gate
cd /usr/lib

# Hear the gate
echo creaks
\`\`\`

2. **At the wheel**
\`\`\`bash
# See the wheel
echo stands
\`\`\`

### Phase 2: Open (5-15 minutes)

1. **Oil it**
\`\`\`bash
# Oil the gate
echo oiled

# Oil the wheel
echo oiled
\`\`\`

2. **Turn the wheel**
\`\`\`bash
#!/bin/bash
# Turn it
echo turned
echo open
\`\`\`
`

describe.skipIf(missing('chromium', 'bash'))('a scenario in phases', () => {
  let open: OpenShell
  let page: Page

  const makeFolder = (place: Workplace): string => place.makeFolder('mill', { 'sluice.md': playbook })
  shareShell(browserShell, makeFolder, (shared) => {
    ;({ open, page } = shared)
  })

  const panel = () => page.getByRole('complementary', { name: 'Incident' })
  const runsTo = async (next: RegExp): Promise<void> => {
    await page.keyboard.press('Enter')
    await page.getByRole('listitem', { name: next }).and(page.locator('[aria-current=step]')).waitFor()
  }

  test('the outline names what is left of a phase by its own step', async () => {
    await screen.describe(page, 'water meadows', 'The sluice is shut')
    await page.keyboard.press('Enter')
    const links = page.getByRole('navigation', { name: 'Outline' }).getByRole('link')
    await links.filter({ hasText: 'Turn the wheel' }).waitFor()
    const names = (await links.allTextContents()).map((text) => text.replace(/\d.*$/s, ''))
    expect(names.slice(1, 5)).toEqual(['At the gate', 'At the wheel', 'Oil it', 'Turn the wheel'])
  })

  test('the clock counts the time of a phase for all of its steps, beside the objective of the whole', async () => {
    await page.keyboard.press('i')
    await screen.openDrill(page)
    await panel()
      .getByText(/^of 5:00 for this phase\. /)
      .waitFor()
    await panel().getByText('0 of 3 steps finished', { exact: true }).waitFor()
    await panel()
      .getByText(/^Objective 15:00\. \d+:\d\d left\.$/)
      .waitFor()
  })

  test('the target says where the last step has left its shell', async () => {
    await page.keyboard.press('Enter')
    await screen.dialog(page, /Do you trust/).waitFor()
    await page.keyboard.press('t')
    await page
      .getByRole('listitem', { name: /Hear the gate/ })
      .and(page.locator('[aria-current=step]'))
      .waitFor()
    await panel()
      .getByText(/, left in \/usr\/lib by the last step$/)
      .waitFor()
  })

  test('what is done of a phase counts on in its next item, and the next phase begins anew', async () => {
    await runsTo(/See the wheel/)
    await panel().getByText('2 of 3 steps finished', { exact: true }).waitFor()
    // Counted from the opening, as the clock above it: “at 21:10” would be read as a time of day.
    await panel()
      .getByText(/ At this pace done after \d+:\d\d, \d+:\d\d to spare\.$/)
      .first()
      .waitFor()
    await runsTo(/Oil the gate/)
    await panel()
      .getByText(/^of 15:00\. /)
      .waitFor()
    await panel().getByText('0 of 3 steps finished', { exact: true }).waitFor()
    // The last phase ends when the scenario is to be over.
    expect(
      await panel()
        .getByText(/^Objective /)
        .count(),
    ).toBe(0)
  })

  test('the clock is red while steps are overdue, and no longer once all were finished in time, however long it stays open', async () => {
    const colour = () =>
      panel()
        .getByRole('timer')
        .evaluate((timer) => timer.ownerDocument.defaultView?.getComputedStyle(timer).color)
    const inTime = await colour()
    await page.clock.setFixedTime(Date.now() + 40 * 60_000)
    await panel()
      .getByText(/^of 15:00\. Over by 2\d:\d\d\./)
      .waitFor()
    expect(await colour()).not.toBe(inTime)
    await runsTo(/Oil the wheel/)
    await runsTo(/Turn the wheel/)
    await page.keyboard.press('Enter')
    await panel().getByText('of 15:00. All steps are finished, in time.', { exact: true }).waitFor()
    expect(await colour()).toBe(inTime)
    expect(open.faults).toEqual([])
  })
})
