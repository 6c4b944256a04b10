// The real Chromium behind the stand-in. It ends with the process that started it, however that ends. Nothing it asks for
// reaches a network: the app's own scheme is answered by its protocol handler, and everything else is refused and told.
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Route } from 'playwright-core'
import { realPart } from '../real-parts.ts'
import { app } from './app.ts'
import { tell } from './control.ts'

export type ProtocolHandler = (request: Request) => Response | Promise<Response>

const appAddress = 'runcard://app/'
const mappedAddress = 'https://app.runcard.localhost/'

export const protocolHandlers = new Map<string, ProtocolHandler>()

/** The address as the app knows it. */
export function toApp(url: string): string {
  return url.startsWith(mappedAddress) ? appAddress + url.slice(mappedAddress.length) : url
}

/** The address as Chromium gets it. */
export function toChromium(url: string): string {
  return url.startsWith(appAddress) ? mappedAddress + url.slice(appAddress.length) : url
}

async function answer(route: Route): Promise<void> {
  const request = route.request()
  const url = toApp(request.url())
  const handler = protocolHandlers.get(new URL(url).protocol.slice(0, -1))
  if (handler === undefined) {
    tell({ type: 'refused-request', url })
    return route.abort('blockedbyclient')
  }
  const response = await handler(new Request(url, { method: request.method() }))
  await route.fulfill({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  })
}

async function launch(): Promise<BrowserContext> {
  const executablePath = realPart('chromium')
  if (executablePath === undefined) throw new Error('the stand-in for Electron needs a Chromium; name one with RUNCARD_CHROMIUM')
  const folder = join(app.getPath('userData'), 'chromium')
  mkdirSync(folder, { recursive: true })
  const context = await chromium.launchPersistentContext(folder, {
    executablePath,
    headless: true,
    viewport: null,
    serviceWorkers: 'block',
    args: ['--remote-debugging-port=0'],
  })
  // Routes that are added later are asked first: each page has one that watches over navigation.
  await context.route('**/*', (route) => answer(route).catch(() => {}))
  const [port] = readFileSync(join(folder, 'DevToolsActivePort'), 'utf8').split('\n')
  tell({ type: 'browser', endpoint: `http://127.0.0.1:${port}` })
  app.onEnding(() => context.close())
  return context
}

let launched: Promise<BrowserContext> | undefined

/** The browser's one context; it is started by the first who asks. */
export function browserContext(): Promise<BrowserContext> {
  launched ??= launch()
  return launched
}
