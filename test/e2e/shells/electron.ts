// The desktop app in a real Electron runtime, where one is installed.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { _electron } from 'playwright-core'
import { watchPage } from '../../support/chromium.ts'
import { repository } from '../../support/workplace.ts'
import { addFolder } from './add-folder.ts'
import type { Shell } from './shell.ts'

function findRuntime(): string | undefined {
  const folder = join(repository, 'node_modules', 'electron')
  const named = join(folder, 'path.txt')
  const runtime = existsSync(named) ? join(folder, 'dist', readFileSync(named, 'utf8').trim()) : ''
  return existsSync(runtime) ? runtime : undefined
}

function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

export const electronShell: Shell = {
  name: 'in Electron',
  // The one part that may be missing in CI too: the runtime comes from its maker's server, which a CI may not reach.
  obstacle: () => (findRuntime() === undefined ? 'its runtime is not installed' : hasDisplay() ? undefined : 'there is no display'),
  async open({ env, makeFolder }, folder) {
    const downloads = makeFolder('downloads')
    const app = await _electron.launch({
      executablePath: findRuntime()!,
      args: [repository, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
      cwd: repository,
      env: { ...env },
    })
    const main = app.process()
    const gone = new Promise<number | null>((resolve) => main.once('exit', (status) => resolve(status)))
    const page = await app.firstWindow()
    const faults = watchPage(page)
    await addFolder(page, folder, () =>
      app.evaluate(({ dialog }, path) => {
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
      }, folder),
    )
    const choosesFolder = (chosen: string) =>
      app.evaluate(({ dialog }, path) => {
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
      }, chosen)
    return {
      page,
      faults,
      processId: main.pid ?? -1,
      async saved(press) {
        const saved = app.evaluate(
          ({ session }, place) =>
            new Promise<string>((resolve) => {
              session.defaultSession.once('will-download', (_event, item) => {
                const file = `${place}/${item.getFilename()}`
                item.setSavePath(file)
                item.once('done', () => resolve(file))
              })
            }),
          downloads,
        )
        await press()
        return saved
      },
      choosesFolder,
      async exported(press, into) {
        await choosesFolder(into)
        await press()
      },
      async printed(press) {
        const printed = app.evaluate(
          ({ app: electron }) =>
            new Promise<string>((resolve) => {
              electron.once('web-contents-created', (_event, contents) => {
                contents.print = (_options, callback) => {
                  const bytes = process.getBuiltinModule('fs').readFileSync(new URL(contents.getURL()))
                  resolve(process.getBuiltinModule('crypto').createHash('sha256').update(bytes).digest('hex'))
                  callback?.(true, '')
                }
              })
            }),
        )
        await press()
        return printed
      },
      async kill() {
        main.kill('SIGKILL')
        await gone
      },
      async close() {
        await app.close()
        return gone
      },
    }
  },
}
