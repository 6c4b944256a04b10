import { basename } from 'node:path'
import type { Page } from 'playwright-core'

/** Puts a folder into the library as a user of the desktop does. `answer` prepares what the system's dialog will say. */
export async function addFolder(page: Page, folder: string, answer: () => void | Promise<void>): Promise<void> {
  const heading = page.getByRole('heading', { name: basename(folder), exact: true })
  const button = page.getByRole('button', { name: 'Add a folder of playbooks' })
  await button.waitFor()
  if (await heading.isVisible()) return
  await answer()
  await button.click()
  await heading.waitFor()
  // Where the focus is at the start.
  await page.getByRole('combobox', { name: 'What do you see?' }).focus()
}
