// Before a command with blanks runs, its final text has been read: Enter in a blank leads on, and only Enter on the step runs it.
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { missing } from '../support/real-parts.ts'
import type { Workplace } from '../support/workplace.ts'
import * as screen from './screen.ts'
import { browserShell } from './shells/browser.ts'
import { shareShell } from './shells/share-shell.ts'
import type { OpenShell } from './shells/shell.ts'

const lines = Array.from({ length: 40 }, (_, line) => `echo "line ${line}"`)

const playbook = `# The mill

## Scenario 1: The mill stands

**Symptoms:**
- No flour

### Start it

\`\`\`bash
# Open the gate
curl --gate [GATE_NAME] --height [HEIGHT]

# Shut the gate
curl --gate [GATE_NAME] --shut '{"id": "PXXXXXX"}'
\`\`\`

### Grind

\`\`\`bash
#!/bin/bash
curl --wheel "$WHEEL_NAME"
${lines.join('\n')}
\`\`\`

### Weigh

\`\`\`bash
#!/bin/bash
curl --scale [SCALE]
${lines.join('\n')}
\`\`\`

### Ring

\`\`\`bash
curl --bell "$BELL_TOKEN" --tower [TOWER] --hour "$BELL_HOUR"
\`\`\`

### Drain

\`\`\`bash
# Drain the pond
rm -rf ./no-such-pond-[POND] && echo drained
\`\`\`
`

describe.skipIf(missing('chromium', 'bash'))('filling in', () => {
  let open: OpenShell
  let page: Page
  let workplace: Workplace

  const makeFolder = (place: Workplace): string => place.makeFolder('river', { 'mill.md': playbook })
  shareShell(browserShell, makeFolder, (shared) => {
    ;({ open, page, workplace } = shared)
  })
  const current = () => page.locator('li[data-step][aria-current=step]')
  const focused = () => page.locator(':focus')

  const field = (name: RegExp) => current().getByRole('textbox', { name }).and(focused())

  test('Enter in a blank leads to the next one, and out of the last to the step, without running anything', async () => {
    await screen.describe(page, 'no flour', 'The mill stands')
    await page.keyboard.press('Enter')
    await current().waitFor()
    await page.keyboard.press('i')
    await screen.openDrill(page)
    await page.keyboard.press('Enter')
    await field(/^GATE NAME|^Gate name/).waitFor()
    await page.keyboard.type('north gate')
    await page.keyboard.press('Enter')
    await field(/^Height/).waitFor()
    await page.keyboard.type('3')
    await page.keyboard.press('Enter')
    await current().and(focused()).waitFor()
    await current().getByText("curl --gate 'north gate' --height 3", { exact: true }).waitFor()
    expect(await page.getByRole('dialog').count()).toBe(0)
    expect(workplace.standIns.calls()).toBe('')
    await page.keyboard.press('Enter')
    await screen.dialog(page, /Do you trust/).waitFor()
    await page.keyboard.press('t')
    await page.getByRole('listitem', { name: /Open the gate: done, exit 0/ }).waitFor()
    expect(workplace.standIns.calls().trim()).toBe('curl --gate north gate --height 3')
  })

  test('a blank that is no word is named by what it belongs to, letter for letter', async () => {
    await page.keyboard.press('Enter')
    await field(/^Id, PXXXXXX, to be filled in$/).waitFor()
    await page.keyboard.type('P4')
    await page.keyboard.press('Enter')
    await current().and(focused()).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('listitem', { name: /Shut the gate: done, exit 0/ }).waitFor()
  })

  test('a long script is shown once: with what is set before it, or with the lines that are filled in', async () => {
    await current().getByText('curl --wheel').waitFor()
    await page.keyboard.press('Enter')
    await field(/WHEEL_NAME/).waitFor()
    await page.keyboard.type('the big one')
    await page.keyboard.press('Enter')
    await current().getByText('Runs as it stands, after').waitFor()
    await current().getByText("WHEEL_NAME='the big one'").waitFor()
    expect(await timesShown('line 20')).toBe(1)
    await page.keyboard.press('Enter')
    await current().getByText('curl --scale').waitFor()
    await page.keyboard.press('Enter')
    await field(/^Scale/).waitFor()
    await page.keyboard.type('fine; coarse')
    await page.keyboard.press('Enter')
    const filledIn = current().getByText("Line 2 runs as curl --scale 'fine; coarse'")
    await filledIn.waitFor()
    expect(await timesShown('line 20')).toBe(1)
    await page.keyboard.press('Enter')
    await page.getByRole('listitem', { name: /Weigh: done, exit 0/ }).waitFor()
    expect(workplace.standIns.calls()).toContain('curl --scale fine; coarse')
  })

  test('Enter goes through the blanks as the command reads, wherever their fields stand', async () => {
    await current().getByText('curl --bell').waitFor()
    await page.keyboard.press('Enter')
    await current().getByLabel('BELL_TOKEN').and(focused()).waitFor()
    await page.keyboard.type('ding-dong-secret')
    await page.keyboard.press('Enter')
    await field(/^Tower/).waitFor()
    await page.keyboard.type('east')
    await page.keyboard.press('Enter')
    await current().getByLabel('BELL_HOUR').and(focused()).waitFor()
    await page.keyboard.type('3')
    await page.keyboard.press('Enter')
    await current().and(focused()).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('listitem', { name: /Ring: done, exit 0/ }).waitFor()
    expect(workplace.standIns.calls()).toContain('curl --bell ding-dong-secret --tower east --hour 3')
    expect(await page.getByText('ding-dong-secret').count()).toBe(0)
  })

  test('a dangerous step with an empty blank says that Enter leads there first, and from the last one to where the name is typed', async () => {
    const asks = (words: string) => current().getByText(words, { exact: true }).waitFor()
    await asks('Press Enter to fill in the blank first, then type local to run what deletes data.')
    await page.keyboard.press('Enter')
    await field(/^Pond/).waitFor()
    await page.keyboard.type('9')
    await page.keyboard.press('Enter')
    await page
      .getByRole('status')
      .getByText(/^Filled in\. Type the target’s name, local, to run: rm -rf \.\/no-such-pond-9/)
      .waitFor()
    await asks('Type local to run what deletes data.')
    // On the step its first letter would go to the outline.
    await page.keyboard.type('local')
    await page.keyboard.press('Enter')
    await page.getByRole('listitem', { name: /Drain the pond: done, exit 0/ }).waitFor()
  })

  test('no page did anything that it should not', () => {
    expect(open.faults).toEqual([])
  })

  async function timesShown(words: string): Promise<number> {
    return ((await current().textContent()) ?? '').split(words).length - 1
  }
})
