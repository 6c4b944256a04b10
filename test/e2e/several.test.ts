// Several playbooks on paper, in both shells: a PDF for each, kept fresh, and one binder.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { squeezed, textOf } from '../engine/print/reading-paper.ts'
import { playbookOf } from '../engine/workbench.ts'
import { missing } from '../support/real-parts.ts'
import type { Workplace } from '../support/workplace.ts'
import { createHarbour, harbourTitle } from './harbour.ts'
import * as screen from './screen.ts'
import { browserShell } from './shells/browser.ts'
import { desktopShell } from './shells/desktop.ts'
import { shareShell } from './shells/share-shell.ts'
import type { OpenShell } from './shells/shell.ts'

const many = 25

describe.skipIf(missing('chromium', 'pdftotext', 'unzip'))('several playbooks', () => {
  describe.each([browserShell, desktopShell])('$name', (shell) => {
    let open: OpenShell
    let page: Page
    let workplace: Workplace
    let books: string

    /** The harbour, and one playbook beside it. */
    function createBooks(place: Workplace): string {
      books = createHarbour(place)
      writeFileSync(
        join(books, 'bridge.md'),
        playbookOf({ 'Lower the bridge': 'bridge lower --now' }).replace('# Recovery', '# The bridge'),
      )
      return books
    }

    shareShell(shell, createBooks, (shared) => {
      ;({ open, page, workplace } = shared)
    })

    const several = () => screen.dialog(page, 'Print or export several playbooks')
    const button = (name: string | RegExp) => several().getByRole('button', { name })
    const begin = () => button(/^Export (to a folder…|as one zip)$/)
    const said = (words: string | RegExp) => several().getByRole('status').filter({ hasText: words })
    const tick = (name: string) => several().getByRole('checkbox', { name })
    const pdfsIn = (folder: string) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.pdf'))
        .sort()

    test('are exported by keyboard alone: a PDF of each and each format, with what came of it', async () => {
      await page.getByRole('link', { name: harbourTitle }).waitFor()
      const folder = workplace.makeFolder('exported')
      await page.keyboard.press('Control+p')
      await begin().and(page.locator(':focus')).waitFor()
      await several().getByText('still to be read').waitFor({ state: 'detached' })
      await open.exported(() => page.keyboard.press('Enter'), folder)
      await said(/^2 playbooks exported: 4 new PDFs/).waitFor()
      expect(pdfsIn(folder)).toEqual(['bridge-cards.pdf', 'bridge.pdf', 'cranes-cards.pdf', 'cranes.pdf'])
      expect(squeezed(textOf(readFileSync(join(folder, 'bridge-cards.pdf'))))).toContain(squeezed('bridge lower --now'))
      expect(existsSync(join(folder, 'runcard-prints.jsonl'))).toBe(true)
      await page.keyboard.press('Escape')
      await several().waitFor({ state: 'detached' })
    })

    test('of those whose paper is out of date only they are exported', async () => {
      writeFileSync(join(books, 'bridge.md'), readFileSync(join(books, 'bridge.md'), 'utf8').replace('--now', '--slowly'))
      await page.getByRole('row', { name: /The bridge.* out of date/ }).waitFor()
      const folder = workplace.makeFolder('stale')
      await page.keyboard.press('Control+p')
      await button('1 with paper out of date').click()
      await tick('Booklet').uncheck()
      await open.exported(() => begin().click(), folder)
      await said(/^1 playbook exported: 1 new PDF/).waitFor()
      expect(pdfsIn(folder)).toEqual(['bridge-cards.pdf'])
      await page.keyboard.press('Escape')
      await several().waitFor({ state: 'detached' })
    })

    test('are cancelled while they are exported, and no PDF is half there', async () => {
      mkdirSync(join(books, 'more'))
      for (let index = 1; index <= many; index++)
        writeFileSync(join(books, 'more', `book-${index}.md`), playbookOf({ [`Look ${index}`]: `status ${index}` }))
      await page.getByRole('link', { name: harbourTitle }).waitFor()
      await expect.poll(() => page.getByRole('row').count(), { timeout: 60_000 }).toBeGreaterThan(many)
      const folder = workplace.makeFolder('cancelled')
      await page.keyboard.press('Control+p')
      await open.choosesFolder(folder)
      await begin().click()
      await several()
        .getByText(/^Playbook \d+ of \d+: /)
        .waitFor()
      await button('Cancel').click()
      await said(/^Cancelled: /).waitFor()
      const pdfs = pdfsIn(folder)
      for (const pdf of pdfs) expect(readFileSync(join(folder, pdf)).subarray(-6).toString(), pdf).toContain('%%EOF')
      expect(readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.pdf\.[0-9a-f]+$/.test(name))).toEqual([])
      await page.keyboard.press('Escape')
      await several().waitFor({ state: 'detached' })
      expect(open.faults).toEqual([])
    })

    test('are looked on at by a page that is loaded anew while they are exported, and handed out there', async () => {
      const folder = workplace.makeFolder('reloaded')
      const again = async () => {
        await begin().click()
        await several()
          .getByText(/^Playbook \d+ of \d+: /)
          .waitFor()
        await page.reload()
        await page.getByRole('link', { name: harbourTitle }).waitFor()
        await page.keyboard.press('Control+p')
        await several().waitFor()
      }
      await page.keyboard.press('Control+p')
      await open.exported(again, folder)
      await said(new RegExp(`^${many + 2} playbooks exported: `)).waitFor()
      expect(pdfsIn(folder)).toHaveLength(2 * (many + 2))
      await page.keyboard.press('Escape')
      await several().waitFor({ state: 'detached' })
      // What was handed out is done with.
      await page.reload()
      await page.getByRole('link', { name: harbourTitle }).waitFor()
      await page.keyboard.press('Control+p')
      await begin().and(page.locator(':enabled')).waitFor()
      await page.keyboard.press('Escape')
      await several().waitFor({ state: 'detached' })
      expect(open.faults).toEqual([])
    })

    test('are one binder: seen as it will be, saved as it is seen, without those that are not ticked', async () => {
      await page.keyboard.press('Control+p')
      await button('None').click()
      await tick('The bridge').check()
      await several().getByRole('combobox', { name: 'What' }).selectOption('Binder')
      const pages = several().getByRole('region', { name: 'Pages', exact: true })
      await pages.getByText('The bridge').first().waitFor()
      await tick(harbourTitle).check()
      await pages.and(page.locator('[aria-busy=false]')).getByText(harbourTitle).first().waitFor()
      const file = await open.saved(() => button('Save as PDF').click())
      const text = squeezed(textOf(readFileSync(file)))
      for (const words of ['bridge lower --slowly', 'The cranes do not move']) expect(text).toContain(squeezed(words))
      expect(text).not.toContain(squeezed('status 12'))
      expect(open.faults).toEqual([])
    })
  })
})
