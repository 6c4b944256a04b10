// Everything without a mouse: from a cold start to the first command, the keys and the lists of them, and the way with Tab.
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { actions } from '../../src/renderer/actions/actions.ts'
import { missing } from '../support/real-parts.ts'
import { createHarbour, harbourTitle } from './harbour.ts'
import * as screen from './screen.ts'
import { browserShell } from './shells/browser.ts'
import { shareShell } from './shells/share-shell.ts'
import type { OpenShell } from './shells/shell.ts'

describe.skipIf(missing('chromium', 'bash'))('without a mouse', () => {
  let open: OpenShell
  let page: Page

  shareShell(browserShell, createHarbour, (shared) => {
    ;({ open, page } = shared)
  })

  const focused = () => page.locator(':focus')
  const steps = () => screen.procedure(page, 'The cranes do not move', 'Quick Fix (5 minutes)')
  const current = (number: number) => screen.step(steps(), number).and(page.locator('[aria-current=step]'))

  test('a folder is trusted with Tab and a key', async () => {
    const button = page.getByRole('button', { name: /not trusted yet harbour/ })
    await button.waitFor()
    await goAround(page, () => button.and(focused()).isVisible())
    await page.keyboard.press('Enter')
    await screen.dialog(page, /Do you trust/).waitFor()
    await page.keyboard.press('t')
    await button.waitFor({ state: 'detached' })
  })

  test('from a cold start, a symptom and three times Enter run the first command', async () => {
    await page.reload()
    await screen.describe(page, 'e-77', 'The cranes do not move')
    await page.keyboard.press('Enter')
    await current(1).waitFor()
    await page.keyboard.press('Enter')
    await screen.dialog(page, 'Is this for real?').waitFor()
    await page.keyboard.press('Enter')
    await screen.becomes(steps(), 1, 'done, exit 0')
    await screen.step(steps(), 1).getByText('berth set', { exact: true }).waitFor()
  })

  test('arrows and letters move from step to step, and Enter, Space and u act on them', async () => {
    await current(2).waitFor()
    await page.keyboard.press('j')
    await current(3).waitFor()
    await page.keyboard.press('ArrowUp')
    await current(2).waitFor()
    await page.keyboard.press('Enter')
    await screen.step(steps(), 2).getByText('at berth nine').waitFor()
    await current(3).waitFor()
    await page.keyboard.press('k')
    await page.keyboard.press('u')
    await screen.becomes(steps(), 2, 'to do')
    await page.keyboard.press('Space')
    await screen.becomes(steps(), 2, 'done, by hand')
  })

  test('a step that ended with 0 shows that it can still be marked as failed', async () => {
    await current(3).waitFor()
    await page.keyboard.press('k')
    await current(2).waitFor()
    await page.keyboard.press('k')
    await current(1).getByRole('button', { name: 'failed', exact: true }).waitFor()
    await page.keyboard.press('f')
    await screen.dialog(page, 'Step 1 failed').waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await current(3).waitFor()
  })

  test('u takes back what was done last where the step that the keys act on has nothing, says what, and goes there', async () => {
    await current(3).waitFor()
    await page.keyboard.press('u')
    await screen.becomes(steps(), 2, 'to do')
    await page.getByText(/^Undone: step 2, .*: to do again\.$/).waitFor()
    await current(2).waitFor()
    await page.keyboard.press('Space')
    await screen.becomes(steps(), 2, 'done, by hand')
    await current(3).waitFor()
  })

  test('? lists every key', async () => {
    await page.keyboard.press('?')
    const keys = screen.dialog(page, 'Keys')
    for (const { label, keys: bound } of Object.values(actions))
      if (bound.length > 0) await keys.getByRole('definition').getByText(label, { exact: true }).waitFor()
    await page.keyboard.press('Escape')
    await keys.waitFor({ state: 'detached' })
    await current(3).and(focused()).waitFor()
  })

  test('Ctrl K offers every action by name, and Esc gets out of whatever is in front', async () => {
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Find an action' }).and(focused()).waitFor()
    await page.keyboard.type('journal')
    await page.keyboard.press('Enter')
    const note = screen.dialog(page, 'Note for the journal')
    await note.getByRole('textbox').and(focused()).waitFor()
    await page.keyboard.press('Escape')
    await note.waitFor({ state: 'detached' })
    await current(3).and(focused()).waitFor()
  })

  test('what the incident panel offers is found by Ctrl K in the same words', async () => {
    const panel = page.getByRole('complementary', { name: 'Incident' })
    for (const words of ['note', 'terminal', 'from paper', 'hand over', 'close the incident', 'report']) {
      await panel.getByRole('button', { name: new RegExp(`${words}$`) }).waitFor()
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox', { name: 'Find an action' }).and(focused()).waitFor()
      await page.keyboard.type(words)
      await page.getByRole('listbox', { name: 'Actions' }).getByRole('option').first().waitFor()
      await page.keyboard.press('Escape')
      await screen.dialog(page, 'All actions').waitFor({ state: 'detached' })
      await current(3).and(focused()).waitFor()
    }
  })

  test('a dangerous step says how to get to the field for the target’s name, where letters are keys of the step', async () => {
    await page.keyboard.press('ArrowDown')
    await current(4).getByText('Press Enter, then type local to run what deletes data.', { exact: true }).waitFor()
    await page.keyboard.press('Enter')
    await screen.confirmation(page).and(focused()).waitFor()
    await current(4).getByText('Type local to run what deletes data.', { exact: true }).waitFor()
    await page.keyboard.press('Escape')
    await current(4).and(focused()).waitFor()
    await current(4).getByText('Press Enter, then type local to run what deletes data.', { exact: true }).waitFor()
    await page.keyboard.press('ArrowUp')
    await current(3).and(focused()).waitFor()
  })

  test('the outline, the search, the options and the library are a key away', async () => {
    await page.keyboard.press('l')
    const worked = page.getByRole('navigation', { name: 'Outline' }).locator('[aria-current=step]')
    await worked
      .and(page.getByRole('link', { name: /^Quick Fix/ }))
      .and(focused())
      .waitFor()
    await page.keyboard.press('Enter')
    await steps().getByRole('listitem').and(page.locator('[aria-current=step]')).and(focused()).waitFor()
    await page.keyboard.press('l')
    await worked.and(focused()).waitFor()
    await page.keyboard.press('ArrowDown')
    await page
      .getByRole('link', { name: /^Restart the controller/ })
      .and(focused())
      .waitFor()
    await page.keyboard.press('k')
    await worked.and(focused()).waitFor()
    await page.keyboard.press('Escape')
    await steps().getByRole('listitem').and(page.locator('[aria-current=step]')).and(focused()).waitFor()
    await page.keyboard.press('l')
    await page.keyboard.press('Home')
    await page.keyboard.press('End')
    await page.getByRole('navigation', { name: 'Outline' }).getByRole('link').last().and(focused()).waitFor()
    await page.keyboard.press('l')
    await worked.and(focused()).waitFor()
    await page.keyboard.press('ArrowUp')
    await page
      .getByRole('link', { name: /^1 The cranes do not move/ })
      .and(focused())
      .waitFor()
    await page.keyboard.press('Enter')
    await steps().getByRole('listitem').and(page.locator('[aria-current=step]')).and(focused()).waitFor()
    await page.keyboard.press('/')
    await screen.describe(page, 'hook chain', 'A hook is lost')
    await page.keyboard.press('Enter')
    await page
      .getByRole('listitem', { name: /Which hook was it/ })
      .and(page.locator('[aria-current=step]'))
      .waitFor()
    await page.keyboard.press('/')
    await screen.describe(page, 'brake', 'The cranes do not move')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await page.keyboard.press('g')
    await screen.searchBox(page).and(focused()).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.getByRole('link', { name: /Go on/ }).and(focused()).waitFor()
    await page.keyboard.press('Enter')
    await screen.becomes(steps(), 2, 'done, by hand')
  })

  test('the terminal opens on a key, what is typed there counts, and Ctrl ` gets back', async () => {
    await page.keyboard.press('`')
    const terminal = page.getByRole('region', { name: 'Terminal' })
    await terminal.getByRole('textbox').and(focused()).waitFor()
    await page.keyboard.type('BERTH=ten; echo berth is $BERTH\n')
    await terminal.getByText('berth is ten').waitFor()
    await page.keyboard.press('Control+`')
    await terminal.waitFor({ state: 'detached' })
    await page.locator('[aria-current=step]').and(focused()).waitFor()
    await screen.choose(steps(), 2)
    await page.keyboard.press('u')
    await screen.becomes(steps(), 2, 'to do')
    await page.keyboard.press('Enter')
    await screen.step(steps(), 2).getByText('at berth ten').waitFor()
    await screen.becomes(steps(), 2, 'done, exit 0')
    await current(3).and(focused()).waitFor()
  })

  test('Tab comes by everything that can be pressed or filled in', async () => {
    // A step that ends takes the focus to the next one, and a row that comes late stands behind where Tab has been.
    await current(3).and(focused()).waitFor()
    expect(await missedByTab(page)).toEqual([])
    await page.keyboard.press('g')
    await screen.searchBox(page).and(focused()).waitFor()
    await page.getByRole('link', { name: harbourTitle, exact: true }).waitFor()
    await page.getByRole('link', { name: /Go on/ }).waitFor()
    expect(await missedByTab(page)).toEqual([])
  })

  test('no page did anything that it should not', () => {
    expect(open.faults).toEqual([])
  })
})

