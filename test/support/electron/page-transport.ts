// The wire of a desktop page for a test: through the object that the preload script put on the page, as the screens use it.
import type { Page } from 'playwright-core'
import type { EngineMessage, Transport } from '../../../src/contract/wire.ts'

interface PreloadBridge {
  send(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
}

/** Apart from the ids that the screens' own client uses on the same wire. */
const firstId = 1_000_000

/** Wire up once for each document of the page. */
export async function createPageTransport(page: Page): Promise<Transport> {
  const listeners = new Set<(message: EngineMessage) => void>()
  const name = `tellTest${crypto.randomUUID().replaceAll('-', '')}`
  await page.exposeFunction(name, (message: EngineMessage) => {
    if (message.id >= firstId) for (const listener of listeners) listener({ ...message, id: message.id - firstId })
  })
  await page.evaluate((tell) => {
    const world = globalThis as unknown as { runcard: PreloadBridge } & Record<string, (message: unknown) => void>
    world.runcard.onMessage((message) => world[tell]?.(message))
  }, name)
  return {
    send: (message) => sendInPage(page, { ...message, id: message.id + firstId }),
    onMessage(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    onConnection: () => () => {},
  }
}

/** Sends whatever it is, as a page's own script could. */
export function sendInPage(page: Page, message: unknown): void {
  void page.evaluate((sent) => (globalThis as unknown as { runcard: PreloadBridge }).runcard.send(sent), message)
}
