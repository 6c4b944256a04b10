// The module that `electron` resolves to under the stand-in; ./register.mjs says what is emulated and what is not.
import { app } from './app.ts'
import { BrowserWindow } from './browser-window.ts'
import { browserContext, type ProtocolHandler, protocolHandlers, toChromium } from './chromium.ts'
import { nextAnswer, onRequest, tell } from './control.ts'
import { ipcMain } from './ipc-main.ts'
import { safeStorage } from './safe-storage.ts'

type Options = Readonly<Record<string, unknown>>
type Decide = (contents: unknown, permission: string, callback: (isGranted: boolean) => void) => void
type Check = (contents: unknown, permission: string) => boolean

interface MenuItem {
  readonly label?: string
  readonly role?: string
  readonly submenu?: readonly MenuItem[]
  readonly click?: () => void
}

const schemes = new Set<string>()

const protocol = {
  registerSchemesAsPrivileged(registered: readonly { readonly scheme: string }[]) {
    if (app.isReady()) throw new Error('schemes must be registered before the app is ready')
    for (const { scheme } of registered) schemes.add(scheme)
  },
  handle(scheme: string, handler: ProtocolHandler) {
    if (!schemes.has(scheme)) throw new Error(`the scheme ${scheme} was not registered`)
    protocolHandlers.set(scheme, handler)
  },
}

/** The window is an argument that may be left out. */
function optionsOf(args: readonly unknown[]): Options {
  return args.at(-1) as Options
}

const dialog = {
  async showMessageBox(...args: readonly unknown[]) {
    const options = optionsOf(args)
    tell({ type: 'dialog', kind: 'message', options })
    const answer = nextAnswer()
    return { response: typeof answer === 'number' ? answer : ((options.cancelId as number | undefined) ?? 0), checkboxChecked: false }
  },
  async showOpenDialog(...args: readonly unknown[]) {
    tell({ type: 'dialog', kind: 'open', options: optionsOf(args) })
    const answer = nextAnswer()
    return Array.isArray(answer) ? { canceled: false, filePaths: answer } : { canceled: true, filePaths: [] }
  },
  showErrorBox(title: string, content: string) {
    tell({ type: 'dialog', kind: 'error', options: { title, content } })
  },
}

const shell = {
  async openExternal(url: string) {
    tell({ type: 'opened-outside', url })
  },
}

let decide: Decide = (_contents, _permission, callback) => callback(true)

const defaultSession = {
  setPermissionRequestHandler(handler: Decide) {
    decide = handler
  },
  setPermissionCheckHandler(check: Check) {
    if (!check(null, 'clipboard-sanitized-write')) return
    void browserContext().then((context) => context.grantPermissions(['clipboard-write'], { origin: toChromium('runcard://app/') }))
  },
  setDevicePermissionHandler() {},
  setSpellCheckerEnabled() {},
}

onRequest('ask-permission', ({ id, permission }) => decide(null, permission, (value) => tell({ type: 'reply', id, value })))

function labelsOf(items: readonly MenuItem[], path: string): string[] {
  return items.flatMap((item) => {
    const label = path + (item.label ?? item.role ?? '').replace('&', '')
    return item.submenu === undefined ? [label] : labelsOf(item.submenu, `${label} › `)
  })
}

function itemAt(items: readonly MenuItem[], label: string): MenuItem | undefined {
  return items
    .flatMap((item) => [item, ...(item.submenu ?? [])])
    .find((item) => item.label?.replace('&', '') === label || item.role === label)
}

const Menu = {
  buildFromTemplate: (template: readonly MenuItem[]) => template,
  setApplicationMenu(template: readonly MenuItem[]) {
    tell({ type: 'menu', labels: labelsOf(template, '').filter((label) => !label.endsWith('› ')) })
    onRequest('click-menu', ({ label }) => {
      const item = itemAt(template, label)
      if (item?.role === 'quit') app.quit()
      else item?.click?.()
    })
  },
}

const screen = {
  getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }],
}
const nativeTheme = { shouldUseDarkColors: false }
const session = { defaultSession }

export { app, BrowserWindow, dialog, ipcMain, Menu, nativeTheme, protocol, safeStorage, screen, session, shell }
export default { app, BrowserWindow, dialog, ipcMain, Menu, nativeTheme, protocol, safeStorage, screen, session, shell }

setImmediate(() => app.becomeReady())
