// A step that prints 200 MB while the terminal is open: the page answers all the time, shows the end, and all of it is on disk.
import { closeSync, openSync, readdirSync, readSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { missing } from '../support/real-parts.ts'
import type { Workplace } from '../support/workplace.ts'
import { createHarbour, loudLines } from './harbour.ts'
import * as screen from './screen.ts'
import { browserShell } from './shells/browser.ts'
import { desktopShell } from './shells/desktop.ts'
import { shareShell } from './shells/share-shell.ts'
import type { OpenShell } from './shells/shell.ts'

describe.skipIf(missing('chromium', 'bash')).each([browserShell, desktopShell])('a step that prints 200 MB $name', (shell) => {
  let workplace: Workplace
  let open: OpenShell
  let page: Page

  shareShell(shell, createHarbour, (shared) => {
    ;({ workplace, open, page } = shared)
  })

  const steps = () => screen.procedure(page, 'The cranes do not move', 'Quick Fix (5 minutes)')

  test('leaves the page free to take a note, also with the terminal open', async () => {
    await screen.describe(page, 'e-77', 'The cranes do not move')
    await page.keyboard.press('Enter')
    await screen.choose(steps(), 7)
    await page.keyboard.press('Enter')
    await screen.dialog(page, 'Is this for real?').waitFor()
    await page.keyboard.press('Enter')
    await screen.dialog(page, /Do you trust/).waitFor()
    await page.keyboard.press('t')
    await screen.becomes(steps(), 7, 'running')
    await page.getByRole('button', { name: 'terminal' }).first().click()
    await page.getByRole('region', { name: 'Terminal' }).getByText(loudLines.text).first().waitFor()
    await screen.step(steps(), 7).getByText(loudLines.text).first().waitFor()
    await screen.choose(steps(), 7)
    await page.keyboard.press('n')
    await screen.dialog(page, 'Note for the journal').getByRole('textbox').and(page.locator(':focus')).waitFor()
    await page.keyboard.type('it is loud here')
    await page.keyboard.press('Enter')
    await screen.journal(page).getByText('it is loud here').waitFor()
    await screen.becomes(steps(), 7, 'running')
    writeFileSync(join(workplace.folder, 'harbour', 'dawn'), '')
  })

  test('shows its end, on the step and in the terminal', async () => {
    await screen
      .step(steps(), 7)
      .and(page.getByRole('listitem', { name: /: done, exit 0/ }))
      .waitFor({ timeout: 120_000 })
    await screen.step(steps(), 7).getByText(loudLines.last).waitFor()
    await page.getByRole('region', { name: 'Terminal' }).getByText(loudLines.last, { exact: true }).waitFor()
    await screen
      .step(steps(), 7)
      .getByRole('button', { name: /^Show all, 2\d\d MB/ })
      .click()
    await screen
      .dialog(page, /^Output/)
      .getByText(loudLines.last)
      .waitFor()
    await page.keyboard.press('Escape')
  }, 180_000)

  test('is on disk to the last byte', () => {
    const folder = join(workplace.dataFolder, 'incidents')
    const [file] = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.out'))
      .map((name) => join(folder, name))
    const last = `${loudLines.last}\r\n`
    expect(statSync(file!).size).toBe(loudLines.count * `${loudLines.text}\r\n`.length + last.length)
    expect(lastBytes(file!, last.length)).toBe(last)
    expect(open.faults).toEqual([])
  })
})

function lastBytes(file: string, count: number): string {
  const bytes = Buffer.alloc(count)
  const handle = openSync(file, 'r')
  readSync(handle, bytes, 0, count, statSync(file).size - count)
  closeSync(handle)
  return bytes.toString()
}
