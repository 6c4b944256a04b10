// A fault of the page's own, provoked by an answer that no engine gives. Real Chromium against the built browser shell.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findBarriers } from '../support/axe.ts'
import { type BuiltProcess, startRuncard } from '../support/built-process.ts'
import { launchChromium, patienceMs } from '../support/chromium.ts'
import { missing } from '../support/real-parts.ts'
import { createWorkplace, type Workplace } from '../support/workplace.ts'

describe.skipIf(missing('chromium', 'bash'))('a fault of the page', () => {
  let workplace: Workplace
  let server: BuiltProcess
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    workplace = createWorkplace()
    const folder = workplace.makeFolder('runbooks', { 'lamp.md': '# The lamp\n\n## Scenario 1: It is dark\n\n1. Run `ls`\n' })
    server = startRuncard(['serve', folder, '--no-open'], workplace)
    const [url] = await server.printed(/http:\/\/\S+/)
    browser = await launchChromium()
    page = await browser.newPage()
    page.setDefaultTimeout(patienceMs)
    await page.routeWebSocket(/\/wire$/, (wire) => {
      const engine = wire.connectToServer()
      engine.onMessage((message) =>
        wire.send(typeof message === 'string' ? message.replaceAll('"notes":[', '"notes":null,"was":[') : message),
      )
    })
    await page.goto(url)
  })
  afterAll(async () => {
    await browser?.close()
    server?.signal('SIGKILL')
    await server?.gone
    await workplace?.remove()
  })

  test('gives the number that it is kept under on this machine, and a way back', async () => {
    await page.getByRole('link', { name: 'The lamp' }).click()
    const fault = page.getByRole('main').filter({ hasText: 'This page has a fault.' })
    const number = await fault.locator('b').textContent()
    expect(await findBarriers(page)).toEqual([])
    const kept = readFileSync(join(workplace.dataFolder, 'logs', 'faults.log'), 'utf8')
    expect(JSON.parse(kept)).toMatchObject({ reportId: number, name: 'PageFault', stack: expect.stringMatching(/\.js:\d+/) })
    await fault.getByRole('button', { name: 'Back to the library' }).click()
    await page.getByRole('link', { name: 'The lamp' }).waitFor()
  })
})
