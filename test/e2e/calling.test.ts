// Calling people of the playbook without a mouse, and what is left of it.
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { findBarriers } from '../support/axe.ts'
import { missing } from '../support/real-parts.ts'
import type { Workplace } from '../support/workplace.ts'
import * as screen from './screen.ts'
import { browserShell } from './shells/browser.ts'
import { shareShell } from './shells/share-shell.ts'
import type { OpenShell } from './shells/shell.ts'

const playbook = `# The lighthouse

## Scenario 1: The light is out

**Symptoms:**
- The night is dark

### Look

\`\`\`bash
# Look up
echo looking
\`\`\`

## Contacts

| Role | Phone |
|---|---|
| Keeper on call | +1-555-0101 |
| The coast guard | +1-555-0150 |

## Escalation

- T+0: Keeper on call
- T+5 min: Harbour master
`

describe.skipIf(missing('chromium', 'bash'))('calling someone', () => {
  let open: OpenShell
  let page: Page
  const makeFolder = (place: Workplace): string => place.makeFolder('coast', { 'light.md': playbook })
  shareShell(browserShell, makeFolder, (shared) => {
    ;({ open, page } = shared)
  })
  const whom = () => screen.dialog(page, 'Whom do you call?')
  const marked = (name: RegExp) => whom().getByRole('option', { name, selected: true })
  const calling = (who: string) => page.getByRole('alertdialog', { name: `Calling ${who}: what comes of it?` })
  const saysOf = async (who: string, key: string) => {
    await page.keyboard.press('Enter')
    await calling(who).waitFor()
    await page.keyboard.press(key)
    await calling(who).waitFor({ state: 'detached' })
  }
  const called = () =>
    screen
      .journal(page)
      .getByText(/^(! )?Called /)
      .allTextContents()

  test('is one key away once an incident is open, with whoever is due marked and the number in sight', async () => {
    await screen.describe(page, 'the night is dark', 'The light is out')
    await page.keyboard.press('Enter')
    await page.locator('li[data-step][aria-current=step]').waitFor()
    await page.keyboard.press('e')
    await page.keyboard.press('i')
    await screen.openDrill(page)
    await page.getByRole('button', { name: 'call someone' }).waitFor()
    await page.keyboard.press('e')
    await marked(/^Keeper on call/).waitFor()
    await whom().getByText('+1-555-0101', { exact: true }).waitFor()
    await page.keyboard.press('Enter')
    await calling('Keeper on call').getByText('+1-555-0101', { exact: true }).waitFor()
    expect(await findBarriers(page)).toEqual([])
  })

  test('leaves nothing behind when it is left, and no letter pressed with Ctrl answers', async () => {
    await page.keyboard.press('Control+m')
    await calling('Keeper on call').waitFor()
    await page.keyboard.press('Escape')
    await calling('Keeper on call').waitFor({ state: 'detached' })
    expect(await called()).toEqual([])
  })

  test('is said with one key for what came of it, and stands in the journal and beside the ladder', async () => {
    const besideLadder = (words: RegExp) =>
      page.getByRole('list', { name: 'Escalation' }).getByRole('listitem').filter({ hasText: 'Keeper on call' }).getByText(words)
    await page.keyboard.press('e')
    await marked(/^Keeper on call/).waitFor()
    await saysOf('Keeper on call', 'n')
    await screen.journal(page).getByText('Called Keeper on call, +1-555-0101: no answer').waitFor()
    await besideLadder(/^no answer at \d\d:\d\d$/).waitFor()
    await page.keyboard.press('e')
    await marked(/^Keeper on call.*no answer at/).waitFor()
    await saysOf('Keeper on call', 'Enter')
    await besideLadder(/^reached at \d\d:\d\d$/).waitFor()
  })

  test('reaches a contact that is no rung, by the arrow keys or by its name, and a rung without a number', async () => {
    await page.keyboard.press('e')
    await marked(/^Keeper on call.*reached at/).waitFor()
    expect(await whom().getByRole('option').locator('b').allTextContents()).toEqual(['Keeper on call', 'The coast guard', 'Harbour master'])
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await marked(/^Harbour master.*no number in the playbook.*T\+5/).waitFor()
    await whom()
      .getByText(/^There is no number in the playbook\./)
      .waitFor()
    await whom()
      .getByRole('button', { name: /^Say what came of it/ })
      .waitFor()
    await saysOf('Harbour master', 'm')
    await screen.journal(page).getByText('! Called Harbour master: left a message', { exact: true }).waitFor()
    await page.keyboard.press('e')
    await marked(/^Keeper/).waitFor()
    await page.keyboard.type('guard')
    await marked(/^The coast guard/).waitFor()
    await saysOf('The coast guard', 'n')
    await screen.journal(page).getByText('Called The coast guard, +1-555-0150: no answer').waitFor()
    expect(await called()).toEqual([
      '! Called The coast guard, +1-555-0150: no answer',
      '! Called Harbour master: left a message',
      'Called Keeper on call, +1-555-0101: reached',
      '! Called Keeper on call, +1-555-0101: no answer',
    ])
  })

  test('whom no call reached is named before the incident is closed', async () => {
    await page.getByRole('button', { name: 'close the drill' }).click()
    const closing = page.getByRole('alertdialog', { name: 'Close this drill?' })
    await closing.getByText('Called and not reached: Harbour master (left a message), The coast guard (no answer).').waitFor()
    await page.keyboard.press('Escape')
    await closing.waitFor({ state: 'detached' })
  })

  test('is among the keys that ? shows', async () => {
    await page.keyboard.press('?')
    await screen.dialog(page, 'Keys').getByText('Call someone of the ladder or the contacts, and say so').waitFor()
    await page.keyboard.press('Escape')
  })

  test('no page did anything that it should not', () => {
    expect(open.faults).toEqual([])
  })
})
