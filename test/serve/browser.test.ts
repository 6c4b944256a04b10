import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningServer, startServer } from '../../src/serve/server.ts'
import { createFixture } from '../contract/fixture.ts'
import { launchChromium, patienceMs } from '../support/chromium.ts'
import { missing } from '../support/real-parts.ts'

/** A script of the folder `in-page`, called with one argument. */
function inPage(name: string, argument: string): string {
  return `${readFileSync(join(import.meta.dirname, 'in-page', `${name}.js`), 'utf8')}\nattempt(${JSON.stringify(argument)})`
}

describe.skipIf(missing('chromium'))('A browser', () => {
  let folder: string
  let server: RunningServer
  let foreign: Server
  let browser: Browser

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'runcard-browser-'))
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>screens</title><script type="module" src="./main.js"></script>')
    const script = `
      const socket = new WebSocket('ws://' + location.host + '/wire')
      socket.onopen = () => socket.send(JSON.stringify({ type: 'call', id: 1, name: 'app.info', input: {} }))
      socket.onmessage = ({ data }) => { document.title = JSON.parse(data).output.version }
    `
    writeFileSync(join(folder, 'main.js'), script)
    server = await startServer({ engine: createFixture(), rendererFolder: folder })
    foreign = createServer((_request, response) => response.setHeader('Content-Type', 'text/html').end(foreignPage()))
    await new Promise<void>((resolve) => foreign.listen(0, '127.0.0.1', resolve))
    browser = await launchChromium()
  })

  afterAll(async () => {
    await browser.close()
    foreign.close()
    await server.close()
    rmSync(folder, { recursive: true })
  })

  /** Another site: by the name `localhost` it is not the site of 127.0.0.1. */
  const foreignUrl = () => `http://localhost:${(foreign.address() as AddressInfo).port}/`
  const foreignPage = () => `<!doctype html><title>terminal</title><a href="${server.anotherUrl()}">open</a>`
  /** Asked from outside of the page: what waits inside of it may meet the policy of the next page while it changes. */
  const isConnected = (page: Page) => expect.poll(() => page.title(), { timeout: patienceMs }).toBe('1.2.3')

  it('gets the screens and the wire with the printed address, and keeps them over a reload without the token', async () => {
    const page = await browser.newPage()
    await page.goto(server.anotherUrl())
    await isConnected(page)
    expect(page.url()).toBe(`${new URL(server.url).origin}/`)
    await page.reload()
    await isConnected(page)
    await page.context().close()
  })

  it('gets in by a link on another site’s page, as in a web terminal', async () => {
    const page = await browser.newPage()
    await page.goto(foreignUrl())
    await page.click('a')
    await isConnected(page)
    expect(page.url()).toBe(`${new URL(server.url).origin}/`)
    await page.context().close()
  })

  it('does not let another site’s page in, though it holds the cookie', async () => {
    const context = await browser.newContext()
    const own = await context.newPage()
    await own.goto(server.anotherUrl())
    await isConnected(own)
    const page = await context.newPage()
    await page.goto(foreignUrl())
    const outcomes = await page.evaluate(inPage('reach-other-site', new URL(server.url).origin))
    expect(outcomes).toEqual({ wire: 'refused', page: 'refused', file: 'refused', script: 'refused' })
    await context.close()
  })

  it('runs no code from text and loads nothing from elsewhere in the screens', async () => {
    const page = await browser.newPage()
    await page.goto(server.anotherUrl())
    await isConnected(page)
    expect(await page.evaluate(inPage('break-policy', foreignUrl()))).toEqual([
      'connect-src',
      'form-action',
      'frame-src',
      'img-src',
      'require-trusted-types-for',
      'style-src-elem',
    ])
    await page.context().close()
  })
})
