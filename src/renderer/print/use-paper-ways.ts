// The ways that paper takes out of here: saved as a file, printed by the system's or the browser's dialog, or by a printer of the
// computer that Runcard runs on.
import { useEffect, useState } from 'react'
import type { CallOutput } from '../../contract/calls.ts'
import type { Client } from '../../contract/client.ts'
import { printHere } from './print-here.ts'
import { saveFile } from './save-file.ts'
import type { Paper } from './use-paper.ts'

type Ways = CallOutput<'print.ways'>

/** What became of it; `tab`: this browser prints it only from a tab of its own. */
export type Outcome =
  | { readonly type: 'saved' }
  | { readonly type: 'sent'; readonly job: string; readonly printer: string }
  | { readonly type: 'dialog-shown' }
  | { readonly type: 'cancelled' }
  | { readonly type: 'tab' }

export interface PaperWays {
  readonly printers: Ways['printers']
  save(paper: Paper): Promise<Outcome>
  /** By the dialog where no printer is named. */
  print(paper: Paper, printer?: string): Promise<Outcome>
}

const none: Ways = { hasDialog: false, printers: [] }

export function usePaperWays(client: Client): PaperWays {
  const [ways, setWays] = useState(none)
  useEffect(() => {
    let isShown = true
    // Without an answer there is still the dialog.
    client.call('print.ways', {}).then(
      (found) => isShown && setWays(found),
      () => {},
    )
    return () => {
      isShown = false
    }
  }, [client])
  return {
    printers: ways.printers,
    async save({ pdf, bytes }) {
      saveFile(pdf.fileName, bytes, 'application/pdf')
      return { type: 'saved' }
    },
    async print({ pdf: { printId }, bytes }, printer) {
      if (printer !== undefined) return { type: 'sent', printer, ...(await client.call('print.send', { printId, printer })) }
      if (!ways.hasDialog) return { type: (await printHere(bytes)) ? 'dialog-shown' : 'tab' }
      return { type: (await client.call('print.dialog', { printId })).isPrinted ? 'dialog-shown' : 'cancelled' }
    },
  }
}
