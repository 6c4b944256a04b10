// Puts the desktop shell together: engine, screens, window, wire and menu; and takes it apart in the right order.
import { join } from 'node:path'
import { app, type BrowserWindow, Menu, session } from 'electron'
import { createEngine } from '../engine/create.ts'
import type { Engine } from '../engine/engine.ts'
import { defaultDataFolder } from '../engine/settings/data-folder.ts'
import { chooseFolder, choosePlaybook } from './files.ts'
import { serveWindow } from './ipc.ts'
import { refusePermissions } from './links.ts'
import { buildMenu } from './menu.ts'
import { printWithDialog } from './print-dialog.ts'
import { serveScreens } from './protocol.ts'
import { createSecretStore } from './secret-store.ts'
import { bringToFront, openWindow } from './window.ts'
import { confirmsEnd, tellError } from './words.ts'

export interface Desktop {
  /** Shows the window, with this playbook where one is named. */
  open(file?: string): void
}

/** Throws RuncardError records-…; call it when the app is ready. */
export async function composeDesktop(page: string): Promise<Desktop> {
  let window: BrowserWindow | undefined
  const dataFolder = defaultDataFolder()
  const engine = await createEngine({
    dataFolder,
    bundledFolder: join(app.getAppPath(), 'playbooks'),
    shell: 'desktop',
    version: app.getVersion(),
    secretStore: createSecretStore(dataFolder),
    chooseFolder: (what) => chooseFolder(window, what),
    printDialog: printWithDialog,
  })
  const tell = (error: unknown) => void tellError(window, error, engine.handlers.reportBug)
  process.on('uncaughtException', tell)
  process.on('unhandledRejection', tell)

  refusePermissions(session.defaultSession)
  serveScreens(join(app.getAppPath(), 'out', 'renderer'))
  const opened = openWindow(page)
  window = opened
  const endWire = serveWindow(opened.webContents, engine.handlers, page)

  function open(file?: string): void {
    bringToFront(opened)
    if (file === undefined) return
    engine
      .openFile(file)
      .then((playbookId) => opened.webContents.loadURL(`${page}#/playbook/${encodeURIComponent(playbookId)}`))
      .catch(tell)
  }

  const addFolder = () => void engine.handlers.calls['library.addFolder']({}, new AbortController().signal).catch(tell)
  const openPlaybook = () => void choosePlaybook(opened).then((file) => file !== undefined && open(file), tell)
  Menu.setApplicationMenu(buildMenu(opened, { openPlaybook, addFolder }, !app.isPackaged))

  endWithCare(opened, engine, endWire)
  return { open }
}

/** A window that closes while steps run asks first; the app ends when the engine has. */
function endWithCare(window: BrowserWindow, engine: Engine, endWire: () => void): void {
  let mayEnd = false
  window.on('close', (event) => {
    const running = engine.runningSteps()
    if (mayEnd || running.length === 0) return
    event.preventDefault()
    void confirmsEnd(window, running).then((confirmed) => {
      mayEnd = confirmed
      if (confirmed) app.quit()
    })
  })
  window.on('closed', endWire)
  app.on('window-all-closed', () => app.quit())

  let isEngineClosed = false
  app.on('will-quit', (event) => {
    if (isEngineClosed) return
    event.preventDefault()
    void engine.close().finally(() => {
      isEngineClosed = true
      app.quit()
    })
  })
}
