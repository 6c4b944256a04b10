// Keeps every page where it is. Navigation, new windows and embedded pages are refused; a link to the outside goes to the
// system's browser or mail program, and to nothing else that an address could start.
import { app, type Session, shell, type WebContents } from 'electron'
import { isOutsideLink, isOwnPage } from './address.ts'

/** The only thing that pages may do of what a browser asks about: the Copy buttons. */
const allowedPermissions: readonly string[] = ['clipboard-sanitized-write']

/** Windows whose only page is paper: Chromium's viewer puts frames of its own around it. */
const paperPages = new WeakSet<WebContents>()

export function showsPaper(contents: WebContents): void {
  paperPages.add(contents)
}

function openOutside(url: string): void {
  // Where the system has no program for it there is nothing that could be said beyond what the system says.
  if (isOutsideLink(url)) shell.openExternal(url).catch(() => {})
}

function keepInPlace(contents: WebContents, page: string): void {
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url)
    return { action: 'deny' }
  })
  contents.on('will-frame-navigate', (details) => {
    if (details.isMainFrame && isOwnPage(details.url, page)) return
    if (!details.isMainFrame && paperPages.has(contents)) return
    details.preventDefault()
    if (details.isMainFrame) openOutside(details.url)
  })
  contents.on('will-redirect', (details) => {
    if (!isOwnPage(details.url, page)) details.preventDefault()
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
}

/** Holds for every page there will ever be. */
export function confinePages(page: string): void {
  app.on('web-contents-created', (_event, contents) => keepInPlace(contents, page))
}

/** Refuses cameras, files, devices and the rest before anyone is asked; nothing is fetched to check spelling. */
export function refusePermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, decide) => decide(allowedPermissions.includes(permission)))
  session.setPermissionCheckHandler((_contents, permission) => allowedPermissions.includes(permission))
  session.setDevicePermissionHandler(() => false)
  session.setSpellCheckerEnabled(false)
}
