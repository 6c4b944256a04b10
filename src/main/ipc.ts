// The desktop shell's wire: serves the contract to the page of one window. Whose message it is is checked for each of them:
// the window's own top frame, at our own address. A reload is a new document, and ends what the one before had started.
import { type IpcMainEvent, ipcMain, type WebContents } from 'electron'
import { wireChannels } from '../contract/channels.ts'
import { type Handlers, serveContract } from '../contract/server.ts'
import type { Endpoint } from '../contract/wire.ts'
import { isOwnPage } from './address.ts'

/** Above this much that the page has not yet taken, whoever streams to it waits. */
const mostWaitingCharacters = 1024 * 1024

interface Screen {
  readonly documentId: string
  receive(message: unknown): void
  taken(characters: number): void
  close(): void
}

function createScreen(documentId: string, contents: WebContents, handlers: Handlers): Screen {
  const listeners = new Set<(message: unknown) => void>()
  const closeListeners = new Set<() => void>()
  const waiting = new Set<() => void>()
  let untaken = 0
  let isOpen = true

  function release(): void {
    if (isOpen && untaken > mostWaitingCharacters) return
    for (const resolve of waiting) resolve()
    waiting.clear()
  }

  const endpoint: Endpoint = {
    send(message) {
      if (!isOpen || contents.isDestroyed()) return
      const text = JSON.stringify(message)
      untaken += text.length
      contents.send(wireChannels.toScreen, documentId, text)
      if (untaken > mostWaitingCharacters) return new Promise((resolve) => waiting.add(resolve))
    },
    onMessage(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    onClose(listener) {
      closeListeners.add(listener)
      return () => void closeListeners.delete(listener)
    },
  }
  serveContract(handlers, endpoint)

  return {
    documentId,
    receive(message) {
      for (const listener of listeners) listener(message)
    },
    taken(characters) {
      untaken = Math.max(0, untaken - characters)
      release()
    },
    close() {
      isOpen = false
      release()
      for (const listener of closeListeners) listener()
    },
  }
}

/** Serves the page of `contents` until it is gone. Returns what ends that. */
export function serveWindow(contents: WebContents, handlers: Handlers, page: string): () => void {
  let screen: Screen | undefined
  /** What a document still says after the next one has spoken is not listened to. */
  const ended = new Set<string>()

  function isFromOwnPage(event: IpcMainEvent): boolean {
    const frame = event.senderFrame
    return event.sender === contents && frame !== null && frame.parent === null && isOwnPage(frame.url, page)
  }

  function endScreen(): void {
    if (screen === undefined) return
    ended.add(screen.documentId)
    screen.close()
    screen = undefined
  }

  function receive(event: IpcMainEvent, documentId: unknown, message: unknown): void {
    if (!isFromOwnPage(event) || typeof documentId !== 'string' || ended.has(documentId)) return
    if (screen?.documentId !== documentId) {
      endScreen()
      screen = createScreen(documentId, contents, handlers)
    }
    screen.receive(message)
  }

  function taken(event: IpcMainEvent, documentId: unknown, characters: unknown): void {
    if (isFromOwnPage(event) && screen?.documentId === documentId && typeof characters === 'number') screen?.taken(characters)
  }

  ipcMain.on(wireChannels.toEngine, receive)
  ipcMain.on(wireChannels.taken, taken)
  contents.on('render-process-gone', endScreen)
  return () => {
    ipcMain.off(wireChannels.toEngine, receive)
    ipcMain.off(wireChannels.taken, taken)
    contents.off('render-process-gone', endScreen)
    endScreen()
  }
}
