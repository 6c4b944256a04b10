// Opens the system's browser at an address. The only process the browser shell starts; it is left alone afterwards.
import { spawn } from 'node:child_process'

interface Opener {
  readonly program: string
  readonly args: readonly string[]
}

/** What opens an address here; undefined where nothing could be seen of it, as on a jump host. */
export function openerFor(url: string, platform: NodeJS.Platform, env: Readonly<Record<string, string | undefined>>): Opener | undefined {
  if (platform === 'darwin') return { program: 'open', args: [url] }
  if (platform === 'win32') return { program: 'rundll32', args: ['url.dll,FileProtocolHandler', url] }
  return env.DISPLAY || env.WAYLAND_DISPLAY || env.BROWSER ? { program: 'xdg-open', args: [url] } : undefined
}

/** Resolves with whether a browser was started; never rejects. */
export function openInBrowser(url: string, env: Readonly<Record<string, string | undefined>> = process.env): Promise<boolean> {
  const opener = openerFor(url, process.platform, env)
  if (opener === undefined) return Promise.resolve(false)
  return new Promise((resolve) => {
    const child = spawn(opener.program, opener.args, { stdio: 'ignore', detached: true })
    child.once('error', () => resolve(false))
    child.once('spawn', () => resolve(true))
    child.unref()
  })
}
