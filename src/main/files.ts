// Playbook files that the system hands over: named on the command line, dropped on the icon, opened from a second start.
import { resolve } from 'node:path'
import { app, type BrowserWindow, dialog, type OpenDialogOptions } from 'electron'

/** The files among the arguments of a start; what begins with a dash is for Electron. */
export function fileArguments(argv: readonly string[], isDefaultApp: boolean, directory: string): readonly string[] {
  const words = argv.slice(1).filter((argument) => !argument.startsWith('-'))
  // Not packaged, the first of them is the app itself.
  return words.slice(isDefaultApp ? 1 : 0).map((argument) => resolve(directory, argument))
}

/** What a second start hands to the first. */
export interface SecondStart {
  readonly files: readonly string[]
}

/** Gathers what the system asks to be shown from now on; it is given to `open` as soon as there is one. */
export function collectOpenings(): { deliverTo(open: (file?: string) => void): void } {
  const early: (string | undefined)[] = []
  let deliver: (file?: string) => void = (file) => early.push(file)
  app.on('open-file', (event, file) => {
    event.preventDefault()
    deliver(file)
  })
  app.on('second-instance', (_event, _argv, _directory, data) => deliver((data as SecondStart).files.at(-1)))
  return {
    deliverTo(open) {
      deliver = open
      for (const file of early.splice(0)) open(file)
    },
  }
}

/** A path; undefined where the dialog was left. */
export async function choosePlaybook(window: BrowserWindow): Promise<string | undefined> {
  const { filePaths } = await dialog.showOpenDialog(window, {
    title: 'Open a playbook',
    properties: ['openFile'],
    filters: [
      { name: 'Playbooks (Markdown)', extensions: ['md', 'markdown'] },
      { name: 'All files', extensions: ['*'] },
    ],
  })
  return filePaths[0]
}

const folderQuestions = {
  playbooks: { title: 'Add a folder of playbooks', properties: ['openDirectory'] },
  paper: { title: 'Export into this folder', buttonLabel: 'Export', properties: ['openDirectory', 'createDirectory'] },
} as const satisfies Record<string, OpenDialogOptions>

export async function chooseFolder(window: BrowserWindow | undefined, what: keyof typeof folderQuestions): Promise<string | undefined> {
  const options: OpenDialogOptions = { ...folderQuestions[what], properties: [...folderQuestions[what].properties] }
  const { filePaths } = window === undefined ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(window, options)
  return filePaths[0]
}
