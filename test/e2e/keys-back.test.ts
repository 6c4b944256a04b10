// Where the keys are once a step has ended that asked something in the terminal: back on the step where Runcard had taken them
// there, still there where the responder had gone on purpose or is in the middle of a line; and never is what is typed on a key of the page.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { missing } from '../support/real-parts.ts'
import type { Workplace } from '../support/workplace.ts'
import * as screen from './screen.ts'
import { browserShell } from './shells/browser.ts'
import { shareShell } from './shells/share-shell.ts'
import type { OpenShell } from './shells/shell.ts'

const playbook = `# The safe

## Scenario 1: The safe is shut

**Symptoms:**
- The handle does not turn

### Open it

\`\`\`bash
# Step 1: Unlock the door
printf 'Password for the door: '; stty -echo; read -r answer; stty echo; echo; echo "opened with \${#answer} letters"

# Step 2: Choose a drawer
read -rsn 1 -p 'Press any key: ' key; echo "drawer $key"

# Step 3: Ask the guard
./ask-guard

# Step 4: Ask the keeper
printf 'Password of the keeper: '; stty -echo; read -r answer; stty echo; echo; (exit 3)

# Step 5: Wait for the clock
until [ -e ./noon ]; do sleep 0.1; done; echo 'it is noon'
\`\`\`
`
/** Gives up by itself, as a host does that waits for a password. */
const guard = `#!/bin/sh
printf 'Password for the guard: '; stty -echo
until [ -e ./late ]; do sleep 0.1; done
stty echo; echo; echo 'too late'; exit 5
`

describe.skipIf(missing('chromium', 'bash'))('the keys, after what asked in the terminal has ended', () => {
  let open: OpenShell
  let page: Page
  let folder: string

  const makeFolder = (place: Workplace): string => {
    folder = place.makeFolder('safe')
    writeFileSync(join(folder, 'safe.md'), playbook)
    writeFileSync(join(folder, 'ask-guard'), guard, { mode: 0o755 })
    return folder
  }
  shareShell(browserShell, makeFolder, (shared) => {
    ;({ open, page } = shared)
  })
  const steps = () => screen.procedure(page, 'The safe is shut', 'Open it')
  const focused = () => page.locator(':focus')
  const hasKeys = (number: number) => screen.step(steps(), number).and(page.locator('[aria-current=step]')).and(focused()).waitFor()
  const inTerminal = () => page.getByRole('textbox', { name: 'Terminal input' }).and(focused()).waitFor()
  const said = (words: RegExp) => page.getByRole('status').getByText(words).waitFor()

  test('are the step’s again after a password that it asked for, and that is said', async () => {
    await screen.describe(page, 'the handle does not turn', 'The safe is shut')
    await page.keyboard.press('Enter')
    await hasKeys(1)
    await page.keyboard.press('Enter')
    await screen.dialog(page, 'Is this for real?').waitFor()
    await page.keyboard.press('d')
    await screen.dialog(page, /Do you trust/).waitFor()
    await page.keyboard.press('t')
    await screen.step(steps(), 1).getByText('Password for the door:', { exact: true }).waitFor()
    await inTerminal()
    await page.keyboard.type('next jinx')
    await page.keyboard.press('Enter')
    await screen.becomes(steps(), 1, 'done, exit 0')
    await screen.step(steps(), 1).getByText('opened with 9 letters').waitFor()
    await hasKeys(2)
    await said(/^Step 1 done.*The keys are back from the terminal\. Next: step 2/)
    await screen.keysSettled(page)
    await page.keyboard.press('Enter')
    await screen.becomes(steps(), 2, 'running')
  })

  test('are the step’s again after one key that it waited for', async () => {
    await screen.step(steps(), 2).getByText('Press any key:', { exact: true }).waitFor()
    await inTerminal()
    await page.keyboard.press('n')
    await screen.becomes(steps(), 2, 'done, exit 0')
    await screen.step(steps(), 2).getByText('drawer n').waitFor()
    await hasKeys(3)
  })

  test('stay in the terminal where the step ended in the middle of a password', async () => {
    await screen.keysSettled(page)
    await page.keyboard.press('Enter')
    await screen.step(steps(), 3).getByText('Password for the guard:', { exact: true }).waitFor()
    await page.keyboard.type('snow')
    await inTerminal()
    writeFileSync(join(folder, 'late'), '')
    await screen.becomes(steps(), 3, 'failed, exit 5')
    await said(/^Step 3 failed.*The keys are still in the terminal/)
    await page.keyboard.type('man')
    await inTerminal()
    await page.keyboard.press('Control+u')
    expect(await page.getByRole('dialog').count()).toBe(0)
    await page.keyboard.press('Control+Backquote')
    await hasKeys(3)
  })

  test('are nobody’s for a moment: a password that is typed on, or a second time, does nothing and gets nowhere', async () => {
    await page.keyboard.press('j')
    await hasKeys(4)
    await page.evaluate(`document.addEventListener('focusin', function typeOn({ target }) {
      if (!target.matches('[data-step]')) return
      document.removeEventListener('focusin', typeOn)
      for (const key of ['s', 'n', 'o', 'w', 'Enter'])
        document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, code: key, bubbles: true, cancelable: true }))
    })`)
    await page.keyboard.press('Enter')
    await screen.step(steps(), 4).getByText('Password of the keeper:', { exact: true }).waitFor()
    await inTerminal()
    await page.keyboard.type('snow\n')
    await screen.becomes(steps(), 4, 'failed, exit 3')
    await page.getByText('The step had ended: what was typed went nowhere.').waitFor()
    await hasKeys(4)
    await screen.keysSettled(page)
    expect(await page.getByRole('dialog').count()).toBe(0)
    await screen.becomes(steps(), 4, 'failed, exit 3')
    expect(await page.locator('body').textContent()).not.toContain('snow')
    await page.keyboard.press('f')
    await screen.dialog(page, /^Step 4 failed/).waitFor()
    await page.keyboard.press('Escape')
  })

  test('stay in the terminal where the responder went there, until the responder leaves it', async () => {
    await screen.dialog(page, /^Step 4 failed/).waitFor({ state: 'detached' })
    await hasKeys(4)
    await page.keyboard.press('j')
    await hasKeys(5)
    await page.keyboard.press('Enter')
    await screen.becomes(steps(), 5, 'running')
    await page.keyboard.press('`')
    await inTerminal()
    writeFileSync(join(folder, 'noon'), '')
    await screen.becomes(steps(), 5, 'done, exit 0')
    await said(/^Step 5 done.*The keys are still in the terminal/)
    await inTerminal()
    await page.keyboard.press('Control+Backquote')
    await hasKeys(5)
  })

  test('put the terminal away from the step, too', async () => {
    await page.keyboard.press('`')
    await inTerminal()
    await screen.choose(steps(), 4)
    await page.keyboard.press('Control+Backquote')
    await page.getByRole('region', { name: 'Terminal' }).waitFor({ state: 'detached' })
    await hasKeys(4)
  })

  test('no page did anything that it should not', () => {
    expect(open.faults).toEqual([])
  })
})
