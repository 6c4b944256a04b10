// `runcard serve` as a user starts it, and a browser that opens the printed address.
import { execFileSync } from 'node:child_process'
import { expect } from 'vitest'
import { startRuncard } from '../../support/built-process.ts'
import { launchChromium, patienceMs, watchPage } from '../../support/chromium.ts'
import { missing } from '../../support/real-parts.ts'
import type { Shell } from './shell.ts'

export const browserShell: Shell = {
  name: 'in the browser',
  obstacle: () => (missing('chromium') ? 'there is no Chromium' : undefined),
  async open(workplace, folder) {
    const server = startRuncard(['serve', folder, '--no-open'], workplace)
    const [url] = await server.printed(/http:\/\/\S+/)
    const browser = await launchChromium()
    const page = await browser.newPage()
    const faults = watchPage(page)
    await page.addInitScript(watchPrinting)
    await page.goto(url)
    return {
      page,
      faults,
      processId: server.processId,
      async saved(press) {
        const [download] = await Promise.all([page.waitForEvent('download'), press()])
        return download.path()
      },
      choosesFolder: async () => {},
      async exported(press, into) {
        const [download] = await Promise.all([page.waitForEvent('download'), press()])
        execFileSync('unzip', ['-q', '-o', await download.path(), '-d', into])
      },
      async printed(press) {
        await press()
        // Asked again from outside: what waits in the page may not evaluate text there.
        await expect.poll(() => page.evaluate('globalThis.printedPdf !== undefined'), { timeout: patienceMs }).toBe(true)
        return page.evaluate(`printedPdf.arrayBuffer()
          .then((bytes) => crypto.subtle.digest('SHA-256', bytes))
          .then((digest) => new Uint8Array(digest).toHex())`)
      },
      async kill() {
        server.signal('SIGKILL')
        await server.gone
        await browser.close()
      },
      async close() {
        await browser.close()
        server.signal('SIGINT')
        return server.gone
      },
    }
  },
}

/** A browser without a screen has no dialog to print with: what it would be opened with is noted instead, by the frame's own address. */
const watchPrinting = `{
  const blobs = new Map()
  const create = URL.createObjectURL
  URL.createObjectURL = (blob) => {
    const url = create(blob)
    blobs.set(url, blob)
    return url
  }
  globalThis.pdfAt = (url) => blobs.get(url)
  globalThis.print = () => { top.printedPdf = top.pdfAt(location.href) }
}`
