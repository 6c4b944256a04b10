// The native menu. What the screens do by key is offered here too, by pressing that key in the page: the screens' one table
// of actions stays the only place that says what a key does.
import { type BaseWindow, type BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron'

export interface MenuActions {
  openPlaybook(): void
  addFolder(): void
}

type Modifier = 'control' | 'meta' | 'shift'

interface PageKey {
  readonly label: string
  /** As Electron writes it in a menu; not registered, the page listens itself. */
  readonly accelerator: string
  readonly keyCode: string
  readonly modifiers: readonly Modifier[]
}

function pressInPage(window: BrowserWindow, { keyCode, modifiers }: PageKey): void {
  for (const type of ['keyDown', 'keyUp'] as const) window.webContents.sendInputEvent({ type, keyCode, modifiers: [...modifiers] })
}

function pageItem(window: BrowserWindow, key: PageKey): MenuItemConstructorOptions {
  return { label: key.label, accelerator: key.accelerator, registerAccelerator: false, click: () => pressInPage(window, key) }
}

/** Builds the menu for this system. `hasDevTools` only where the app is not packaged. */
export function buildMenu(window: BrowserWindow, actions: MenuActions, hasDevTools: boolean, platform = process.platform): Menu {
  const isMac = platform === 'darwin'
  const command: Modifier = isMac ? 'meta' : 'control'
  const item = (label: string, accelerator: string, keyCode: string, modifiers: readonly Modifier[] = [command]) =>
    pageItem(window, { label, accelerator, keyCode, modifiers })
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  const developer: MenuItemConstructorOptions[] = hasDevTools ? [separator, { role: 'reload' }, { role: 'toggleDevTools' }] : []
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&File',
      submenu: [
        {
          label: '&Open Playbook…',
          accelerator: 'CmdOrCtrl+O',
          click: (_item: unknown, _window: BaseWindow | undefined) => actions.openPlaybook(),
        },
        { label: '&Add Folder…', click: () => actions.addFolder() },
        separator,
        item('Print or save as PDF…', 'CmdOrCtrl+P', 'P'),
        item('Settings', 'CmdOrCtrl+,', ','),
        separator,
        { role: isMac ? 'close' : 'quit' },
      ],
    },
    { role: 'editMenu' },
    {
      label: '&View',
      submenu: [
        item('All Actions', 'CmdOrCtrl+K', 'K'),
        separator,
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        separator,
        { role: 'togglefullscreen' },
        ...developer,
      ],
    },
    { role: 'windowMenu' },
    { role: 'help', submenu: [item('Keys', '?', '?', ['shift'])] },
  ]
  return Menu.buildFromTemplate(template)
}
