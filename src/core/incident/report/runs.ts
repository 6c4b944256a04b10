// What ran where with which result: every command of an incident in the order in which it began, also what a later run of the
// same step has taken the place of.
import { english } from '../../card/language/english.ts'
import type { JournalWords } from '../../card/language/journal-words.ts'
import { fill } from '../../card/language/paper-words.ts'
import type { CommandId } from '../../playbook/model/document.ts'
import { withoutStop } from '../../playbook/wording/titles.ts'
import { statusMeaning } from '../../shell/status-meaning.ts'
import type { CommandOutcome, IncidentEvent, RunId } from '../events.ts'

export interface RunLine {
  readonly at: number
  readonly target: string
  /** Of the step; '' for what was typed by hand. */
  readonly title: string
  /** What was run, filled in, secrets masked; '' where it is not known. */
  readonly text: string
  /** "exit 0", "may have run": readable by itself. */
  readonly result: string
  readonly tone: 'good' | 'bad' | 'attention' | 'plain'
  readonly tookMs?: number
}

type Result = Pick<RunLine, 'result' | 'tone'>

export function runsOf(events: readonly IncidentEvent[], { results }: JournalWords = english.journal): readonly RunLine[] {
  const unknown: Result = { result: results.mayHaveRun, tone: 'attention' }
  const lines: RunLine[] = []
  const places = new Map<string, number>()
  const targets = new Map<string, string>()
  const runs = new Map<RunId, { readonly title: string; readonly target: string }>()
  const stoppedByHand = new Set<RunId>()
  const keyOf = (runId: RunId, commandId: CommandId) => `${runId} ${commandId}`

  for (const event of events) {
    switch (event.type) {
      case 'session-started':
        targets.set(event.sessionId, event.targetName)
        break
      case 'step-started':
        runs.set(event.runId, { title: withoutStop(event.title), target: targets.get(event.sessionId) ?? '' })
        break
      case 'command-started': {
        const { title = '', target = '' } = runs.get(event.runId) ?? {}
        places.set(keyOf(event.runId, event.commandId), lines.length)
        lines.push({ at: event.at, target, title, text: event.text, ...unknown })
        break
      }
      case 'command-finished': {
        const place = places.get(keyOf(event.runId, event.commandId))
        const line = place === undefined ? undefined : lines[place]
        if (place !== undefined && line !== undefined)
          lines[place] = {
            ...line,
            ...resultOf(event, statusMeaning(line.text, event.exitStatus), stoppedByHand.has(event.runId), results),
            tookMs: event.durationMs,
          }
        break
      }
      case 'stop-requested':
        stoppedByHand.add(event.runId)
        break
      case 'step-finished': {
        const run = runs.get(event.runId)
        if (event.outcome !== 'not-started' || run === undefined) break
        lines.push({
          at: event.at,
          ...run,
          text: '',
          result: fill(results.didNotStart, { why: event.detail ?? results.notKnownWhy }),
          tone: 'bad',
        })
        break
      }
      case 'console-typed': {
        const target = targets.get(event.sessionId) ?? ''
        lines.push({
          at: event.at,
          target,
          title: withoutStop(event.title),
          text: event.text,
          result: results.typedIntoConsole,
          tone: 'plain',
        })
        break
      }
      case 'command-typed': {
        const target = targets.get(event.sessionId) ?? ''
        const isKnown = event.exitStatus !== null
        lines.push({
          at: event.startedAt,
          target,
          title: '',
          text: event.text ?? '',
          result: event.exitStatus === null ? results.exitNotKnown : fill(results.exit, { status: event.exitStatus }),
          tone: isKnown && event.exitStatus !== 0 ? 'attention' : 'plain',
          tookMs: event.durationMs,
        })
        break
      }
      default:
    }
  }
  return lines.sort((one, other) => one.at - other.at)
}

function resultOf(
  { outcome, exitStatus }: { readonly outcome: CommandOutcome; readonly exitStatus: number | null },
  meaning: string | undefined,
  isStopped: boolean,
  words: JournalWords['results'],
): Result {
  const exit = exitStatus === null ? '' : fill(words.exit, { status: exitStatus })
  switch (outcome) {
    case 'succeeded':
      // What only ends by being stopped: its exit status says no more than that it was.
      if (isStopped) return { result: words.stoppedByHand, tone: 'good' }
      return { result: exit || words.succeeded, tone: 'good' }
    case 'failed':
      if (meaning !== undefined) return { result: `${exit}: ${meaning}`, tone: 'attention' }
      return { result: exit === '' ? words.failed : fill(words.failedWith, { exit }), tone: 'bad' }
    case 'stopped':
      return { result: words.stopped, tone: 'attention' }
    case 'session-lost':
      return { result: words.mayHaveRun, tone: 'attention' }
    default:
      outcome satisfies never
      return { result: words.mayHaveRun, tone: 'attention' }
  }
}
