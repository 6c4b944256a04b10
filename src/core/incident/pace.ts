// At this pace: when the steps of a procedure will all be done, told from how long those took that are. One sentence beside
// the clock stands on it; nothing here is a promise.

export interface PaceInput {
  /** Since the incident was opened. */
  readonly elapsedMs: number
  /** When these steps were begun, since the incident was opened: what was tried before them says nothing about how long they take. */
  readonly begunMs?: number
  /** When the last step was finished, since the incident was opened. */
  readonly lastFinishedMs: number
  readonly finishedSteps: number
  readonly allSteps: number
  readonly objectiveMs?: number
}

export interface Pace {
  /** Since the incident was opened; undefined before the first step is done. */
  readonly doneAtMs?: number
  /** Until the objective, from `doneAtMs` where it is known, else from now; negative when it is or will be missed. */
  readonly spareMs?: number
  /** The objective has passed with a step left, or before the last one was finished. */
  readonly isOver: boolean
}

/** Every step that is left is taken to last as long as those that are done did on average; the one under way at least until now. */
export function paceOf({ elapsedMs, begunMs = 0, lastFinishedMs, finishedSteps, allSteps, objectiveMs }: PaceInput): Pace {
  const left = allSteps - finishedSteps
  const stepMs = (lastFinishedMs - begunMs) / finishedSteps
  const doneAtMs = finishedSteps <= 0 ? undefined : left <= 0 ? lastFinishedMs : expectedEnd(elapsedMs, lastFinishedMs, stepMs, left)
  const end = doneAtMs ?? elapsedMs
  const endsAtMs = finishedSteps > 0 && left <= 0 ? lastFinishedMs : elapsedMs
  return {
    isOver: objectiveMs !== undefined && endsAtMs > objectiveMs,
    ...(doneAtMs === undefined ? {} : { doneAtMs }),
    ...(objectiveMs === undefined ? {} : { spareMs: objectiveMs - end }),
  }
}

function expectedEnd(elapsedMs: number, lastFinishedMs: number, stepMs: number, left: number): number {
  return Math.max(lastFinishedMs + stepMs, elapsedMs) + stepMs * (left - 1)
}
