// One command of a step in its shell, from the moment it claims the shell to its result.
import { constants } from 'node:os'
import type { ShellChannel, ShellExit } from '../targets/target.ts'
import { type Deferred, deferred } from './deferred.ts'
import { stagedNames } from './dialect.ts'
import { commandEnd } from './dialects/functions.ts'
import { assignmentsText, scriptInvocation } from './quote.ts'
import type { CommandRequest, CommandResult } from './session.ts'

export class Running {
  readonly number: number
  readonly request: CommandRequest
  readonly result: Deferred<CommandResult> = deferred()
  /** Resolves when the shell says that it begins, or when it never will. */
  readonly begun: Deferred<void> = deferred()
  /** What consumers of output have not done with yet. */
  readonly deliveries = new Set<Promise<void>>()
  /** `claimed`: waits for the prompt. `typed`: its line is typed. `running`: between marks C and D. */
  phase: 'claimed' | 'typed' | 'running' | 'over' = 'claimed'
  stopRequested = false
  /** A prompt came instead of its begin, and it is being waited for. */
  lineIsDoubted = false
  #startedAt = Date.now()
  #startedTick = performance.now()

  constructor(number: number, request: CommandRequest) {
    this.number = number
    this.request = request
  }

  begin(): void {
    this.phase = 'running'
    this.#startedAt = Date.now()
    this.#startedTick = performance.now()
    this.begun.resolve()
  }

  finish(exitStatus: number | null): void {
    const signal = exitStatus === null ? undefined : signalOfStatus(exitStatus)
    this.#end({ outcome: 'finished', exitStatus, ...(signal === undefined ? {} : { signal }) })
  }

  cancel(): void {
    this.#end({ outcome: 'not-started', exitStatus: null })
  }

  shellGone({ exitStatus, signal }: ShellExit): void {
    this.#end({ outcome: 'shell-gone', exitStatus, ...(signal === undefined ? {} : { signal }) })
  }

  /** Puts the command's text, and the values set before it, where the shell can read them. */
  async stage(channel: ShellChannel): Promise<void> {
    const names = stagedNames(this.number)
    const { kind, text, assignments } = this.request
    // A file with CR LF would give every word at a line's end a CR that nobody wrote.
    const source = text.replaceAll('\r\n', '\n')
    const command = kind === 'script' ? scriptInvocation(text, await channel.stage(names.script, Buffer.from(source))) : source
    await channel.stage(names.text, Buffer.from(command + commandEnd(this.number)))
    const values = assignmentsText(assignments ?? {})
    if (values !== '') await channel.stage(names.values, Buffer.from(values))
  }

  async discardStaged(channel: ShellChannel): Promise<void> {
    await Promise.allSettled(Object.values(stagedNames(this.number)).map((name) => channel.discard(name)))
  }

  #end(ending: Pick<CommandResult, 'outcome' | 'exitStatus' | 'signal'>): void {
    this.phase = 'over'
    this.begun.resolve()
    this.result.resolve({ ...ending, startedAt: this.#startedAt, durationMs: performance.now() - this.#startedTick })
  }
}

/** By convention 128 + n; ksh says 256 + n. */
function signalOfStatus(status: number): string | undefined {
  const number = status > 256 ? status - 256 : status > 128 ? status - 128 : 0
  return Object.entries(constants.signals).find(([, value]) => value === number)?.[0]
}
