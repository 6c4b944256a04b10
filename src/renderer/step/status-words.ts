// What stands at the right of a step, in words: what became of it and when.
import { endMeaning, type StepState, type StepStatus, wentOnAfter } from '../../core/incident/state.ts'
import { tookWords } from '../../core/incident/took-words.ts'
import { exactTimeWords } from '../parts/words.ts'

/** `to-judge`: it ended with a status that is neither success nor failure by itself, or only what follows the failure succeeded. */
export type ShownStatus = StepStatus | 'to-judge'

export function shownStatus(state: StepState): ShownStatus {
  const isToJudge = endMeaning(state) !== undefined || wentOnAfter(state).length > 0
  return state.status === 'failed' && isToJudge ? 'to-judge' : state.status
}

export function statusWords(state: StepState): readonly string[] {
  const at = state.finishedAt === undefined ? [] : [exactTimeWords(state.finishedAt)]
  const took = state.durationMs === undefined || state.byHand ? [] : [tookWords(state.durationMs)]
  const wasFollowed = state.status === 'done' && state.stopRequested
  const exit = state.exitStatus === undefined || state.exitStatus === null || state.byHand ? [] : [`exit ${state.exitStatus}`]
  switch (state.status) {
    case 'todo':
      return []
    case 'running':
      return [state.stopRequested ? 'stopping' : 'running']
    case 'done':
      if (state.paperCode !== undefined) return ['from paper', ...at]
      return state.byHand ? ['by hand', ...at] : [...(wasFollowed ? ['stopped by you'] : exit), ...took, ...at]
    case 'failed': {
      const failed = wentOnAfter(state)
      if (failed.length > 0)
        return [`${failed.length === 1 ? 'command' : 'commands'} ${failed.join(', ')} failed, the rest succeeded`, ...at]
      const meaning = endMeaning(state)
      return [...(meaning === undefined ? ['failed', ...exit] : [`ended with ${state.exitStatus}: ${meaning}`]), ...took, ...at]
    }
    case 'skipped':
      return ['skipped', ...at]
    case 'stopped':
      return ['stopped', ...took, ...at]
    case 'may-have-run':
      return ['may have run', ...at]
    default:
      state.status satisfies never
      return []
  }
}

/** The same for a screen reader, where a step has no mark to look at. */
export function spokenStatus(state: StepState): string {
  return state.status === 'todo'
    ? 'to do'
    : state.status === 'done'
      ? `done, ${statusWords(state).join(', ')}`
      : statusWords(state).join(', ')
}
