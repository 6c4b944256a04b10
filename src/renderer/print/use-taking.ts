// Taking paper out of a dialog that shows it: saved, or printed one way or the other. What was taken is remembered, and the
// dialog is done with where nothing more is to be asked.
import { useState } from 'react'
import { closeDialog } from '../app/dialogs.ts'
import { useStores } from '../app/stores.ts'
import { counted } from '../parts/words.ts'
import { remarks } from './remarks.ts'
import type { Paper, PaperInWork } from './use-paper.ts'
import { type Outcome, type PaperWays, usePaperWays } from './use-paper-ways.ts'

export interface Taking {
  readonly printers: PaperWays['printers']
  /** The name of the one that prints; '' is the dialog that asks. */
  readonly printer: string
  setPrinter(name: string): void
  save(): void
  print(): void
  /** For a browser that prints it only from a tab: the pages to open there. */
  readonly tab: Paper | undefined
  remember(paper: Paper): void
  readonly failure: unknown
}

export function useTaking({ whenMade }: Pick<PaperInWork, 'whenMade'>): Taking {
  const { client, notices } = useStores()
  const ways = usePaperWays(client)
  const [printer, setPrinter] = useState('')
  const [tab, setTab] = useState<Paper>()
  const [failure, setFailure] = useState<unknown>()

  /** The paper is there; that it can't be judged later is a lesser trouble. */
  function remember({ pdf: { printId } }: Paper): void {
    client.call('print.taken', { printId }).catch(notices.fail)
  }

  async function take(how: (paper: Paper) => Promise<Outcome>): Promise<void> {
    setFailure(undefined)
    setTab(undefined)
    try {
      const made = await whenMade()
      const outcome = await how(made)
      if (outcome.type === 'tab') return setTab(made)
      if (outcome.type === 'cancelled') return
      remember(made)
      if (outcome.type === 'dialog-shown') return
      closeDialog()
      const { fileName, pageCount } = made.pdf
      const what = outcome.type === 'saved' ? 'is saved' : `is with the printer ${outcome.printer} as job ${outcome.job}`
      notices.say(`${fileName} ${what}, ${counted(pageCount, 'page')}.`, remarks(made.pdf))
    } catch (reason) {
      setFailure(reason)
    }
  }

  return {
    printers: ways.printers,
    printer,
    setPrinter,
    save: () => void take(ways.save),
    print: () => void take((made) => ways.print(made, ways.printers.find(({ name }) => name === printer)?.name)),
    tab,
    remember,
    failure,
  }
}
