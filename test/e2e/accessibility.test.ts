// axe finds nothing on any screen and in any dialog, in light, dark and high contrast.
import { existsSync, readdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { findBarriers } from '../support/axe.ts'
import { missing, seedsFolder } from '../support/real-parts.ts'
import { answers } from '../support/stand-ins.ts'
import type { Workplace } from '../support/workplace.ts'
import { createHarbour, harbourTitle } from './harbour.ts'
import * as screen from './screen.ts'
import { browserShell } from './shells/browser.ts'
import { shareShell } from './shells/share-shell.ts'
import type { OpenShell } from './shells/shell.ts'

// Axe takes seconds for a page, once for each sheet of colours; on a busy machine ten times that.
const timeLimit = { timeout: 300_000 }

describe.skipIf(missing('chromium', 'bash'))('axe finds nothing', timeLimit, () => {
  let workplace: Workplace
  let open: OpenShell
  let page: Page

  const shell = shareShell(browserShell, createHarbour, (shared) => {
    ;({ workplace, open, page } = shared)
  })

  const steps = () => screen.procedure(page, 'The cranes do not move', 'Quick Fix (5 minutes)')

  async function nothingIsFound(place: string): Promise<void> {
    expect.soft(await findBarriers(page), place).toEqual([])
  }

  /** Opens a dialog, looks at it, and gets out of it. */
  async function nothingIsFoundIn(name: string | RegExp, openIt: () => Promise<void>): Promise<void> {
    await openIt()
    const shown = screen.dialog(page, name)
    await shown.waitFor()
    await nothingIsFound(`the dialog ${name}`)
    await page.keyboard.press('Escape')
    await shown.waitFor({ state: 'detached' })
  }

  test('in the library, with and without hits', async () => {
    await page.getByRole('link', { name: harbourTitle }).waitFor()
    await nothingIsFound('the library')
    await screen.describe(page, 'E-77', 'The cranes do not move')
    await nothingIsFound('hits')
    await page.keyboard.press('Escape')
    await page.keyboard.type('qqqzzz')
    await page.getByText('Nothing in your playbooks says').waitFor()
    await nothingIsFound('no hits')
    await page.keyboard.press('Escape')
    await nothingIsFoundIn('Settings', () => page.keyboard.press('Control+,'))
    await nothingIsFoundIn('All actions', () => page.keyboard.press('Control+k'))
    await nothingIsFoundIn('Print or export several playbooks', () => page.keyboard.press('Control+p'))
    await nothingIsFoundIn(/Do you trust/, () => page.getByRole('button', { name: /not trusted yet harbour/ }).click())
    await nothingIsFoundIn(/off the list/, () => page.getByRole('button', { name: /remove harbour/ }).click())
  })

  test('on a page that is read', async () => {
    await page.getByRole('link', { name: harbourTitle }).click()
    await screen.step(steps(), 1).waitFor()
    await nothingIsFound('reading')
    await nothingIsFoundIn('Keys', () => page.keyboard.press('?'))
    await nothingIsFoundIn('Print or save as PDF', () => page.keyboard.press('Control+p'))
    await screen.choose(steps(), 1)
    await nothingIsFoundIn('Is this for real?', () => page.keyboard.press('Enter'))
  })

  test('while an incident is worked on', async () => {
    await page.keyboard.press('Enter')
    await screen.dialog(page, 'Is this for real?').waitFor()
    await page.keyboard.press('Enter')
    await screen.dialog(page, /Do you trust/).waitFor()
    await page.keyboard.press('t')
    await screen.becomes(steps(), 1, 'done')
    await nothingIsFound('a step that is done')
    await screen.choose(steps(), 3)
    await page.keyboard.press('Enter')
    await screen.becomes(steps(), 3, 'failed, exit 7')
    await nothingIsFound('a step that failed')
    await nothingIsFoundIn(/failed/, () => page.keyboard.press('f'))
    await screen.choose(steps(), 4)
    await page.keyboard.press('Enter')
    await screen.confirmation(page).waitFor()
    await nothingIsFound('a hazard')
    await screen.choose(steps(), 5)
    await page.keyboard.press('Enter')
    await page.getByRole('textbox', { name: /to be filled in/ }).fill('seven')
    await page.getByText('Runs as').waitFor()
    await nothingIsFound('a blank')
    await screen.choose(steps(), 6)
    await page.keyboard.press('Enter')
    await screen.step(steps(), 6).getByText('following').waitFor()
    await nothingIsFound('a step that runs')
    await page.keyboard.press('x')
    await screen.becomes(steps(), 6, 'done')
    await screen.choose(steps(), 2)
    await nothingIsFoundIn(/^Skip step 2/, () => page.keyboard.press('s'))
    await nothingIsFoundIn('Note for the journal', () => page.keyboard.press('n'))
    await page.keyboard.press('t')
    await screen.dialog(page, 'Where do the steps run?').waitFor()
    await nothingIsFound('the targets')
    await page.keyboard.press('Escape')
    await screen.choose(steps(), 3)
    await nothingIsFoundIn(/^Output/, () => page.keyboard.press('Shift+O'))
    await nothingIsFoundIn(/^Close this incident/, () => page.getByRole('button', { name: 'close the incident' }).click())
  })

  test('with the terminal open', async () => {
    await page.keyboard.press('`')
    await page.getByRole('region', { name: 'Terminal' }).getByText('bash').first().waitFor()
    await nothingIsFound('the terminal')
    await page.getByRole('button', { name: 'Hide the terminal' }).click()
  })

  test('after the engine was lost and found, and once the incident is closed', async () => {
    workplace.standIns.answer('docker', answers.hang)
    await screen.choose(steps(), 6)
    await page.keyboard.press('u')
    await screen.becomes(steps(), 6, 'to do')
    await page.keyboard.press('Enter')
    await screen.step(steps(), 6).getByText('hanging').waitFor()
    process.kill(open.processId, 'SIGKILL')
    await page.getByText('The connection to Runcard was lost').waitFor()
    await nothingIsFound('a page without its engine')
    await shell.openAgain()
    await page.getByRole('link', { name: /Go on/ }).waitFor()
    await nothingIsFound('the library with an open incident')
    await page.getByRole('link', { name: /Go on/ }).click()
    await screen.becomes(steps(), 6, 'may have run')
    await nothingIsFound('a step that may have run')
    await page.getByRole('button', { name: 'close the incident' }).click()
    await screen.dialog(page, /^Close this incident/).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('banner').getByText('Incident closed').waitFor()
    await nothingIsFound('a closed incident')
  })
})

const seeds = existsSync(seedsFolder)
  ? readdirSync(seedsFolder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'))
  : []

describe.skipIf(missing('chromium', 'bash', 'seeds'))('axe finds nothing in the real playbooks', timeLimit, () => {
  let page: Page

  shareShell(
    browserShell,
    () => seedsFolder,
    (shared) => {
      ;({ page } = shared)
    },
  )

  // Their colours are those of the pages above: two of the four sheets.
  test.each(seeds.map((_, row) => row))('on the page of row %i', async (row) => {
    const links = page.getByRole('table', { name: 'seeds' }).getByRole('link')
    await links.nth(seeds.length - 1).waitFor()
    await links.nth(row).click()
    await page.getByRole('heading', { level: 1 }).filter({ hasNotText: 'Runcard' }).waitFor()
    expect.soft(await findBarriers(page, ['light', 'dark']), page.url()).toEqual([])
    await page.getByRole('link', { name: 'Runcard', exact: true }).click()
  })
})
