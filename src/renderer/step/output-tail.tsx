// The last lines of a command's output under it, as they come; all of it one key away.
import { useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { CommandState } from '../../core/incident/state.ts'
import type { CommandId } from '../../core/playbook/model/document.ts'
import { shownLines } from '../../core/terminal/shown-lines.ts'
import { openDialog } from '../app/dialogs.ts'
import { useStores } from '../app/stores.ts'
import { outputKey } from '../incident/live-output.ts'
import { Button } from '../parts/button.tsx'
import { classes } from '../parts/classes.ts'
import { bytesWords } from '../parts/words.ts'
import styles from './output.module.css'
import { useTailInSight } from './use-tail-in-sight.ts'

const tailBytes = 8192

export interface OutputTailProps {
  readonly commandId: CommandId
  readonly state: CommandState
  readonly title: string
  readonly lineCount: number
  /** Its end is kept in sight while it runs. */
  readonly isFollowed?: boolean
}

export function OutputTail({ commandId, state, title, lineCount, isFollowed = false }: OutputTailProps) {
  const { incident } = useStores()
  const live = useStore(incident, (view) => view.outputs[outputKey(state.runId, commandId)])
  const recorded = useRecordedTail(commandId, state, live === undefined)
  const text = live?.text ?? recorded
  const isWhole = live?.isWhole ?? state.outputBytes <= tailBytes
  const lines = useMemo(() => (text === undefined ? [] : shownLines(text, isWhole)), [text, isWhole])
  const tail = useRef<HTMLDivElement>(null)
  useTailInSight(tail, text, isFollowed)
  const hasMore = lines.length > lineCount || state.outputBytes > tailBytes
  if (lines.length === 0) return !isCounted(state) || state.outputBytes > 0 ? null : <p className={styles.none}>It printed nothing.</p>
  return (
    <div ref={tail} className={classes(styles.tail, lineCount > 100 && styles.whole)}>
      <pre className={styles.lines}>{lines.slice(-lineCount).join('\n')}</pre>
      {(hasMore || state.outputLost !== undefined) && (
        <p className={styles.more}>
          {hasMore && (
            <Button kind="quiet" onPress={() => openDialog({ type: 'output', title, runId: state.runId, commandId })}>
              Show all{state.outputBytes > 0 ? `, ${bytesWords(state.outputBytes)}` : ''}
            </Button>
          )}
          {state.outputLost !== undefined && <span>Not all of it could be kept: {state.outputLost}.</span>}
        </p>
      )}
    </div>
  )
}

/** How much a command printed is recorded at its end: not while it runs, where Runcard ended before it, or where it never began. */
function isCounted({ status, exitStatus }: CommandState): boolean {
  return status !== 'running' && status !== 'may-have-run' && !(status === 'failed' && exitStatus === null)
}

/** After a reload or a restart the output is read back from the records. */
function useRecordedTail(commandId: CommandId, state: CommandState, isWanted: boolean): string | undefined {
  const { client, incident } = useStores()
  const incidentId = useStore(incident, (view) => view.incidentId)
  const { runId, outputBytes } = state
  const isKnown = isCounted(state)
  const [tail, setTail] = useState<string>()
  useEffect(() => {
    if (!isWanted || incidentId === undefined || (isKnown && outputBytes === 0)) return
    const stop = new AbortController()
    const read = (from: number) => client.call('output.read', { incidentId, runId, commandId, from, lengthBytes: tailBytes }, stop.signal)
    const readTail = async () => {
      const { text, to, totalBytes } = await read(Math.max(0, outputBytes - tailBytes))
      return to < totalBytes ? (await read(totalBytes - tailBytes)).text : text
    }
    readTail().then(setTail, () => setTail(undefined))
    return () => stop.abort()
  }, [client, incidentId, runId, commandId, outputBytes, isKnown, isWanted])
  return tail
}
