// The foot of a dialog that shows paper: with which printer, what is wrong or to be known, and the buttons that take it.
import { useEffect, useState } from 'react'
import { keyLabel } from '../actions/actions.ts'
import { closeDialog } from '../app/dialogs.ts'
import { Problem } from '../notice/problem.tsx'
import { Button } from '../parts/button.tsx'
import { DialogButtons } from '../parts/dialog.tsx'
import { counted } from '../parts/words.ts'
import { Choice } from './choices-form.tsx'
import styles from './print-dialog.module.css'
import { pdfUrl } from './print-here.ts'
import { remarks } from './remarks.ts'
import type { PaperInWork } from './use-paper.ts'
import type { Taking } from './use-taking.ts'

interface PaperButtonsProps {
  readonly making: PaperInWork
  readonly taking: Taking
}

export function PaperButtons({ making: { paper, isMaking, error }, taking }: PaperButtonsProps) {
  const { printers, printer, tab, failure } = taking
  const problem = failure ?? error
  return (
    <>
      {printers.length > 0 && (
        <Choice label="Print with" value={printer} onChange={taking.setPrinter}>
          <option value="">the dialog that asks</option>
          {printers.map(({ name, isDefault }) => (
            <option key={name} value={name}>
              {name}
              {isDefault ? ', the usual one' : ''}
            </option>
          ))}
        </Choice>
      )}
      {problem !== undefined && <Problem error={problem} />}
      <p role="status" className={styles.soft}>
        {isMaking ? 'Setting the pages…' : paper === undefined ? '' : `${counted(paper.pdf.pageCount, 'page')}. ${remarks(paper.pdf)}`}
      </p>
      {tab !== undefined && <TabOffer bytes={tab.bytes} onOpen={() => taking.remember(tab)} />}
      <DialogButtons>
        <Button kind="primary" autoFocus onPress={taking.save}>
          Save as PDF
        </Button>
        <Button keyLabel={keyLabel('page.print')} onPress={taking.print}>
          Print
        </Button>
        <Button kind="quiet" keyLabel="Esc" onPress={closeDialog}>
          Close
        </Button>
      </DialogButtons>
    </>
  )
}

/** For a browser that doesn't print what is in a frame. */
function TabOffer({ bytes, onOpen }: { readonly bytes: Uint8Array<ArrayBuffer>; readonly onOpen: () => void }) {
  const [url] = useState(() => pdfUrl(bytes))
  useEffect(() => () => URL.revokeObjectURL(url), [url])
  return (
    <p role="status">
      This browser prints PDFs only from a tab of their own.{' '}
      <a href={url} target="_blank" rel="noopener noreferrer" onClick={onOpen}>
        Open the pages in a tab
      </a>{' '}
      and print them there.
    </p>
  )
}
