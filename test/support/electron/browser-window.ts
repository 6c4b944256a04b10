// `BrowserWindow`: a page and what a test can see of a window: whether it is shown, its place, and that closing can be prevented.
import { EventEmitter } from 'node:events'
import { app, preventable } from './app.ts'
import { onRequest, tell } from './control.ts'
import { PaperContents } from './paper-contents.ts'
import { WebContents } from './web-contents.ts'

interface Bounds {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

interface WindowOptions extends Partial<Bounds> {
  readonly webPreferences: {
    /** Left out by a window that shows paper. */
    readonly preload?: string
    readonly plugins?: boolean
    readonly sandbox: boolean
    readonly contextIsolation: boolean
    readonly nodeIntegration: boolean
    readonly webviewTag?: boolean
  }
}

const usualPlace: Bounds = { x: 100, y: 100, width: 800, height: 600 }

export class BrowserWindow extends EventEmitter {
  readonly webContents: WebContents | PaperContents
  #bounds: Bounds
  #isDestroyed = false
  #isMaximized = false

  constructor({ webPreferences, ...options }: WindowOptions) {
    super()
    const { sandbox, contextIsolation, nodeIntegration, webviewTag, preload, plugins } = webPreferences
    if (!sandbox || !contextIsolation || nodeIntegration || webviewTag === true)
      throw new Error('the stand-in opens sandboxed, isolated windows without Node only')
    const { x, y, width, height } = { ...usualPlace, ...options }
    this.#bounds = { x, y, width, height }
    app.addWindow(this)
    if (plugins === true) {
      this.webContents = new PaperContents()
      return
    }
    if (preload === undefined) throw new Error('the stand-in opens pages of the app with their preload script only')
    const contents = new WebContents(preload)
    this.webContents = contents
    contents.resize(width, height)
    contents.once('ready-to-show', () => this.emit('ready-to-show'))
    onRequest('close-window', () => this.close())
    onRequest('window-bounds', ({ id }) => tell({ type: 'reply', id, value: this.#bounds }))
    onRequest('move-window', ({ bounds }) => {
      this.#bounds = bounds
    })
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url)
  }

  show(): void {
    tell({ type: 'window-shown' })
  }

  focus(): void {}

  restore(): void {}

  isMinimized(): boolean {
    return false
  }

  maximize(): void {
    this.#isMaximized = true
  }

  isMaximized(): boolean {
    return this.#isMaximized
  }

  getNormalBounds(): Bounds {
    return this.#bounds
  }

  isDestroyed(): boolean {
    return this.#isDestroyed
  }

  close(): void {
    const event = preventable()
    this.emit('close', event)
    if (!event.defaultPrevented) this.destroy()
  }

  destroy(): void {
    if (this.#isDestroyed) return
    this.#isDestroyed = true
    this.webContents.destroy()
    this.emit('closed')
    app.removeWindow(this)
  }
}
