// The PDF for what is chosen: made anew when the choice changes, while the one before stays to be looked at.
import { useCallback, useEffect, useRef, useState } from 'react'
import type { CallInput } from '../../contract/calls.ts'
import type { Client } from '../../contract/client.ts'
import type { Pdf } from '../../contract/paper-calls.ts'
import { receiveBytes } from '../../contract/receive-bytes.ts'

/** What to make: of a playbook, of several, or of an incident. */
export type PaperOrder =
  | { readonly call: 'print.make'; readonly input: CallInput<'print.make'> }
  | { readonly call: 'print.binder'; readonly input: CallInput<'print.binder'> }
  | { readonly call: 'print.record'; readonly input: CallInput<'print.record'> }

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

export function usePaper(client: Client, order: PaperOrder | undefined): PaperInWork {
  const [made, setMade] = useState<Made>({ key: '' })
  const latest = useRef<Promise<Paper> | undefined>(undefined)
  const key = order === undefined ? '' : JSON.stringify(order)
  useEffect(() => {
    if (key === '') return
    const stop = new AbortController()
    const order = JSON.parse(key) as PaperOrder
    // Who goes through a list with the arrows wants the page where they stop.
    const making = pause(latest.current === undefined ? 0 : pauseMs, stop.signal).then(() => make(client, order, stop.signal))
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

const pauseMs = 150

function pause(durationMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, durationMs)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      reject(signal.reason as Error)
    })
  })
}

async function make(client: Client, order: PaperOrder, signal: AbortSignal): Promise<Paper> {
  const pdf = await ask(client, order, signal)
  signal.throwIfAborted()
  return { pdf, bytes: await receiveBytes(client, 'print.bytes', { printId: pdf.printId }, pdf.sizeBytes, signal) }
}

function ask(client: Client, order: PaperOrder, signal: AbortSignal): Promise<Pdf> {
  switch (order.call) {
    case 'print.make':
      return client.call(order.call, order.input, signal)
    case 'print.binder':
      return client.call(order.call, order.input, signal)
    case 'print.record':
      return client.call(order.call, order.input, signal)
  }
}
