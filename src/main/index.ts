// The entry of the desktop shell: what must happen before Electron is ready, one instance only, and then the rest.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app, dialog } from 'electron'
import { describeError, RuncardError } from '../contract/errors.ts'
import { defaultDataFolder } from '../engine/settings/data-folder.ts'
import { pageUrl } from './address.ts'
import { composeDesktop } from './compose.ts'
import { collectOpenings, fileArguments, type SecondStart } from './files.ts'
import { confinePages } from './links.ts'
import { registerScheme } from './protocol.ts'

const page = pageUrl(app.isPackaged, process.env)

async function start(firstFiles: readonly string[]): Promise<void> {
  const openings = collectOpenings()
  registerScheme()
  confinePages(page)
  await app.whenReady()
  const desktop = await composeDesktop(page)
  const file = firstFiles.at(-1)
  if (file !== undefined) desktop.open(file)
  openings.deliverTo(desktop.open)
}

function giveUp(error: unknown): void {
  const words = error instanceof RuncardError ? describeError(error) : { title: 'Runcard could not start.', next: String(error) }
  dialog.showErrorBox(words.title, words.next)
  app.exit(1)
}

/** Records kept elsewhere are another Runcard: with its own window, its own lock. */
function keepApart(): void {
  if (!process.env.RUNCARD_DATA) return
  const folder = join(defaultDataFolder(), 'desktop')
  try {
    mkdirSync(folder, { recursive: true })
    app.setPath('userData', folder)
  } catch {
    // What is wrong with the place is said by the engine, which needs it too.
  }
}

keepApart()
const files = fileArguments(process.argv, process.defaultApp === true, process.cwd())
if (app.requestSingleInstanceLock({ files } satisfies SecondStart)) start(files).catch(giveUp)
else app.quit()
