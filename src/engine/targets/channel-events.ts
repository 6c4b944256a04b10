// What a shell's channel has to tell, to the one listener each for bytes and for the end: what comes before a listener is
// there is kept for it.
import type { ShellChannel, ShellExit } from './target.ts'

export class ChannelEvents {
  #dataListener: ((bytes: Buffer) => void) | undefined
  #exitListener: ((exit: ShellExit) => void) | undefined
  #early: Buffer[] = []
  #exit: ShellExit | undefined

  get exit(): ShellExit | undefined {
    return this.#exit
  }

  readonly data = (bytes: Buffer): void => {
    if (this.#dataListener) this.#dataListener(bytes)
    else this.#early.push(bytes)
  }

  ended(exit: ShellExit): void {
    this.#exit = exit
    this.#exitListener?.(exit)
  }

  readonly onData: ShellChannel['onData'] = (listener) => {
    this.#dataListener = listener
    for (const bytes of this.#early) listener(bytes)
    this.#early = []
  }

  readonly onExit: ShellChannel['onExit'] = (listener) => {
    this.#exitListener = listener
    if (this.#exit) listener(this.#exit)
  }
}
