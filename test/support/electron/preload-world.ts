// How a preload script gets to run in a world of its own, as under Electron's context isolation: two scripts that Chromium
// runs before the page's own. They share nothing but DOM events of one secret name that carry JSON text.

export const worldName = 'Electron Isolated Context'
/** The binding through which the preload's world speaks to the main process. */
export const bindingName = '__standInSend'
/** The function by which the main process speaks to it. */
export const deliverName = '__standInDeliver'

/** Runs in the page's world: makes the objects that the preload script exposes, of functions that cross over. */
function pageSide(eventName: string): void {
  const page = globalThis as unknown as EventTarget
  type Wire = { value?: unknown; fn?: number }
  const callbacks = new Map<number, (...args: unknown[]) => unknown>()
  let lastId = 0

  const wrap = (value: unknown): Wire => {
    if (typeof value !== 'function') return { value }
    callbacks.set(++lastId, value as (...args: unknown[]) => unknown)
    return { fn: lastId }
  }
  const unwrap = (wire: Wire): unknown => (wire.fn === undefined ? wire.value : (...args: unknown[]) => callOver(wire.fn!, args))
  const callOver = (fn: number, args: unknown[]): unknown => {
    let result: Wire & { error?: string } = {}
    const take = (event: Event) => {
      result = JSON.parse((event as CustomEvent<string>).detail)
    }
    page.addEventListener(`${eventName}-result`, take, { once: true })
    page.dispatchEvent(new CustomEvent(`${eventName}-call`, { detail: JSON.stringify({ fn, args: args.map(wrap) }) }))
    page.removeEventListener(`${eventName}-result`, take)
    if (result.error !== undefined) throw new Error(result.error)
    return unwrap(result)
  }

  page.addEventListener(`${eventName}-back`, (event) => {
    const { fn, args } = JSON.parse((event as CustomEvent<string>).detail) as { fn: number; args: Wire[] }
    callbacks.get(fn)?.(...args.map(unwrap))
  })
  page.addEventListener(`${eventName}-expose`, (event) => {
    const { name, members } = JSON.parse((event as CustomEvent<string>).detail) as { name: string; members: Record<string, Wire> }
    const exposed = Object.freeze(Object.fromEntries(Object.entries(members).map(([key, wire]) => [key, unwrap(wire)])))
    Object.defineProperty(globalThis, name, { value: exposed, writable: false, configurable: false, enumerable: true })
  })
}

/** Runs in the preload's world: gives it `require('electron')` and carries calls over. */
function preloadSide(
  eventName: string,
  binding: string,
  deliver: string,
  preload: (require: unknown, module: unknown, exports: unknown) => void,
): void {
  const page = globalThis as unknown as EventTarget
  type Wire = { value?: unknown; fn?: number }
  type AnyFunction = (...args: unknown[]) => unknown
  const world = globalThis as unknown as Record<string, AnyFunction>
  const functions = new Map<number, AnyFunction>()
  const channels = new Map<string, Set<AnyFunction>>()
  const send = world[binding]!
  let lastId = 0

  const wrap = (value: unknown): Wire => {
    if (typeof value !== 'function') return { value }
    functions.set(++lastId, value as AnyFunction)
    return { fn: lastId }
  }
  const unwrap = (wire: Wire): unknown =>
    wire.fn === undefined
      ? wire.value
      : (...args: unknown[]) =>
          void page.dispatchEvent(new CustomEvent(`${eventName}-back`, { detail: JSON.stringify({ fn: wire.fn, args: args.map(wrap) }) }))

  page.addEventListener(`${eventName}-call`, (event) => {
    const { fn, args } = JSON.parse((event as CustomEvent<string>).detail) as { fn: number; args: Wire[] }
    let result: object
    try {
      result = wrap(functions.get(fn)!(...args.map(unwrap)))
    } catch (error) {
      result = { error: String(error) }
    }
    page.dispatchEvent(new CustomEvent(`${eventName}-result`, { detail: JSON.stringify(result) }))
  })
  world[deliver] = (channel, args) => {
    for (const listener of channels.get(channel as string) ?? []) listener({}, ...(args as unknown[]))
  }

  const electron = {
    contextBridge: {
      exposeInMainWorld(name: string, api: Record<string, unknown>) {
        const members = Object.fromEntries(Object.entries(api).map(([key, value]) => [key, wrap(value)]))
        page.dispatchEvent(new CustomEvent(`${eventName}-expose`, { detail: JSON.stringify({ name, members }) }))
      },
    },
    ipcRenderer: {
      send: (channel: string, ...args: unknown[]) => send(JSON.stringify({ channel, args })),
      on(channel: string, listener: AnyFunction) {
        const listeners = channels.get(channel) ?? new Set()
        channels.set(channel, listeners.add(listener))
      },
    },
  }
  const require = (name: string) => {
    if (name === 'electron') return electron
    throw new Error(`module not found: ${name} (a sandboxed preload script has only electron)`)
  }
  const module = { exports: {} }
  preload(require, module, module.exports)
}

/** The two scripts for a page whose preload script has this text. */
export function preloadScripts(preloadText: string, eventName: string): { readonly page: string; readonly preload: string } {
  const text = JSON.stringify
  return {
    page: `(${pageSide})(${text(eventName)})`,
    preload: `(${preloadSide})(${text(eventName)}, ${text(bindingName)}, ${text(deliverName)}, (require, module, exports) => {\n${preloadText}\n})`,
  }
}
