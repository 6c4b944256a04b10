// The only thing of Electron's that a page gets: one frozen object with the two functions of the wire. It holds no channel
// name, no event and nothing else of ours, so that a page which was taken over can say no more than a screen can.
import { contextBridge, ipcRenderer } from 'electron'
import { wireChannels } from '../contract/channels.ts'

/** Messages for the document before a reload carry another id and are dropped. */
const documentId = crypto.randomUUID()
/** Said each time that the page has taken this much, so that the engine can wait for a page that is behind. */
const tellEveryCharacters = 64 * 1024

const listeners = new Set<(message: unknown) => void>()
let takenCharacters = 0

ipcRenderer.on(wireChannels.toScreen, (_event, forDocument: unknown, text: unknown) => {
  if (forDocument !== documentId || typeof text !== 'string') return
  const message: unknown = JSON.parse(text)
  for (const listener of listeners) listener(message)
  takenCharacters += text.length
  if (takenCharacters < tellEveryCharacters) return
  ipcRenderer.send(wireChannels.taken, documentId, takenCharacters)
  takenCharacters = 0
})

contextBridge.exposeInMainWorld(
  'runcard',
  Object.freeze({
    send(message: unknown): void {
      ipcRenderer.send(wireChannels.toEngine, documentId, message)
    },
    onMessage(listener: (message: unknown) => void): () => void {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }),
)
