// What a person types into the shell's terminal: kept while neither a command nor the prompt can take it, and told of, line by
// line, when what it started has ended.
import { type Deferred, deferred } from './deferred.ts'
import type { TypedCommand } from './session.ts'
import { TypedEcho } from './typed-echo.ts'

/** A line: held back until the prompt can take it, then running. */
interface Typed {
  phase: 'held' | 'running'
  /** False for a line with nothing on it. */
  isCommand: boolean
  readonly startedAt: number
  readonly startedTick: number
  readonly over: Deferred<void>
  text?: string
  /** The terminal did not show it as it was typed. */
  isHidden?: true
}

export class TypedLines {
  readonly #echo = new TypedEcho()
  readonly #listeners = new Set<(command: TypedCommand) => void>()
  #line: Typed | undefined
  /** Since the prompt came something was typed there. */
  #hasKeys = false
  /** This shell says when a line that was typed begins to run; others take every line that has keys for a command. */
  #tellsBegin = false
  #held: Uint8Array[] = []

  /** A line runs, or is held back to run. */
  get isThere(): boolean {
    return this.#line !== undefined
  }

  get isRunning(): boolean {
    return this.#line?.phase === 'running'
  }

  /** Resolves when the line that is there is over. */
  get over(): Promise<void> | undefined {
    return this.#line?.over.promise
  }

  listen(listener: (command: TypedCommand) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Keeps keys for later; `isLine` where they end a line for the prompt. */
  hold(bytes: Uint8Array, isLine: boolean): void {
    this.#held.push(bytes)
    if (isLine) this.#line ??= newTyped('held')
  }

  /** What was held back, which is then no more. */
  takeHeld(): readonly Uint8Array[] {
    const held = this.#held
    this.#held = []
    return held
  }

  /** These keys go to the shell now. */
  keys(bytes: Uint8Array): void {
    this.#hasKeys ||= bytes.some((byte) => byte !== 0x0d && byte !== 0x0a)
    this.#echo.keys(bytes)
  }

  /** The terminal shows this. */
  output(bytes: Buffer): void {
    this.#echo.output(bytes)
  }

  /** The line that was typed at the prompt has ended; in a shell that doesn't tell, one with keys is a command that begins. */
  entered(): void {
    this.#starts(this.#hasKeys && !this.#tellsBegin)
  }

  /** The shell tells that a command begins; `isTyped` where it is no step's. */
  begins(isTyped: boolean): void {
    this.#tellsBegin = true
    this.#echo.begins()
    if (isTyped) this.#starts(true)
  }

  /** The shell tells what was typed. */
  tells(text: string): void {
    if (!this.#line) return
    if (this.#echo.isHidden(text)) this.#line.isHidden = true
    else this.#line.text = text
  }

  promptReached(): void {
    this.#echo.prompt()
  }

  promptLeft(): void {
    this.#echo.leavesPrompt()
  }

  /** A prompt came, for a line of its own; the line that ran has ended. */
  promptCame(exitStatus: number | null): void {
    if (this.isRunning) this.ends(exitStatus)
    this.#hasKeys = false
  }

  ends(exitStatus: number | null): void {
    const typed = this.#line
    if (!typed) return
    this.#line = undefined
    typed.over.resolve()
    const { startedAt, startedTick, text, isHidden, isCommand } = typed
    if (!isCommand && text === undefined && isHidden === undefined) return
    const what = isHidden ? { isHidden } : text === undefined ? {} : { text }
    const command = { exitStatus, startedAt, durationMs: performance.now() - startedTick, ...what }
    for (const listener of this.#listeners) listener(command)
  }

  #starts(isCommand: boolean): void {
    if (this.#line) this.#line.phase = 'running'
    else this.#line = newTyped('running')
    this.#line.isCommand ||= isCommand
  }
}

/** A terminal's answer to the question where its cursor is, which line editors ask: nothing that a person typed. */
export function isTerminalReply(bytes: Uint8Array): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the reply begins with one
  return bytes.length < 16 && /^\x1b\[\d+;\d+R$/.test(Buffer.from(bytes).toString('latin1'))
}

function newTyped(phase: Typed['phase']): Typed {
  return { phase, isCommand: false, startedAt: Date.now(), startedTick: performance.now(), over: deferred<void>() }
}
