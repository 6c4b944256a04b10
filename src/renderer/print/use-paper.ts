// The PDF for what is chosen: made anew when the choice changes, while the one before stays to be looked at.
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Pdf, PrintOrder } from '../../contract/calls.ts'
import type { Client } from '../../contract/client.ts'

export interface Paper {
  readonly pdf: Pdf
  /** What is shown, saved and printed. */
  readonly bytes: Uint8Array<ArrayBuffer>
}

export interface PaperInWork {
  /** The last that was made; of an earlier choice while `isMaking`. */
  readonly paper?: Paper
  readonly isMaking: boolean
  /** Why there is none for this choice. */
  readonly error?: unknown
  /** The paper of the choice that stands now; rejects where it can't be made. */
  whenMade(): Promise<Paper>
}

interface Made {
  readonly paper?: Paper
  readonly error?: unknown
  /** Of the choice that it is for. */
  readonly key: string
}

export function usePaper(client: Client, order: PrintOrder | undefined): PaperInWork {
  const [made, setMade] = useState<Made>({ key: '' })
  const latest = useRef<Promise<Paper> | undefined>(undefined)
  const key = order === undefined ? '' : JSON.stringify(order)
  useEffect(() => {
    if (key === '') return
    const stop = new AbortController()
    const making = make(client, JSON.parse(key) as PrintOrder, stop.signal)
    latest.current = making
    making.then(
      (paper) => stop.signal.aborted || setMade({ key, paper }),
      (error: unknown) => stop.signal.aborted || setMade((before) => ({ ...before, key, error })),
    )
    return () => stop.abort()
  }, [client, key])
  const whenMade = useCallback(() => latest.current ?? Promise.reject(new Error('nothing was chosen')), [])
  const isMaking = made.key !== key
  return {
    ...(made.paper === undefined ? {} : { paper: made.paper }),
    ...(isMaking || made.error === undefined ? {} : { error: made.error }),
    isMaking,
    whenMade,
  }
}

async function make(client: Client, order: PrintOrder, signal: AbortSignal): Promise<Paper> {
  const pdf = await client.call('print.make', order, signal)
  return { pdf, bytes: Uint8Array.from(atob(pdf.base64), (character) => character.charCodeAt(0)) }
}
