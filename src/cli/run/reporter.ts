// What a run tells, and to whom: a person reads lines, a program reads one JSON object a line. Both are told the same.
import type { IncidentId, RunOutcome } from '../../core/incident/events.ts'
import type { Command } from '../../core/playbook/model/command.ts'
import type { Procedure, Step } from '../../core/playbook/model/procedure.ts'
import type { FeedEvent } from './feed.ts'

export interface RunFacts {
  readonly title: string
  readonly file: string
  readonly procedure: Procedure
  /** The number that --procedure takes. */
  readonly number: number
  readonly target: string
  readonly kind: 'incident' | 'drill'
  readonly incidentId: IncidentId
  /** When the incident was begun that is gone on with, in milliseconds since 1970; absent for one that this run has begun. */
  readonly openSince?: number
}

export type Tone = 'plain' | 'good' | 'attention'

export interface StepResult {
  readonly outcome: RunOutcome
  readonly exitStatus: number | null
  readonly durationMs: number
  readonly detail?: string
  /** What its exit status means of the program that gave it, where that is no failure by itself: "grep found nothing". */
  readonly meaning?: string
}

export interface LastRun {
  readonly written: readonly string[]
  /** Milliseconds since 1970. */
  readonly at: number
}

export interface Tally {
  readonly exitStatus: number
  /** Whoever works through it did not leave at a question, so there may be another one. */
  readonly isAsked: boolean
  readonly succeeded: number
  readonly failed: number
  /** Steps whose exit status is neither success nor failure by itself. */
  readonly toJudge: number
  readonly skipped: number
  /** Steps that were not come to. */
  readonly left: number
  /** Steps and commands that somebody has to see to by hand. */
  readonly byHand: readonly string[]
}

export interface Reporter {
  opened(facts: RunFacts): Promise<void>
  /** The step is about to be asked for, or to run; `lastRun` tells its commands as they last ran. */
  stepReached(step: Step, lastRun: LastRun | undefined): void
  /** What became of it before this run, in words. */
  stepWas(words: string, tone: Tone): void
  /** What its commands take from the shell and won't find there, in words. */
  stepLacks(words: string): void
  stepStarted(step: Step): Promise<void>
  stepFinished(step: Step, result: StepResult): Promise<void>
  commandLeftOut(step: Step, command: Command, reason: string): Promise<void>
  /** Everything else, as it happens; the start and end of runs are told above. */
  event(event: FeedEvent): Promise<void>
  finished(tally: Tally): Promise<void>
}
