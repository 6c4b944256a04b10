// The search over a link that is slow: what was chosen with the arrow keys stays chosen when the answer comes.
import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { missing } from '../support/real-parts.ts'
import { createHarbour } from './harbour.ts'
import * as screen from './screen.ts'
import { browserShell } from './shells/browser.ts'
import { shareShell } from './shells/share-shell.ts'
import type { OpenShell } from './shells/shell.ts'
import { putSlowLinkBetween, type SlowLink } from './slow-link.ts'

describe.skipIf(missing('chromium', 'bash'))('the search, answered late', () => {
  let open: OpenShell
  let page: Page
  let link: SlowLink

  shareShell(browserShell, createHarbour, (shared) => {
    ;({ open, page } = shared)
  })
  const chosen = () => screen.hits(page).and(page.getByRole('option', { selected: true }))

  const titleOf = (option: Locator) => option.locator('p').first().textContent()

  /** Types while no answer comes, and moves on to the third of the answers that are there. */
  async function chooseMeanwhile(letters: string): Promise<string | null> {
    link.hold()
    await page.keyboard.type(letters)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    const third = screen.hits(page).nth(2)
    await third.and(page.getByRole('option', { selected: true })).waitFor()
    return titleOf(third)
  }

  test('keeps what was chosen meanwhile', async () => {
    link = await putSlowLinkBetween(page)
    await page.reload()
    await screen.describe(page, 'databas', /database/i)
    const title = await chooseMeanwhile('e')
    await link.letGo('library.search')
    expect(await titleOf(chosen())).toBe(title)
  })

  test('begins with the best answer again when something else is typed', async () => {
    await page.keyboard.press('Backspace')
    await screen
      .hits(page)
      .first()
      .and(page.getByRole('option', { selected: true }))
      .waitFor()
  })

  test('goes to what was chosen, also where Enter was faster than the answer', async () => {
    const title = await chooseMeanwhile('e')
    await page.keyboard.press('Enter')
    await link.letGo('library.search')
    await page
      .getByRole('navigation', { name: 'Outline' })
      .getByRole('link', { name: title ?? '' })
      .and(page.locator('[aria-current]'))
      .waitFor()
  })

  test('no page did anything that it should not', () => {
    expect(open.faults).toEqual([])
  })
})
