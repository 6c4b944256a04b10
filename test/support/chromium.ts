// Real Chromium for a test, and what a page did that it should not have done.
import { type Browser, chromium, type Page } from 'playwright-core'
import { realPart } from './real-parts.ts'

/** How long a test waits for something that should be there at once: long, because a machine may be busy. */
export const patienceMs = 20_000

export function launchChromium(): Promise<Browser> {
  const executablePath = realPart('chromium')
  if (executablePath === undefined) throw new Error('there is no Chromium on this machine')
  return chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 })
}

/** Faults of a page: exceptions, errors in its console, violations of its policy, requests that leave this machine. */
export type PageFaults = readonly string[]

/** Call it before the page loads anything. */
export function watchPage(page: Page): PageFaults {
  const faults: string[] = []
  page.setDefaultTimeout(patienceMs)
  page.on('pageerror', (error) => faults.push(`exception: ${error.stack ?? error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(`console: ${message.text()}`)
  })
  page.on('request', (request) => {
    if (!isLocal(request.url())) faults.push(`request: ${request.url()}`)
  })
  page.on('websocket', (socket) => {
    if (!isLocal(socket.url())) faults.push(`request: ${socket.url()}`)
  })
  return faults
}

/** What the stand-in for Electron maps the app's own scheme to; it is answered inside of it. */
const standInHost = 'app.runcard.localhost'

function isLocal(url: string): boolean {
  const { protocol, hostname } = new URL(url)
  // The browser's own viewer of PDFs is made of the last two.
  return (
    ['data:', 'blob:', 'runcard:', 'chrome:', 'chrome-extension:'].includes(protocol) ||
    hostname === '127.0.0.1' ||
    hostname === standInHost
  )
}
