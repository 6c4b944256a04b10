// Whoever takes output slower than it comes, and what it saw of it.
import { setImmediate as turn } from 'node:timers/promises'

export interface SlowConsumer {
  readonly onOutput: (chunk: Buffer) => Promise<void>
  /** In bytes: all that came, and the most that was handed over and not taken yet. */
  seen(): { readonly bytes: number; readonly mostWaiting: number }
}

/** Takes so many turns of the event loop for each piece. */
export function slowConsumer(turns: number): SlowConsumer {
  let bytes = 0
  let waiting = 0
  let mostWaiting = 0
  return {
    async onOutput(chunk) {
      waiting += chunk.length
      mostWaiting = Math.max(mostWaiting, waiting)
      for (let count = 0; count < turns; count++) await turn()
      waiting -= chunk.length
      bytes += chunk.length
    },
    seen: () => ({ bytes, mostWaiting }),
  }
}
