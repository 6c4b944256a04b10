// The contract's calls about paper, answered. Only translates, as ./calls.ts does.
import { randomUUID } from 'node:crypto'
import { RuncardError } from '../../contract/errors.ts'
import type { CallHandlers } from '../../contract/server.ts'
import { listPrinters, sendToPrinter } from '../printers/printers.ts'
import type { EngineParts } from './parts.ts'
import { makePdf } from './pdf.ts'

type PrintCall = Extract<keyof CallHandlers, `print.${string}`>

export function createPrintHandlers({ options, settings, library, madePdfs, paper }: EngineParts): Pick<CallHandlers, PrintCall> {
  return {
    'print.make': async (order) => {
      const made = await makePdf(await library.open(order.playbookId), order, settings.read().paper)
      const { fileName, bytes, layout, records, pageCount, missingCharacters, blankContacts, leftOut } = made
      const printId = randomUUID()
      madePdfs.keep(printId, { fileName, bytes, layout, records })
      return {
        printId,
        fileName,
        sizeBytes: bytes.length,
        pageCount,
        missingCharacters: [...missingCharacters],
        blankContacts: [...blankContacts],
        leftOut: [...leftOut],
      }
    },
    'print.taken': async ({ printId }) => {
      paper.taken(madePdfs.find(printId).records)
      return {}
    },
    'print.ways': async () => ({ hasDialog: options.printDialog !== undefined, printers: [...(await listPrinters())] }),
    'print.send': async ({ printId, printer }) => {
      const { bytes, fileName, layout } = madePdfs.find(printId)
      return { job: await sendToPrinter({ bytes, title: fileName, layout, printer }) }
    },
    'print.dialog': async ({ printId }) => {
      const pdf = madePdfs.find(printId)
      if (options.printDialog === undefined)
        throw new RuncardError('invalid-message', { problem: 'this shell has no dialog to print with' })
      return { isPrinted: await options.printDialog(pdf) }
    },
  }
}
