// The scheme that the built screens come under: `runcard://app/…`, an origin of their own that no web page shares. Reads
// files of one folder and nothing above it; every answer has the security headers.
import { readFile } from 'node:fs/promises'
import { extname, join, resolve, sep } from 'node:path'
import { protocol } from 'electron'
import { securityHeaders } from '../contract/policy.ts'
import { isOwnPage, scheme } from './address.ts'

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.json': 'application/json',
  '.map': 'application/json',
}

/** Must be called before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } }])
}

/** The file for an address, or undefined where it would lie outside of the folder. */
function fileFor(url: string, folder: string): string | undefined {
  if (!isOwnPage(url, `${scheme}://app/`)) return undefined
  let path: string
  try {
    path = decodeURIComponent(new URL(url).pathname)
  } catch {
    return undefined
  }
  const file = resolve(folder, `.${path === '/' ? '/index.html' : path}`)
  return file.startsWith(join(folder, sep)) && !file.includes('\0') ? file : undefined
}

async function answer(request: Request, folder: string): Promise<Response> {
  const nothing = () =>
    new Response('There is nothing here.\n', { status: 404, headers: { ...securityHeaders, 'Content-Type': 'text/plain' } })
  if (request.method !== 'GET') return nothing()
  const file = fileFor(request.url, folder)
  if (file === undefined) return nothing()
  try {
    const bytes = await readFile(file)
    const type = contentTypes[extname(file)] ?? 'application/octet-stream'
    return new Response(bytes, { headers: { ...securityHeaders, 'Content-Type': type } })
  } catch {
    return nothing()
  }
}

/** Serves the built screens in `folder`; call it when the app is ready. */
export function serveScreens(folder: string): void {
  protocol.handle(scheme, (request) => answer(request, resolve(folder)))
}
