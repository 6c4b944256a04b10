// `ipcMain`: an event for each message of a page, with the contents and the frame that it came from.
import { EventEmitter } from 'node:events'

export const ipcMain = new EventEmitter()
