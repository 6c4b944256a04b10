// The one window. Its page is confined to what a page on the web may do, less: no Node, no plugins, no other origin.
import { join } from 'node:path'
import { app, BrowserWindow, nativeTheme } from 'electron'
import { recallWindow } from './window-state.ts'
import { wantsReload } from './words.ts'

const smallest = { width: 720, height: 480 }
/** The page's own backgrounds, so that the window does not flash before it is drawn. */
const background = { light: '#ffffff', dark: '#16181a' }

function offerReload(window: BrowserWindow): void {
  window.webContents.on('render-process-gone', async (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return
    if (await wantsReload(window, reason)) window.webContents.reload()
    else app.quit()
  })
}

/** Opens the window at `url`. It shows itself when there is something to see. */
export function openWindow(url: string): BrowserWindow {
  const memory = recallWindow()
  const window = new BrowserWindow({
    ...memory.bounds,
    minWidth: smallest.width,
    minHeight: smallest.height,
    title: 'Runcard',
    icon: join(app.getAppPath(), 'build', 'icon.png'),
    backgroundColor: nativeTheme.shouldUseDarkColors ? background.dark : background.light,
    show: false,
    webPreferences: {
      preload: join(app.getAppPath(), 'out', 'preload', 'index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  })
  memory.follow(window)
  offerReload(window)
  window.once('ready-to-show', () => {
    if (memory.isMaximized) window.maximize()
    window.show()
  })
  // A failed load leaves the window empty, and 'render-process-gone' or the responder deals with it.
  window.loadURL(url).catch(() => {})
  return window
}

export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
