// `app`: the life cycle, from start to quit, and the single instance lock, which is a file in the user data folder.
import { EventEmitter } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { onRequest } from './control.ts'

interface Closable {
  close(): void
  isDestroyed(): boolean
}

export function preventable(): { defaultPrevented: boolean; preventDefault(): void } {
  return {
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true
    },
  }
}

function findAppPath(): string {
  let folder = dirname(resolve(process.argv[1] ?? '.'))
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder)
  return folder
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

class StandInApp extends EventEmitter {
  readonly isPackaged = false
  readonly #appPath = findAppPath()
  readonly #paths = new Map([['userData', join(process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'runcard')]])
  readonly #windows = new Set<Closable>()
  /** Where Chromium is closed before the process ends. */
  readonly #endings: (() => Promise<void>)[] = []
  #isReady = false
  #isQuitting = false

  getAppPath(): string {
    return this.#appPath
  }

  getVersion(): string {
    return (JSON.parse(readFileSync(join(this.#appPath, 'package.json'), 'utf8')) as { version: string }).version
  }

  getName(): string {
    return 'runcard'
  }

  getPath(name: string): string {
    const path = this.#paths.get(name)
    if (path === undefined) throw new Error(`the stand-in knows no path “${name}”`)
    return path
  }

  setPath(name: string, path: string): void {
    if (!existsSync(path)) throw new Error(`there is no folder ${path}`)
    this.#paths.set(name, path)
  }

  isReady(): boolean {
    return this.#isReady
  }

  whenReady(): Promise<void> {
    return this.#isReady ? Promise.resolve() : new Promise((done) => this.once('ready', done))
  }

  becomeReady(): void {
    this.#isReady = true
    this.emit('ready')
  }

  onEnding(ending: () => Promise<void>): void {
    this.#endings.push(ending)
  }

  addWindow(window: Closable): void {
    this.#windows.add(window)
  }

  removeWindow(window: Closable): void {
    this.#windows.delete(window)
    if (this.#windows.size > 0) return
    if (this.#isQuitting) this.#finish()
    else this.emit('window-all-closed')
  }

  quit(): void {
    const event = preventable()
    this.emit('before-quit', event)
    if (event.defaultPrevented) return
    this.#isQuitting = true
    for (const window of [...this.#windows]) window.close()
    if (this.#windows.size > 0) this.#isQuitting = false
    else this.#finish()
  }

  #finish(): void {
    const event = preventable()
    this.emit('will-quit', event)
    if (!event.defaultPrevented) this.exit(0)
  }

  exit(status = 0): void {
    void Promise.allSettled(this.#endings.map((ending) => ending())).then(() => process.exit(status))
  }

  requestSingleInstanceLock(data: object = {}): boolean {
    const folder = this.getPath('userData')
    const lock = join(folder, 'instance.lock')
    const inbox = join(folder, 'instance.inbox')
    mkdirSync(inbox, { recursive: true })
    const holder = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0
    if (holder !== 0 && holder !== process.pid && isAlive(holder)) {
      writeFileSync(join(inbox, `${process.pid}.json`), JSON.stringify({ argv: process.argv, directory: process.cwd(), data }))
      return false
    }
    writeFileSync(lock, String(process.pid))
    process.on('exit', () => rmSync(lock, { force: true }))
    watch(inbox, () => this.#readInbox(inbox)).unref()
    return true
  }

  #readInbox(inbox: string): void {
    for (const name of readdirSync(inbox)) {
      const file = join(inbox, name)
      try {
        const { argv, directory, data } = JSON.parse(readFileSync(file, 'utf8')) as { argv: string[]; directory: string; data: object }
        rmSync(file)
        this.emit('second-instance', preventable(), argv, directory, data)
      } catch {
        // Half written: another change of the folder follows.
      }
    }
  }
}

export const app = new StandInApp()

onRequest('quit', () => app.quit())
onRequest('open-file', ({ file }) => app.emit('open-file', preventable(), file))
