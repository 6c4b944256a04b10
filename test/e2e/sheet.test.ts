// A printed sheet and the screen: saved, judged by its code, and its times taken over into an incident.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { textOf } from '../engine/print/reading-paper.ts'
import { missing } from '../support/real-parts.ts'
import type { Workplace } from '../support/workplace.ts'
import { createHarbour, harbourTitle } from './harbour.ts'
import * as screen from './screen.ts'
import { browserShell } from './shells/browser.ts'
import { shareShell } from './shells/share-shell.ts'
import type { OpenShell } from './shells/shell.ts'

describe.skipIf(missing('chromium', 'pdftotext'))('a printed sheet', () => {
  let open: OpenShell
  let page: Page
  let codes: readonly string[]
  let folder: string

  const createFolder = (workplace: Workplace) => {
    folder = createHarbour(workplace)
    return folder
  }
  shareShell(browserShell, createFolder, (shared) => {
    ;({ open, page } = shared)
  })

  const sheet = () => screen.dialog(page, /Is this sheet still true\?|Take over from paper/)

  test('is saved with its codes', async () => {
    await page.getByRole('link', { name: harbourTitle }).click()
    await page.getByRole('heading', { name: harbourTitle, level: 1 }).waitFor()
    await page.keyboard.press('Control+p')
    const print = screen.dialog(page, 'Print or save as PDF')
    const file = await open.saved(() => print.getByRole('button', { name: 'Save as PDF' }).click())
    await print.waitFor({ state: 'detached' })
    codes = textOf(readFileSync(file)).match(/\b[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{4}\b/g) ?? []
    expect(codes.length).toBeGreaterThan(0)
  })

  test('is current when its code is scanned into the search box: ten characters and Enter', async () => {
    await page.goto(`${page.url().split('#')[0]}#/`)
    await screen.searchBox(page).click()
    await page.keyboard.type(codes[0]!.replaceAll('-', '').toLowerCase())
    await page.getByRole('option', { name: `The sheet ${codes[0]}: is it still true?` }).waitFor()
    await page.keyboard.press('Enter')
    await sheet().getByText(`Current: page 1 of the card “The cranes do not move” of ${harbourTitle}, printed on`).waitFor()
    await page.keyboard.press('Escape')
    await sheet().waitFor({ state: 'detached' })
  })

  test('has its times taken over into an incident, as typed in later from paper', async () => {
    await page.getByRole('link', { name: harbourTitle }).click()
    await page.getByRole('heading', { name: harbourTitle, level: 1 }).waitFor()
    await page.keyboard.press('i')
    await screen.dialog(page, 'Is this for real?').waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'from paper' }).click()
    const code = sheet().getByRole('textbox', { name: 'Code at the foot of the sheet' })
    for (const each of codes) {
      await code.fill(each)
      await sheet().getByText(`Current: page`).waitFor()
      if (await sheet().getByRole('textbox', { name: 'Time of step 1, Set the berth' }).isVisible()) break
    }
    await sheet().getByRole('textbox', { name: 'Time of step 1, Set the berth' }).fill('0000')
    await sheet().getByRole('textbox', { name: 'Time of step 2, Look at the berth' }).fill('0:00')
    await page.keyboard.press('Enter')
    await sheet().waitFor({ state: 'detached' })
    const steps = screen.procedure(page, 'The cranes do not move', 'Quick Fix (5 minutes)')
    await screen.becomes(steps, 1, 'done, from paper')
    await screen.becomes(steps, 2, 'done, from paper')
    await page
      .getByText(/Done from paper at 00:00.*typed in later \(sheet .*Look at the berth/)
      .first()
      .waitFor()
  })

  test('is stale when a step changed, and says how it was and how it is', async () => {
    const file = join(folder, 'cranes.md')
    writeFileSync(file, readFileSync(file, 'utf8').replace('at berth $BERTH', 'at the berth $BERTH'))
    await page.getByRole('button', { name: 'from paper' }).click()
    const code = sheet().getByRole('textbox', { name: 'Code at the foot of the sheet' })
    for (const each of codes) {
      await code.fill(each)
      await sheet()
        .getByText(/^(Current|Stale): page/)
        .waitFor()
      if (await sheet().getByText('Stale: page').isVisible()) break
    }
    await sheet().getByText('Step 2 “Look at the berth” says something else now').waitFor()
    await sheet().getByText('echo "at the berth $BERTH"').waitFor()
    await page.keyboard.press('Escape')
    await sheet().waitFor({ state: 'detached' })
  })

  test('says of a code with a slip in it that it is mistyped', async () => {
    const code = codes[0]!
    const wrong = `${code.slice(0, -1)}${code.endsWith('7') ? '8' : '7'}`
    await page.getByRole('button', { name: 'from paper' }).click()
    await sheet().getByRole('textbox', { name: 'Code at the foot of the sheet' }).fill(wrong)
    await sheet().getByText('has a typing error').waitFor()
    await page.keyboard.press('Escape')
  })
})
