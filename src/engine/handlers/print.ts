// The contract's calls about paper, answered. Only translates, as ./calls.ts does.
import { randomUUID } from 'node:crypto'
import { RuncardError } from '../../contract/errors.ts'
import type { Pdf } from '../../contract/paper-calls.ts'
import type { CallHandlers } from '../../contract/server.ts'
import { recordGround } from '../incident/record-ground.ts'
import type { MadePdf } from '../print/made-pdfs.ts'
import type { Printed } from '../print/print-options.ts'
import { recordLayout, typesetRecord } from '../print/typeset-record.ts'
import { listPrinters, sendToPrinter } from '../printers/printers.ts'
import type { EngineParts } from './parts.ts'
import { makeBinderPdf, makePdf, pdfName } from './pdf.ts'

type PrintCall = Extract<keyof CallHandlers, `print.${string}`>

export function createPrintHandlers(parts: EngineParts): Pick<CallHandlers, PrintCall> {
  const { options, settings, library, madePdfs, paper, libraryPaper } = parts

  function keep({ fileName, bytes, layout, records, pageCount, ...said }: MadePdf & Printed): Pdf {
    const printId = randomUUID()
    madePdfs.keep(printId, { fileName, bytes, layout, records })
    return {
      printId,
      fileName,
      sizeBytes: bytes.length,
      pageCount,
      missingCharacters: [...said.missingCharacters],
      blankContacts: [...said.blankContacts],
      leftOut: [...said.leftOut],
    }
  }

  return {
    'print.make': async (order, signal) => {
      const made = await makePdf(await library.open(order.playbookId), order, settings.read().paper, paper.newest, signal)
      return keep(made)
    },
    'print.binder': async (order, signal) => keep(await makeBinderPdf(order, library, settings.read().paper, signal)),
    'print.record': async ({ incidentId, record, paper: own, timeZone, labels }, signal) => {
      const ground = await recordGround(parts.records.journal, library, incidentId, timeZone)
      const printed = await typesetRecord(record, ground, { paper: own, labels, signal })
      const title = ground.events.find((event) => event.type === 'incident-opened')?.playbookTitle ?? ''
      // It can't go stale, so nothing is kept of it for later.
      return keep({ ...printed, fileName: pdfName([record, title]), layout: recordLayout(own), records: [] })
    },
    'print.taken': async ({ printId }) => {
      paper.taken(madePdfs.find(printId).records)
      libraryPaper.tell()
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
