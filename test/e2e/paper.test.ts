// Paper on the screen, in both shells: what is seen are the pages of the bytes that are saved, whatever is chosen.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { squeezed, textOf } from '../engine/print/reading-paper.ts'
import { patienceMs } from '../support/chromium.ts'
import { missing } from '../support/real-parts.ts'
import { createHarbour, harbourTitle } from './harbour.ts'
import * as screen from './screen.ts'
import { browserShell } from './shells/browser.ts'
import { desktopShell } from './shells/desktop.ts'
import { shareShell } from './shells/share-shell.ts'
import type { OpenShell } from './shells/shell.ts'

/** How much of each button at the foot of the choices can be seen. */
const partsInSight = `Promise.all([...document.querySelectorAll('[role=dialog] button')]
  .filter(({ textContent }) => /^(Save as PDF|Print|Close)/.test(textContent))
  .map((button) => new Promise((resolve) => new IntersectionObserver(([entry]) => resolve(entry.intersectionRatio)).observe(button))))`

describe.skipIf(missing('chromium', 'pdftotext'))('paper', () => {
  describe.each([browserShell, desktopShell])('$name', (shell) => {
    let open: OpenShell
    let page: Page

    shareShell(shell, createHarbour, (shared) => {
      ;({ open, page } = shared)
    })

    const print = () => screen.dialog(page, 'Print or save as PDF')
    const pages = () => print().getByRole('region', { name: 'Pages', exact: true })
    const sheet = (number: number) => pages().getByRole('region', { name: `Page ${number}`, exact: true })
    const isShown = () => pages().and(page.locator('[aria-busy=false]')).waitFor()
    const choose = async (choice: string, value: string) => {
      await print().getByRole('combobox', { name: choice }).selectOption(value)
      await isShown()
    }
    /** Of all pages; each is drawn when it comes into view. */
    const textShown = async () => {
      const texts: string[] = []
      for (const each of await pages().getByRole('region').all()) {
        await each.scrollIntoViewIfNeeded()
        await each.locator('canvas').waitFor()
        await each.getByText('page', { exact: false }).first().waitFor()
        texts.push((await each.textContent()) ?? '')
      }
      return texts.join(' ')
    }
    const shape = async () => {
      const { width, height } = (await sheet(1).boundingBox())!
      return (height / width).toFixed(2)
    }

    test('the buttons are wholly in sight in a low window, below however many choices', async () => {
      await page.getByRole('link', { name: harbourTitle }).click()
      await page.getByRole('heading', { name: harbourTitle, level: 1 }).waitFor()
      await page.keyboard.press('Control+p')
      await isShown()
      await page.setViewportSize({ width: 1280, height: 560 })
      expect(await page.evaluate(partsInSight)).toEqual([1, 1, 1])
      await page.setViewportSize({ width: 1280, height: 720 })
    })

    test('what is shown is what is saved', async () => {
      await sheet(1).getByText('The cranes do not move').first().waitFor()
      await sheet(1).locator('canvas').waitFor()
      const shown = await textShown()
      const file = await open.saved(() => print().getByRole('button', { name: 'Save as PDF' }).click())
      await print().waitFor({ state: 'detached' })
      const saved = squeezed(textOf(readFileSync(file)))
      expect(saved).toContain(squeezed('The cranes do not move'))
      expect(lettersOf(shown)).toEqual(lettersOf(saved))
    })

    test('it follows what is chosen, and the paper is kept for the next time', async () => {
      await page.keyboard.press('Control+p')
      await soon(shape).toBe((841.89 / 595.28).toFixed(2))
      await choose('Paper', 'US Letter')
      await soon(shape).toBe((792 / 612).toFixed(2))
      await choose('What', 'Booklet')
      await sheet(1).getByText('Contents').waitFor()
      await page.keyboard.press('Escape')
      await print().waitFor({ state: 'detached' })
      await page.keyboard.press('Control+p')
      await soon(shape).toBe((792 / 612).toFixed(2))
      await choose('Paper', 'A4')
      await choose('What', 'Booklet')
    })

    test('its labels are in the language that is chosen', async () => {
      await choose('Labels in', 'Deutsch')
      await sheet(1).getByText('Inhalt').waitFor()
      await choose('Labels in', 'the playbook’s language')
      await sheet(1).getByText('Contents').waitFor()
    })

    test('the dialog for paper gets the very bytes that are saved', async () => {
      const button = print().getByRole('button', { name: 'Print' })
      const printed = await open.printed(() => button.click())
      const file = await open.saved(() => print().getByRole('button', { name: 'Save as PDF' }).click())
      expect(createHash('sha256').update(readFileSync(file)).digest('hex')).toBe(printed)
      await print().waitFor({ state: 'detached' })
      const again = await open.printed(async () => {
        await page.keyboard.press('Control+p')
        await isShown()
        await page.keyboard.press('Control+p')
      })
      expect(again).toBe(printed)
    })

    test('words are found and marked by keyboard alone, and Esc ends first the search and then the paper', async () => {
      await sheet(1).getByText('Contents').waitFor()
      await page.keyboard.press('Control+f')
      await page.keyboard.type('CRANES')
      await print()
        .getByRole('status')
        .filter({ hasText: /^1 of \d+, page 1$/ })
        .waitFor()
      await soon(() => marked(page, 'paper-current')).toEqual(['cranes'])
      await page.keyboard.press('Enter')
      await print()
        .getByRole('status')
        .filter({ hasText: /^2 of / })
        .waitFor()
      await page.keyboard.press('Shift+Enter')
      await print()
        .getByRole('status')
        .filter({ hasText: /^1 of / })
        .waitFor()
      await page.keyboard.press('Escape')
      await soon(() => marked(page, 'paper-current')).toEqual([])
      await page.keyboard.press('End')
      const number = print().getByRole('textbox', { name: /^Page, of/ })
      const last = Number((await number.getAttribute('aria-label'))?.match(/\d+/)?.[0])
      expect(last).toBeGreaterThan(1)
      await soon(() => number.inputValue()).toBe(String(last))
      await sheet(last).locator('canvas').waitFor()
      await page.keyboard.press('Escape')
      await print().waitFor({ state: 'detached' })
      expect(open.faults).toEqual([])
    })

    test('an incident is handed over and reported on paper', async () => {
      await page.keyboard.press('i')
      await screen.openDrill(page)
      await page.keyboard.press('n')
      await screen.dialog(page, 'Note for the journal').getByRole('textbox').and(page.locator(':focus')).waitFor()
      await page.keyboard.type('Vendor called back, ticket 8812')
      await page.keyboard.press('Enter')
      await screen.journal(page).getByText('ticket 8812').waitFor()
      await page.getByRole('button', { name: 'hand over' }).click()
      await sheet(1).getByText('Handed over by').waitFor()
      await sheet(1).getByText('ticket 8812').first().waitFor()
      await choose('What', 'Report of the incident')
      await sheet(1).getByText('Timeline').waitFor()
      const file = await open.saved(() => print().getByRole('button', { name: 'Save as PDF' }).click())
      expect(textOf(readFileSync(file))).toContain('Note: Vendor called back, ticket 8812')
      expect(open.faults).toEqual([])
    })
  })
})

/** What must come to be so, on a machine that may be busy. */
function soon<Value>(look: () => Promise<Value>) {
  return expect.poll(look, { timeout: patienceMs })
}

/** How often each letter stands there: the order in which readers of PDFs tell what stands side by side is their own. */
function lettersOf(text: string): Record<string, number> {
  const letters: Record<string, number> = {}
  for (const letter of squeezed(text).replace(/[^\p{L}\p{N}]/gu, '')) letters[letter] = (letters[letter] ?? 0) + 1
  return letters
}

/** The words that the page marks under this name. */
function marked(page: Page, name: string): Promise<string[]> {
  return page.evaluate(`[...(CSS.highlights.get('${name}') ?? [])].map((range) => String(range).toLowerCase())`)
}
