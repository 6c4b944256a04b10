// `runcard serve` as a user starts it, and a browser that opens the printed address.

import { startRuncard } from '../../support/built-process.ts'
import { launchChromium, watchPage } from '../../support/chromium.ts'
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
    await page.goto(url)
    return {
      page,
      faults,
      processId: server.processId,
      async saved(press) {
        const [download] = await Promise.all([page.waitForEvent('download'), press()])
        return download.path()
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
