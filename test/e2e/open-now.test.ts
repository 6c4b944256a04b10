// What the library says is open now: incidents before drills, each with the scenario that it is about.
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { missing } from '../support/real-parts.ts'
import type { Workplace } from '../support/workplace.ts'
import * as screen from './screen.ts'
import { browserShell } from './shells/browser.ts'
import { shareShell } from './shells/share-shell.ts'

const book = (title: string, scenario: string, symptom: string) =>
  `# ${title}\n\n## Scenario 1: ${scenario}\n\n**Symptoms:**\n- ${symptom}\n\n### Quick Fix\n\n\`\`\`bash\n# Look at it\necho looked\n\`\`\`\n`

describe.skipIf(missing('chromium', 'bash'))('the library', () => {
  let page: Page

  const makeFolder = (place: Workplace): string =>
    place.makeFolder('harbour', {
      'shop.md': book('The shop', 'No power', 'Every lamp is dark'),
      'raft.md': book('The raft', 'Boat adrift', 'Nobody rows'),
      'pier.md': book('The pier', 'Crane stuck', 'The crane is silent'),
    })
  shareShell(browserShell, makeFolder, (shared) => {
    ;({ page } = shared)
  })

  /** Opens an incident or a drill from the scenario's page, ticks its first step, and goes back to the library. */
  async function workOn(symptom: string, scenario: string, open: () => Promise<void>): Promise<void> {
    await screen.describe(page, symptom, scenario)
    await page.keyboard.press('Enter')
    const steps = screen.procedure(page, scenario, 'Quick Fix')
    await screen.step(steps, 1).and(page.locator('[aria-current=step]')).waitFor()
    await page.keyboard.press('i')
    await open()
    await screen.choose(steps, 1)
    await page.keyboard.press('Space')
    await screen.becomes(steps, 1, 'done, by hand')
    await page.keyboard.press('g')
    await screen.searchBox(page).and(page.locator(':focus')).waitFor()
  }

  test('lists incidents before drills, and names the scenario of each', async () => {
    await workOn('lamp is dark', 'No power', async () => {
      const question = screen.dialog(page, 'Is this for real?')
      await question.waitFor()
      await page.keyboard.press('Enter')
      await question.waitFor({ state: 'detached' })
    })
    await workOn('crane is silent', 'Crane stuck', () => screen.openDrill(page))
    const open = page.getByRole('region', { name: 'Open now' }).getByRole('link')
    await open.filter({ hasText: 'Crane stuck · The pier' }).waitFor()
    expect(await open.getByText(/ · The /).allInnerTexts()).toEqual(['No power · The shop', 'Crane stuck · The pier'])
  })

  test('names the scenario that an incident was opened at, before any step of it; so does the journal', async () => {
    await screen.describe(page, 'nobody rows', 'Boat adrift')
    await page.keyboard.press('Enter')
    await screen
      .step(screen.procedure(page, 'Boat adrift', 'Quick Fix'), 1)
      .and(page.locator('[aria-current=step]'))
      .waitFor()
    await page.keyboard.press('i')
    await screen.openDrill(page)
    await screen.journal(page).getByText('Drill opened: The raft, Boat adrift').waitFor()
    await page.keyboard.press('g')
    await page.getByRole('region', { name: 'Open now' }).getByText('Boat adrift · The raft').waitFor()
  })
})