/** Marks what has the focus; true where it is the first that was marked, and was so before. */
const markFocus = `(() => {
  const element = document.activeElement
  if (element === null || element === document.body) return false
  if (element.dataset.tabbed === 'first') return true
  element.dataset.tabbed ??= document.querySelector('[data-tabbed]') === null ? 'first' : 'later'
  return false
})()`

/** Goes once around with Tab, or until `isThere`. */
async function goAround(page: Page, isThere: () => Promise<boolean> = async () => false): Promise<void> {
  await page.locator('[data-tabbed]').evaluateAll((elements) => {
    for (const element of elements) element.removeAttribute('data-tabbed')
  })
  do await page.keyboard.press('Tab')
  while (!(await isThere()) && !(await page.evaluate<boolean>(markFocus)))
}

/** What can be pressed or filled in with a mouse, and that Tab does not come by. */
async function missedByTab(page: Page): Promise<readonly string[]> {
  await goAround(page)
  // A step's check box has Space on its step, a choice among several has the arrow keys.
  const pressable = page.locator(':is(a[href], button, input, select, textarea):enabled:not([role=checkbox], [role=radio], [data-tabbed])')
  return pressable.filter({ visible: true }).evaluateAll((elements) => elements.map((element) => element.outerHTML.slice(0, 200)))
}
