// The browser shell from start to end, as the terminal's `serve` command runs it: prints the address, opens the browser,
// and ends on Ctrl-C or SIGTERM without leaving a session behind.
import { composeBrowserShell } from './compose.ts'
import { openInBrowser } from './open-browser.ts'

/** What `serve` needs of the terminal it was started on. */
export interface ServeTerminal {
  readonly env: Readonly<Record<string, string | undefined>>
  print(text: string): Promise<void>
  say(line: string): void
}

export interface ServeOptions {
  readonly port?: number
  readonly folders: readonly string[]
  readonly opensBrowser: boolean
}

function untilAskedToEnd(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })
}

/** On a terminal, Enter prints an address for one more browser. Returns what ends that. */
function offerMoreAddresses(anotherUrl: () => string, terminal: ServeTerminal): () => void {
  const { stdin } = process
  if (!stdin.isTTY) return () => {}
  const answer = () => void terminal.print(`${anotherUrl()}\n`)
  stdin.on('data', answer)
  return () => {
    stdin.off('data', answer)
    stdin.pause()
  }
}

/** Runs until it is asked to end; returns the exit status. Throws RuncardError port-…, folder-…, records-… */
export async function serve({ port, folders, opensBrowser }: ServeOptions, terminal: ServeTerminal): Promise<number> {
  const asked = untilAskedToEnd()
  const { engine, server, close } = await composeBrowserShell({ folders, env: terminal.env, ...(port === undefined ? {} : { port }) })
  await terminal.print(`${server.url}\n`)
  const isOpened = opensBrowser && (await openInBrowser(server.url, terminal.env))
  terminal.say(isOpened ? 'Runcard is open in your browser.' : 'Open this address in a browser; it works once, and for this machine only.')
  const more = process.stdin.isTTY ? 'Enter prints an address for another browser, ' : ''
  terminal.say(`${more}Ctrl-C ends Runcard.`.replace(/^./, (letter) => letter.toUpperCase()))
  const stopOffering = offerMoreAddresses(server.anotherUrl, terminal)
  await asked
  stopOffering()
  const running = engine.runningSteps()
  if (running.length > 0) terminal.say(`Stopping ${running.map(({ step, target }) => `“${step}” on ${target}`).join(', ')}…`)
  await close()
  return 0
}
