// The desktop shell's own build, with real Chromium pages behind a stand-in for Electron's module.
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
    return {
      page,
      faults,
      processId: desktop.process.pid ?? -1,
      async saved(press) {
        const [download] = await Promise.all([page.waitForEvent('download'), press()])
        return download.path()
      },
      kill: () => desktop.kill(),
      close: () => desktop.quit(),
    }
  },
}
