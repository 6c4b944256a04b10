// Starts the desktop shell's own build under the stand-in and gives a test its real Chromium page, what the app asked of the
// system, and the hands of a user at the window's frame.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import type { Happening, Request } from './control.ts'

const root = join(import.meta.dirname, '..', '..', '..')
const register = join(import.meta.dirname, 'register.mjs')

type HappeningOf<Type extends Happening['type']> = Extract<Happening, { type: Type }>
type Asking = Extract<Request, { id: number }>

export interface DesktopOptions {
  /** Settings, journal and the window's place are kept here, and nowhere else. */
  readonly dataFolder: string
  readonly args?: readonly string[]
  /** The whole environment; the test's own where left out. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** A main process of another build. */
  readonly main?: string
}

export interface Desktop {
  readonly process: ChildProcess
  /** Everything that happened, in order. */
  readonly happenings: readonly Happening[]
  /** The window's page, once it has loaded. */
  page(): Promise<Page>
  /** The page that took the place of one that crashed. */
  pageAfter(crashed: Page): Promise<Page>
  /** Resolves with the first happening of the kind from `from` on that has happened or will. */
  waitFor<Type extends Happening['type']>(type: Type, from?: number): Promise<HappeningOf<Type>>
  ask(request: Request): void
  askFor(request: Asking extends infer Each ? (Each extends Asking ? Omit<Each, 'id'> : never) : never): Promise<unknown>
  /** Resolves with the exit status; null where a signal ended it. */
  readonly ended: Promise<number | null>
  quit(): Promise<number | null>
  /** As a power cut would: no handler runs. */
  kill(): Promise<void>
}

/** True where the build that this drives is there. */
export function hasDesktopBuild(): boolean {
  return existsSync(join(root, 'out', 'main', 'index.js'))
}

export function launchDesktop({
  dataFolder,
  args = [],
  env = process.env,
  main = join(root, 'out', 'main', 'index.js'),
}: DesktopOptions): Desktop {
  const child = spawn(process.execPath, ['--import', register, main, ...args], {
    cwd: root,
    env: { ...env, RUNCARD_DATA: dataFolder },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const happenings: Happening[] = []
  const waiting = new Set<() => void>()
  const wake = () => {
    for (const check of [...waiting]) check()
  }
  child.on('message', (happening: Happening) => {
    happenings.push(happening)
    wake()
  })
  let isEnded = false
  const ended = new Promise<number | null>((resolve) =>
    child.on('exit', (status) => {
      isEnded = true
      resolve(status)
      wake()
    }),
  )
  let browser: Browser | undefined
  let lastId = 0

  function find<Found>(search: () => Found | undefined, what: string): Promise<Found> {
    return new Promise((resolve, reject) => {
      const check = () => {
        const found = search()
        if (found === undefined && !isEnded) return
        waiting.delete(check)
        if (found === undefined) reject(new Error(`the app ended before ${what}: ${JSON.stringify(happenings)}`))
        else resolve(found)
      }
      waiting.add(check)
      check()
    })
  }

  function waitFor<Type extends Happening['type']>(type: Type, from = 0): Promise<HappeningOf<Type>> {
    return find(() => happenings.slice(from).find((happening): happening is HappeningOf<Type> => happening.type === type), type)
  }

  const ask = (request: Request) => void child.send(request)

  return {
    process: child,
    happenings,
    waitFor,
    ask,
    ended,
    async page() {
      const { endpoint } = await waitFor('browser')
      await waitFor('window-shown')
      browser ??= await chromium.connectOverCDP(endpoint)
      const page = browser.contexts()[0]!.pages()[0]!
      await page.waitForLoadState()
      return page
    },
    async pageAfter(crashed) {
      const context = crashed.context()
      const page = context.pages().find((candidate) => candidate !== crashed) ?? (await context.waitForEvent('page'))
      await page.waitForLoadState()
      return page
    },
    async askFor(request) {
      const id = ++lastId
      ask({ ...request, id } as Request)
      const reply = await find(() => happenings.find((happening) => happening.type === 'reply' && happening.id === id), 'it replied')
      return (reply as HappeningOf<'reply'>).value
    },
    async quit() {
      if (!isEnded) ask({ type: 'quit' })
      await browser?.close().catch(() => {})
      return ended
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}
