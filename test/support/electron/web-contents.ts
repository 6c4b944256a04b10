// `WebContents`: one real page, driven over the browser's own protocol so that messages keep their order and each is known
// by the frame and the world it comes from.
import { randomUUID } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import type { CDPSession, Frame, Page, Route } from 'playwright-core'
import { app, preventable } from './app.ts'
import { browserContext, toApp, toChromium } from './chromium.ts'
import { tell } from './control.ts'
import { ipcMain } from './ipc-main.ts'
import { bindingName, deliverName, preloadScripts, worldName } from './preload-world.ts'

/** As much of `WebFrameMain` as says where a message came from. */
export interface WebFrame {
  readonly url: string
  readonly parent: WebFrame | null
}

type WindowOpenHandler = (details: { url: string }) => { action: 'deny' | 'allow' }

interface ContextDescription {
  readonly id: number
  readonly name: string
  readonly auxData: { readonly frameId: string }
}

/** Chromium hands these to the system without a request that could be held. */
const outsideSchemes = /^(?!https?:|data:|blob:|about:|javascript:)[a-z][a-z0-9+.-]*:/i

export class WebContents extends EventEmitter {
  mainFrame: WebFrame | undefined
  readonly #preloadFile: string
  readonly #ready: Promise<void>
  readonly #frames = new Map<number, string>()
  #page: Page | undefined
  #session: CDPSession | undefined
  #contextId: number | undefined
  #openHandler: WindowOpenHandler = () => ({ action: 'allow' })
  #isDestroyed = false
  /** Our own calls of loadURL and reload are not the page's navigation. */
  #isLoading = false

  constructor(preloadFile: string) {
    super()
    this.#preloadFile = preloadFile
    this.#ready = this.#open()
    queueMicrotask(() => app.emit('web-contents-created', {}, this))
  }

  async #open(): Promise<void> {
    const context = await browserContext()
    const page =
      context.pages().find((candidate) => candidate.url() === 'about:blank' && !taken.has(candidate)) ?? (await context.newPage())
    taken.add(page)
    this.#page = page
    const session = await context.newCDPSession(page)
    this.#session = session
    session.on('Runtime.executionContextCreated', ({ context: created }) => this.#addContext(created as unknown as ContextDescription))
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => this.#frames.delete(executionContextId))
    session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name === bindingName) this.#receive(executionContextId, payload)
    })
    session.on('Page.windowOpen', ({ url }) => void this.#openHandler({ url: toApp(url) }))
    session.on('Page.frameRequestedNavigation', ({ url, frameId, disposition }) => {
      if (disposition === 'currentTab' && outsideSchemes.test(url)) this.#mayNavigate(url, frameId === this.#mainFrameId)
    })
    page.on('popup', (popup) => void popup.close())
    page.on('crash', () => this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 }))
    page.on('pageerror', (error) => tell({ type: 'page-fault', text: error.stack ?? error.message }))
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') tell({ type: 'page-fault', text: message.text() })
    })
    page.on('domcontentloaded', () => this.emit('ready-to-show'))
    await page.route('**/*', (route) => this.#watch(route))
    const { frameTree } = await session.send('Page.getFrameTree')
    this.#mainFrameId = frameTree.frame.id
    this.mainFrame = mainFrameOf(page.mainFrame())
    await session.send('Page.enable')
    await session.send('Runtime.enable')
    await session.send('Runtime.addBinding', { name: bindingName, executionContextName: worldName })
    const scripts = preloadScripts(readFileSync(this.#preloadFile, 'utf8'), randomUUID())
    await session.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.page })
    await session.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.preload, worldName })
  }

  #mainFrameId = ''

  #addContext({ id, name, auxData }: ContextDescription): void {
    this.#frames.set(id, auxData.frameId)
    if (name === worldName && auxData.frameId === this.#mainFrameId) this.#contextId = id
  }

  #receive(contextId: number, payload: string): void {
    const frameId = this.#frames.get(contextId)
    const senderFrame = frameId === this.#mainFrameId ? this.mainFrame : frameId === undefined ? null : this.#childFrame()
    const { channel, args } = JSON.parse(payload) as { channel: string; args: unknown[] }
    ipcMain.emit(channel, { sender: this, senderFrame }, ...args)
  }

  /** Which of several frames it is can't be told over this protocol; each has the page for a parent. */
  #childFrame(): WebFrame {
    const frame = this.#page!.frames().find((candidate) => candidate.parentFrame() !== null)
    return { url: frame === undefined ? 'about:blank' : toApp(frame.url()), parent: this.mainFrame ?? null }
  }

  /** False where a listener prevented it. */
  #mayNavigate(url: string, isMainFrame: boolean): boolean {
    const event = { ...preventable(), url: toApp(url), isMainFrame }
    this.emit('will-frame-navigate', event)
    return !event.defaultPrevented
  }

  async #watch(route: Route): Promise<void> {
    const request = route.request()
    const frame = request.isNavigationRequest() ? request.frame() : undefined
    if (frame === undefined || frame.page() !== this.#page || this.#isLoading) return route.fallback()
    return this.#mayNavigate(request.url(), frame.parentFrame() === null) ? route.fallback() : route.abort('aborted')
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#openHandler = handler
  }

  async #load(work: (page: Page) => Promise<unknown>): Promise<void> {
    await this.#ready
    this.#isLoading = true
    try {
      await work(this.#page!)
    } finally {
      this.#isLoading = false
    }
  }

  loadURL(url: string): Promise<void> {
    return this.#load((page) => page.goto(toChromium(url)))
  }

  reload(): void {
    void this.#load(async (page) => {
      // A page that crashed is of no more use to the driver; another one takes its place.
      const url = page.url()
      await page.reload().catch(async () => {
        await page.close()
        await this.#open()
        await this.#page!.goto(url)
      })
    })
  }

  send(channel: string, ...args: unknown[]): void {
    const call = `${deliverName}(${JSON.stringify(channel)}, ${JSON.stringify(args)})`
    // A page that is just going away takes no more messages.
    this.#session
      ?.send('Runtime.evaluate', { expression: call, ...(this.#contextId === undefined ? {} : { contextId: this.#contextId }) })
      .catch(() => {})
  }

  sendInputEvent({ type, keyCode, modifiers = [] }: { type: 'keyDown' | 'keyUp'; keyCode: string; modifiers?: readonly string[] }): void {
    const names = { control: 'Control', meta: 'Meta', shift: 'Shift', alt: 'Alt' } as const
    const pressed = modifiers.map((modifier) => names[modifier as keyof typeof names])
    const key = keyCode.length === 1 ? keyCode.toLowerCase() : keyCode
    if (type === 'keyDown') void this.#page?.keyboard.press([...pressed, key].join('+'))
  }

  resize(width: number, height: number): void {
    void this.#ready.then(() => this.#page?.setViewportSize({ width, height })).catch(() => {})
  }

  getURL(): string {
    return toApp(this.#page?.url() ?? '')
  }

  isDestroyed(): boolean {
    return this.#isDestroyed
  }

  destroy(): void {
    this.#isDestroyed = true
    void this.#page?.close().catch(() => {})
    this.emit('destroyed')
  }
}

/** Pages that already are some window's. */
const taken = new WeakSet<Page>()

function mainFrameOf(frame: Frame): WebFrame {
  return {
    parent: null,
    get url() {
      return toApp(frame.url())
    },
  }
}
