// The system's dialog for paper: a window out of sight shows the PDF with Chromium's own viewer and prints itself. The bytes
// are in a file of this user's only for as long as that takes.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { BrowserWindow, type WebContents, type WebContentsPrintOptions } from 'electron'
import { RuncardError } from '../contract/errors.ts'
import type { PaperName, PrintLayout } from '../core/card/format.ts'
import type { MadePdf } from '../engine/print/made-pdfs.ts'
import { showsPaper } from './links.ts'

type PageSize = NonNullable<WebContentsPrintOptions['pageSize']>

/** In micrometres where there is no name for it. */
const pageSizes: Readonly<Record<PaperName, PageSize>> = {
  a6: 'A6',
  '4x6': { width: 101_600, height: 152_400 },
  a5: 'A5',
  a4: 'A4',
  letter: 'Letter',
  a3: 'A3',
  tabloid: 'Tabloid',
  a2: 'A2',
}

/** The viewer draws after its page has loaded and says so, which Electron has no public word for. It is not waited for longer. */
const readyEvent = '-pdf-ready-to-print'
const readyLimitMs = 15_000

/** Resolves with whether it was printed: false where the user cancelled. Throws RuncardError print-refused. */
export async function printWithDialog({ bytes, fileName, layout }: MadePdf): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'runcard-print-'))
  const window = new BrowserWindow({
    show: false,
    title: fileName,
    webPreferences: { plugins: true, sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false },
  })
  try {
    const file = join(folder, fileName)
    await writeFile(file, bytes, { mode: 0o600 })
    showsPaper(window.webContents)
    const ready = readyToPrint(window.webContents)
    await window.loadURL(pathToFileURL(file).href)
    await ready
    return await print(window.webContents, optionsFor(layout))
  } finally {
    if (!window.isDestroyed()) window.destroy()
    await rm(folder, { recursive: true, force: true })
  }
}

function readyToPrint(contents: WebContents): Promise<void> {
  return new Promise((resolve) => {
    const limit = setTimeout(resolve, readyLimitMs)
    contents.once(readyEvent as 'did-finish-load', () => {
      clearTimeout(limit)
      resolve()
    })
  })
}

/** What the dialog begins with; the user has the last word. With crop marks the sheet is larger than its paper. */
function optionsFor({ paper, orientation, binding, cropMarks }: PrintLayout): WebContentsPrintOptions {
  return {
    silent: false,
    printBackground: true,
    margins: { marginType: 'none' },
    scaleFactor: 100,
    duplexMode: binding === 'single' ? 'simplex' : orientation === 'portrait' ? 'longEdge' : 'shortEdge',
    ...(cropMarks ? { usePrinterDefaultPageSize: true } : { pageSize: pageSizes[paper] }),
  }
}

function print(contents: WebContents, options: WebContentsPrintOptions): Promise<boolean> {
  return new Promise((resolve, reject) => {
    contents.print(options, (isPrinted, reason) => {
      if (isPrinted) resolve(true)
      else if (/cancel/i.test(reason)) resolve(false)
      else reject(new RuncardError('print-refused', { reason: reason || 'it does not say why' }))
    })
  })
}
