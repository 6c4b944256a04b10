// A run for a program: one JSON object a line on standard output. Times are milliseconds since 1970.
import type { Playbook } from '../../core/playbook/model/playbook.ts'
import type { Step } from '../../core/playbook/model/procedure.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { procedurePath } from '../text/procedure-words.ts'
import type { FeedEvent } from './feed.ts'
import { createLineEnds } from './line-ends.ts'
import type { Reporter } from './reporter.ts'

/** Steps carry their number and title, so that a line can be read by itself. */
export function createJsonReporter(terminal: Terminal, playbook: Playbook): Reporter {
  const steps = new Map(playbook.procedures.flatMap((procedure) => procedure.steps.map((step) => [step.id, step] as const)))
  let toLineEnds = createLineEnds()
  const print = (value: object) => terminal.print(`${JSON.stringify(value)}\n`)
  const named = ({ id, number, title }: Step) => ({ stepId: id, number, title })

  return {
    opened: ({ number, procedure, target, incidentId }) =>
      print({ type: 'run-started', incidentId, procedure: procedurePath(procedure), procedureNumber: number, target }),
    stepReached() {},
    stepWas() {},
    stepLacks() {},
    stepStarted: (step) => print({ type: 'step-started', ...named(step), at: Date.now() }),
    stepFinished: (step, { exitStatus, durationMs, outcome, detail, meaning }) =>
      print({
        type: 'step-finished',
        ...named(step),
        exitStatus,
        durationMs,
        outcome,
        ...(detail === undefined ? {} : { detail }),
        ...(meaning === undefined ? {} : { meaning }),
        at: Date.now(),
      }),
    commandLeftOut: (step, { id, text }, reason) =>
      print({ type: 'command-skipped', stepId: step.id, commandId: id, text, reason, at: Date.now() }),
    async event(event: FeedEvent) {
      switch (event.type) {
        case 'step-started':
        case 'step-finished':
          return
        case 'output': {
          const text = toLineEnds(event.text)
          return text === '' ? undefined : print({ type: 'output', stepId: event.stepId, commandId: event.commandId, text })
        }
        case 'command-started':
          toLineEnds = createLineEnds()
          break
      }
      const { type, seq: _seq, ...rest } = event
      const step = 'stepId' in event && event.stepId !== undefined ? steps.get(event.stepId) : undefined
      const isAboutStep = step !== undefined && !event.type.startsWith('command-')
      return print({ type, ...rest, ...(isAboutStep ? { number: step.number } : {}) })
    },
    finished: ({ exitStatus, succeeded, failed, toJudge, skipped, left }) =>
      print({ type: 'run-finished', exitStatus, succeeded, failed, toJudge, skipped, left }),
  }
}
