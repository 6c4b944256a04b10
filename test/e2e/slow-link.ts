// A link between page and engine that is as slow as a test needs: what the engine says waits until it is let go.
import type { Page, WebSocketRoute } from 'playwright-core'
import { expect } from 'vitest'
import { patienceMs } from '../support/chromium.ts'

export interface SlowLink {
  /** From now on nothing that the engine says reaches the page. */
  hold(): void
  /** Waits for the answer to the newest call of this name, and hands over everything; resolves when the page has drawn it. */
  letGo(call: string): Promise<void>
}

/** Between the page and the engine, from the next time on that the page is loaded. */
export async function putSlowLinkBetween(page: Page): Promise<SlowLink> {
  let waiting: (() => void)[] | undefined
  const calls = new Map<string, number>()
  const answered = new Set<number>()
  await page.routeWebSocket(/.*/, (socket: WebSocketRoute) => {
    const engine = socket.connectToServer()
    socket.onMessage((message) => {
      const { type, name, id } = JSON.parse(String(message)) as { readonly type: string; readonly name: string; readonly id: number }
      if (type === 'call') calls.set(name, id)
      engine.send(message)
    })
    engine.onMessage((message) => {
      if (waiting === undefined) return socket.send(message)
      waiting.push(() => socket.send(message))
      const { type, id } = JSON.parse(String(message)) as { readonly type: string; readonly id: number }
      if (type === 'result') answered.add(id)
    })
  })
  return {
    hold: () => {
      waiting = []
    },
    letGo: async (call) => {
      await expect.poll(() => answered.has(calls.get(call) ?? -1), { timeout: patienceMs }).toBe(true)
      for (const hand of waiting ?? []) hand()
      waiting = undefined
      await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))')
    },
  }
}
