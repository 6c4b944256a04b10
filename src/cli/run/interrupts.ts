// Ctrl-C and the signals that end a program. The first Ctrl-C stops the step that runs, or answers the question that is
// open; a second one while the step is being stopped leaves. SIGTERM and SIGHUP leave at once. Leaving is an error that
// unwinds the run, so that sessions and the journal are closed on the way out.
import type { Answers } from '../terminal/answers.ts'

/** Thrown through a run that is left; nothing to tell anyone but the exit status. */
export class LeftError extends Error {
  readonly exitStatus: number

  constructor(exitStatus: number) {
    super('left')
    this.name = 'LeftError'
    this.exitStatus = exitStatus
  }
}

export const interruptedStatus = 130
const leavingSignals = { SIGTERM: 143, SIGHUP: 129 } as const

export interface Interrupts {
  /** Rejects with LeftError when the run is to be left. */
  readonly left: Promise<never>
  /** What the first interrupt does while something runs; the innermost counts. Returns how to end that. */
  whileRunning(stop: () => void): () => void
  /** What Ctrl-C does, for keys that don't make a signal. */
  interrupt(): void
  /** Gives the signals back to the system. */
  close(): void
}

export function watchInterrupts(answers: Answers): Interrupts {
  let leave: (error: LeftError) => void = () => {}
  const left = new Promise<never>((_, reject) => {
    leave = reject
  })
  left.catch(() => {})
  let running: { readonly stop: () => void; isStopping: boolean } | undefined

  function interrupt(): void {
    if (running === undefined) {
      if (!answers.interrupt()) leave(new LeftError(interruptedStatus))
    } else if (running.isStopping) leave(new LeftError(interruptedStatus))
    else {
      running.isStopping = true
      running.stop()
    }
  }

  const listeners = Object.entries(leavingSignals).map(([signal, status]) => [signal, () => leave(new LeftError(status))] as const)
  process.on('SIGINT', interrupt)
  for (const [signal, listener] of listeners) process.on(signal, listener)

  return {
    left,
    interrupt,
    whileRunning(stop) {
      const outer = running
      running = { stop, isStopping: false }
      return () => {
        running = outer
      }
    },
    close() {
      process.off('SIGINT', interrupt)
      for (const [signal, listener] of listeners) process.off(signal, listener)
    },
  }
}
