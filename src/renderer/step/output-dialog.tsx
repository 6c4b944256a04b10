// All of a command's output, a page at a time, whatever its size.
import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { RunId } from '../../core/incident/events.ts'
import type { CommandId } from '../../core/playbook/model/document.ts'
import { shownLines } from '../../core/terminal/shown-lines.ts'
import { closeDialog } from '../app/dialogs.ts'
import { useStores } from '../app/stores.ts'
import { Problem } from '../notice/problem.tsx'
import { Button } from '../parts/button.tsx'
import { CopyButton } from '../parts/copy-button.tsx'
import { Dialog, DialogButtons } from '../parts/dialog.tsx'
import { bytesWords } from '../parts/words.ts'
import styles from './output-dialog.module.css'

const pageBytes = 65_536

interface OutputDialogProps {
  readonly title: string
  readonly runId: RunId
  readonly commandId: CommandId
}

export function OutputDialog({ title, runId, commandId }: OutputDialogProps) {
  const { client, incident } = useStores()
  const incidentId = useStore(incident, (view) => view.incidentId)
  const [from, setFrom] = useState<number>()
  const [page, setPage] = useState<{ readonly text: string; readonly from: number; readonly to: number; readonly totalBytes: number }>()
  const [error, setError] = useState<unknown>()
  const lines = useRef<HTMLPreElement>(null)
  useEffect(() => {
    if (incidentId === undefined) return
    const stop = new AbortController()
    const read = (start: number) =>
      client.call('output.read', { incidentId, runId, commandId, from: start, lengthBytes: pageBytes }, stop.signal)
    const show = async () => {
      const first = await read(from ?? 0)
      // Opened at its end, where the newest lines are.
      return from === undefined && first.totalBytes > pageBytes ? read(lastPageStart(first.totalBytes)) : first
    }
    show().then(
      (result) => stop.signal.aborted || setPage(result),
      (reason) => stop.signal.aborted || setError(reason),
    )
    return () => stop.abort()
  }, [client, incidentId, runId, commandId, from])
  // A page is read from its start; the one that it opens with, from its end, where the newest lines are.
  useEffect(() => {
    if (page !== undefined && lines.current !== null) lines.current.scrollTop = from === undefined ? lines.current.scrollHeight : 0
  }, [page, from])
  const text = page === undefined ? '' : shownLines(page.text, page.from === 0).join('\n')
  return (
    <Dialog title={`Output: ${title}`} wide onClose={closeDialog}>
      {error !== undefined && <Problem error={error} />}
      {page !== undefined && (
        <div className={styles.output}>
          <section aria-label="Output">
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long output is scrolled with the arrow keys */}
            <pre tabIndex={0} ref={lines}>
              {text === '' ? 'Nothing.' : text}
            </pre>
          </section>
          <div className={styles.tools}>
            <CopyButton text={text} what="what is shown" />
          </div>
        </div>
      )}
      <DialogButtons>
        {page !== undefined && page.totalBytes > pageBytes && (
          <>
            <Button isDisabled={page.from === 0} onPress={() => setFrom(0)}>
              First
            </Button>
            <Button isDisabled={page.from === 0} onPress={() => setFrom(Math.max(0, page.from - pageBytes))}>
              Earlier
            </Button>
            <Button isDisabled={page.to >= page.totalBytes} onPress={() => setFrom(page.to)}>
              Later
            </Button>
            <Button isDisabled={page.to >= page.totalBytes} onPress={() => setFrom(lastPageStart(page.totalBytes))}>
              Last
            </Button>
          </>
        )}
        <Button kind="primary" keyLabel="Esc" onPress={closeDialog}>
          Close
        </Button>
        {page !== undefined && (
          <span className={styles.place}>
            {page.totalBytes > pageBytes && `page ${pageNumber(page.to)} of ${pageNumber(page.totalBytes)}, `}
            {bytesWords(page.totalBytes)}
          </span>
        )}
      </DialogButtons>
    </Dialog>
  )
}

function pageNumber(endBytes: number): number {
  return Math.max(1, Math.ceil(endBytes / pageBytes))
}

function lastPageStart(totalBytes: number): number {
  return Math.max(0, Math.ceil(totalBytes / pageBytes) - 1) * pageBytes
}
