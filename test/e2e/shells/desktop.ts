// The desktop shell's own build, with real Chromium pages behind a stand-in for Electron's module.
import { readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { type PageFaults, watchPage } from '../../support/chromium.ts'
import { hasDesktopBuild, launchDesktop } from '../../support/electron/driver.ts'
import { missing } from '../../support/real-parts.ts'
import { addFolder } from './add-folder.ts'
import type { Shell } from './shell.ts'

export const desktopShell: Shell = {
  name: 'on the desktop',
  obstacle: () => (missing('chromium') ? 'there is no Chromium' : hasDesktopBuild() ? undefined : 'the app is not built'),
  async open({ dataFolder, env }, folder) {
    const desktop = launchDesktop({ dataFolder, env })
    const page = await desktop.page()
    const faults: PageFaults = watchPage(page)
    await addFolder(page, folder, () => desktop.ask({ type: 'answer', answer: [folder] }))
    const choosesFolder = async (chosen: string) => desktop.ask({ type: 'answer', answer: [chosen] })
    return {
      page,
      faults,
      processId: desktop.process.pid ?? -1,
      async saved(press) {
        const [download] = await Promise.all([page.waitForEvent('download'), press()])
        return download.path()
      },
      choosesFolder,
      async exported(press, into) {
        await choosesFolder(into)
        await press()
      },
      async printed(press) {
        const from = desktop.happenings.length
        await press()
        return (await desktop.waitFor('printed', from)).sha256
      },
      async kill() {
        const browser = browserProcessId(dataFolder)
        await desktop.kill()
        // It ends by itself when its starter is gone, but not before it has put its own files in order.
        if (browser !== undefined) kill(browser)
      },
      close: () => desktop.quit(),
    }
  },
}

/** Chromium's lock of its profile names its host and its process. */
function browserProcessId(dataFolder: string): number | undefined {
  try {
    return Number(
      readlinkSync(join(dataFolder, 'desktop', 'chromium', 'SingletonLock'))
        .split('-')
        .at(-1),
    )
  } catch {
    return undefined
  }
}

function kill(processId: number): void {
  try {
    process.kill(processId, 'SIGKILL')
  } catch {
    // It was quicker.
  }
}
