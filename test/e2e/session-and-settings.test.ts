// What a responder sees of the shell under the page when it ends, and what can be set about Stop, time and output: by keys.
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { missing } from '../support/real-parts.ts'
import { createHarbour } from './harbour.ts'
import * as screen from './screen.ts'
import { browserShell } from './shells/browser.ts'
import { shareShell } from './shells/share-shell.ts'
import type { OpenShell } from './shells/shell.ts'

describe.skipIf(missing('chromium', 'bash'))('a shell that ended, and the settings of steps', () => {
  let open: OpenShell
  let page: Page

  const { openAgain } = shareShell(browserShell, createHarbour, (shared) => {
    ;({ open, page } = shared)
  })

  const focused = () => page.locator(':focus')
  const steps = () => screen.procedure(page, 'The cranes do not move', 'Quick Fix (5 minutes)')
  const terminal = () => page.getByRole('region', { name: 'Terminal' })
  const settings = () => screen.dialog(page, 'Settings')
  const amount = (name: string) => settings().getByRole('textbox', { name })

  async function openSettings(): Promise<void> {
    await page.keyboard.press('Control+,')
    await settings().waitFor()
  }

  async function write(name: string, text: string): Promise<void> {
    await amount(name).focus()
    await page.keyboard.press('ControlOrMeta+a')
    if (text === '') await page.keyboard.press('Delete')
    else await page.keyboard.type(text)
  }

  test('an amount out of its range is said with the range, Enter leads to it, and nothing of it is kept', async () => {
    await screen.searchBox(page).waitFor()
    await openSettings()
    await write('Kill, seconds', '601')
    await amount('Stop a step after, minutes').focus()
    await page.keyboard.press('Enter')
    await amount('Kill, seconds').and(focused()).waitFor()
    await settings().getByText('From 0 to 600 seconds. Until then it stays at 3.').waitFor()
    await page.keyboard.press('Escape')
    await settings().waitFor({ state: 'detached' })
    await openSettings()
    expect(await amount('Kill, seconds').inputValue()).toBe('3')
  })

  test('the waits of Stop, the time limit and the output limit are kept as they are written', async () => {
    await write('Terminate, seconds', '1.5')
    await write('Stop a step after, minutes', '30')
    await write('Keep of each command’s output, MB', '50')
    await page.keyboard.press('Enter')
    await settings().waitFor({ state: 'detached' })
    await page.reload()
    await screen.searchBox(page).waitFor()
    await openSettings()
    await settings()
      .getByText(/^Runcard /)
      .waitFor()
    const fields = await settings().getByRole('textbox').all()
    expect(await Promise.all(fields.map((field) => field.inputValue()))).toEqual(['', '1.5', '3', '3', '30', '50'])
    await write('Stop a step after, minutes', '')
    await page.keyboard.press('Enter')
    await settings().waitFor({ state: 'detached' })
  })

  test('a shell that ended says what went with it, and what is still typed does nothing to the page', async () => {
    await page.getByRole('button', { name: /not trusted yet harbour/ }).press('Enter')
    await screen.dialog(page, /Do you trust/).waitFor()
    await page.keyboard.press('t')
    await screen.dialog(page, /Do you trust/).waitFor({ state: 'detached' })
    await page.keyboard.press('/')
    await screen.describe(page, 'e-77', 'The cranes do not move')
    await page.keyboard.press('Enter')
    await screen.step(steps(), 1).and(page.locator('[aria-current=step]')).waitFor()
    await page.keyboard.press('Enter')
    await screen.dialog(page, 'Is this for real?').waitFor()
    await page.keyboard.press('Enter')
    await screen.becomes(steps(), 1, 'done, exit 0')
    await page.keyboard.press('`')
    await terminal().getByRole('textbox').and(focused()).waitFor()
    await page.keyboard.type('cd /; exit\n')
    await terminal()
      .getByText(
        /^The shell ended with exit status 0\. .*variables that were not exported are gone; the next session starts in .*harbour, with/,
      )
      .waitFor()
    await terminal().getByRole('status').and(focused()).waitFor()
    await page.keyboard.type('fs')
    await page.keyboard.press('Enter')
    await screen.becomes(steps(), 2, 'to do')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })

  test('it is started fresh from there, with nothing of the one before', async () => {
    await page.keyboard.press('Tab')
    await terminal()
      .getByRole('button', { name: /^Start again in .*harbour$/ })
      .and(focused())
      .waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await terminal().getByRole('textbox').and(focused()).waitFor()
    await page.keyboard.type('echo "the berth is [$BERTH]"\n')
    await terminal().getByText('the berth is []', { exact: true }).waitFor()
    await page.keyboard.press('Control+`')
    await terminal().waitFor({ state: 'detached' })
  })

  test('a command that follows something has Stop from its start, on x', async () => {
    await screen.choose(steps(), 6)
    await page.keyboard.press('Enter')
    await screen.step(steps(), 6).getByRole('button', { name: 'Stop' }).waitFor()
    await screen.step(steps(), 6).getByText('following', { exact: true }).waitFor()
    await page.keyboard.press('x')
    await screen.becomes(steps(), 6, 'done, stopped by you')
  })

  test('one that Runcard was killed under is offered again in its directory, or fresh, and its step is one that may have run', async () => {
    await screen.choose(steps(), 6)
    await page.keyboard.press('Space')
    await screen.becomes(steps(), 6, 'to do')
    await page.keyboard.press('Enter')
    await screen.becomes(steps(), 6, 'running')
    expect(open.faults).toEqual([])
    await openAgain()
    await page.getByRole('link', { name: /harbour.*Go on/i }).click()
    await screen.becomes(steps(), 6, 'may have run')
    await page
      .getByRole('navigation')
      .getByRole('listitem')
      .filter({ hasText: 'The cranes do not move' })
      .getByText('1 may have run')
      .waitFor()
    await page.keyboard.press('`')
    await terminal()
      .getByText(/^The shell has ended: Runcard ended\. Its functions, options and variables are gone; .*harbour\. A fresh one does not\.$/)
      .waitFor()
    await terminal()
      .getByRole('button', { name: /^Start again in .*harbour$/ })
      .waitFor()
    await terminal().getByRole('button', { name: 'Start fresh' }).press('Enter')
    await terminal().getByRole('textbox').and(focused()).waitFor()
  })

  test('no page did anything that it should not', () => {
    expect(open.faults).toEqual([])
  })
})
