// What the journal knows of a step before this run comes to it, where the incident was begun earlier: on a screen, or by a run
// that was left or killed. The same words as the screens have for it.
import { endMeaning, type IncidentState, type StepState, stepOf } from '../../core/incident/state.ts'
import type { Procedure, Step } from '../../core/playbook/model/procedure.ts'
import type { Tone } from './reporter.ts'

export interface StepBefore {
  readonly words: string
  readonly tone: Tone
  /** It is not asked for again. */
  readonly settled?: 'succeeded' | 'skipped' | 'failed'
  /** Nobody may take it for something that was not done: `running` elsewhere, or it may have run. */
  readonly doubt?: 'running' | 'may-have-run'
}

/** Undefined for a step that nothing has happened to; `instead` was done in its stead. */
export function stepBefore(state: IncidentState, { id, number, title }: Step, instead: readonly Procedure[] = []): StepBefore | undefined {
  const step = stepOf(state, id)
  const { status, reason = '' } = step
  const why = reason === '' ? '' : ` (${reason})`
  const on = state.sessions.findLast(({ targetId }) => targetId === step.targetId)?.targetName
  const where = on === undefined || step.byHand ? '' : ` on ${on}`
  const [other] = instead
  if (other !== undefined)
    return {
      words: `✗ ${number} ${title}: ${status === 'stopped' ? 'was stopped' : failedWords(step)}${where} before, and “${other.title}” was done for that`,
      tone: 'attention',
      settled: 'failed',
    }
  switch (status) {
    case 'todo':
      return undefined
    case 'done':
      return { words: `✓ ${number} ${title}: done${step.byHand ? ' by hand' : where} before`, tone: 'good', settled: 'succeeded' }
    case 'skipped':
      return { words: `– ${number} ${title}: skipped before${why}`, tone: 'plain', settled: 'skipped' }
    case 'failed':
      return { words: `  It ${failedWords(step)}${where} before${why}.`, tone: 'attention' }
    case 'stopped':
      return { words: `  It was stopped${where} before.`, tone: 'attention' }
    case 'running':
      return { words: `  It is running${where}, by another Runcard or a screen.`, tone: 'attention', doubt: 'running' }
    case 'may-have-run': {
      const words = `  It may have run${where}: ${reason} Check what it did before you run it again.`
      return { words, tone: 'attention', doubt: 'may-have-run' }
    }
    default:
      status satisfies never
      return undefined
  }
}

function failedWords(step: StepState): string {
  const meaning = endMeaning(step)
  if (meaning !== undefined) return `ended with ${step.exitStatus}, ${meaning},`
  const { exitStatus = null } = step
  return exitStatus === null || step.byHand ? 'failed' : `failed with exit status ${exitStatus}`
}
