// Incidents as a responder works on them: opening, closing, ticking, noting. Every change is checked against the folded
// state and recorded before the call answers. What runs is in ./runs.ts.
import { randomUUID } from 'node:crypto'
import { RuncardError } from '../../contract/errors.ts'
import type { IncidentRow } from '../../contract/incident-calls.ts'
import type { IncidentFact, IncidentId, IncidentKind, MessageWay } from '../../core/incident/events.ts'
import { reduceIncident } from '../../core/incident/reduce.ts'
import { type Call, emptyIncident, type IncidentState, runningInWords, stepOf } from '../../core/incident/state.ts'
import type { PageCode } from '../../core/paper/page-code.ts'
import type { PlaybookId, ScenarioId, StepId } from '../../core/playbook/model/document.ts'
import type { Playbook } from '../../core/playbook/model/playbook.ts'
import type { Step } from '../../core/playbook/model/procedure.ts'
import type { Records } from '../journal/records.ts'
import type { Library } from '../library/library.ts'
import { createWorkedOn, type WorkedOn } from './worked-on.ts'

export interface Incidents {
  /** `scenarioId`: where the responder was; one that is no longer in the playbook is left out. */
  open(playbookId: PlaybookId, kind: IncidentKind, scenarioId?: ScenarioId): Promise<IncidentId>
  close(incidentId: IncidentId): void
  /** Newest first. */
  list(playbookId?: PlaybookId): IncidentRow[]
  workedOn: WorkedOn
  note(incidentId: IncidentId, text: string, stepId?: StepId): Promise<void>
  fillMessage(incidentId: IncidentId, values: Readonly<Record<string, string>>): void
  /** Throws RuncardError incident-unknown, incident-closed. */
  called(incidentId: IncidentId, call: Omit<Call, 'at'>): void
  /** Throws RuncardError incident-unknown, incident-closed. */
  takeMessage(incidentId: IncidentId, title: string, way: MessageWay): void
  tick(incidentId: IncidentId, stepId: StepId): Promise<void>
  /** In the order of their times. Throws RuncardError step-running, incident-closed. */
  doneOnPaper(incidentId: IncidentId, code: PageCode, done: readonly DoneOnPaper[]): void
  reset(incidentId: IncidentId, stepId: StepId): Promise<void>
  skip(incidentId: IncidentId, stepId: StepId, reason: string): Promise<void>
  fail(incidentId: IncidentId, stepId: StepId, reason: string): Promise<void>
  /** Everything that is recorded, folded. Throws RuncardError incident-unknown. */
  state(incidentId: IncidentId): IncidentState
  /** Throws RuncardError incident-unknown, incident-closed. */
  openState(incidentId: IncidentId): IncidentState
  /** Where the journal last saw a playbook. */
  rememberedFile(playbookId: PlaybookId): string | undefined
  rememberedFiles(): readonly string[]
  /** Calls back when an incident was opened or closed, by this Runcard or another one. Returns the function that ends it. */
  onListChange(listener: () => void): () => void
}

export interface DoneOnPaper {
  readonly stepId: StepId
  readonly title: string
  /** Milliseconds since 1970. */
  readonly doneAt: number
}

export interface IncidentsOptions {
  readonly records: Records
  /** Asked for when it is needed: the library in turn asks which files have open incidents. */
  readonly library: () => Library
}

export function createIncidents({ records, library }: IncidentsOptions): Incidents {
  const { journal } = records
  const folded = new Map<IncidentId, IncidentState>()

  function state(incidentId: IncidentId): IncidentState {
    let current = folded.get(incidentId) ?? emptyIncident
    for (const event of journal.events(incidentId, current.lastSeq)) current = reduceIncident(current, event)
    if (current.status === 'unknown') throw new RuncardError('incident-unknown', {})
    folded.set(incidentId, current)
    return current
  }

  function openState(incidentId: IncidentId): IncidentState {
    const current = state(incidentId)
    if (current.status === 'closed') throw new RuncardError('incident-closed', {})
    return current
  }

  /** A step's title; also for a step, or a playbook, that is no longer there but was worked on before. */
  async function titleOf(incidentId: IncidentId, stepId: StepId): Promise<string> {
    const { playbookId, steps } = openState(incidentId)
    const playbook = playbookId === undefined ? undefined : await currentPlaybook(library(), playbookId)
    const title = playbook === undefined ? undefined : findStep(playbook, stepId)?.title
    if (title !== undefined) return title
    if (Object.hasOwn(steps, stepId)) return stepOf(state(incidentId), stepId).title
    if (playbook !== undefined) throw new RuncardError('step-unknown', {})
    return ''
  }

  async function byHand(incidentId: IncidentId, stepId: StepId, factFor: (title: string) => IncidentFact): Promise<void> {
    const fact = factFor(await titleOf(incidentId, stepId))
    records.append(incidentId, fact, () => refuseRunning(incidentId, stepId))
  }

  function refuseRunning(incidentId: IncidentId, stepId: StepId): void {
    const current = openState(incidentId)
    if (stepOf(current, stepId).status === 'running') throw new RuncardError('step-running', runningInWords(current, stepId))
  }

  const listSize = () => journal.eventsOfType('incident-opened').length + journal.eventsOfType('incident-closed').length

  return {
    onListChange(listener) {
      let before = listSize()
      return journal.onChange(() => {
        const now = listSize()
        if (now === before) return
        before = now
        listener()
      })
    },
    async open(playbookId, kind, scenarioId) {
      const { playbook, file, hash } = await library().open(playbookId)
      const incidentId = randomUUID() as IncidentId
      const facts = { playbookId, playbookTitle: playbook.title, playbookFile: file, playbookHash: hash }
      const found = playbook.scenarios.find(({ id }) => id === scenarioId)
      const scenario = found === undefined ? {} : { scenario: { id: found.id, title: found.title } }
      records.append(incidentId, { type: 'incident-opened', kind, ...facts, ...scenario })
      return incidentId
    },
    close(incidentId) {
      records.append(incidentId, { type: 'incident-closed' }, () => {
        const current = openState(incidentId)
        for (const [stepId, { status }] of Object.entries(current.steps))
          if (status === 'running') throw new RuncardError('step-running', runningInWords(current, stepId as StepId))
      })
      folded.delete(incidentId)
    },
    list(playbookId) {
      const closedAt = new Map(journal.eventsOfType('incident-closed').map(({ incidentId, event }) => [incidentId, event.at]))
      return journal
        .eventsOfType('incident-opened')
        .filter(({ event }) => playbookId === undefined || event.playbookId === playbookId)
        .map(({ incidentId, event }) => ({
          incidentId,
          playbookId: event.playbookId,
          playbookTitle: event.playbookTitle,
          kind: event.kind,
          openedAt: event.at,
          ...(event.scenario === undefined || closedAt.has(incidentId) ? {} : { scenario: event.scenario.title }),
          ...(closedAt.has(incidentId) ? { closedAt: closedAt.get(incidentId) } : {}),
        }))
        .reverse()
    },
    async note(incidentId, text, stepId) {
      openState(incidentId)
      const about = stepId === undefined ? {} : { stepId, title: await titleOf(incidentId, stepId) }
      records.append(incidentId, { type: 'note-added', ...about, text })
    },
    fillMessage(incidentId, values) {
      const before = openState(incidentId).messageValues
      const fresh = Object.entries(values).filter(([key, value]) => before[key] !== value)
      if (fresh.length > 0) records.append(incidentId, { type: 'message-filled', values: Object.fromEntries(fresh) })
    },
    called: (incidentId, call) => records.append(incidentId, { type: 'contact-called', ...call }, () => void openState(incidentId)),
    takeMessage: (incidentId, title, way) =>
      records.append(incidentId, { type: 'message-taken', title, way }, () => void openState(incidentId)),
    tick: (incidentId, stepId) => byHand(incidentId, stepId, (title) => ({ type: 'step-ticked', stepId, title })),
    doneOnPaper(incidentId, code, done) {
      const facts = done
        .toSorted((a, b) => a.doneAt - b.doneAt)
        .map((step): IncidentFact => ({ type: 'step-done-on-paper', code, ...step }))
      records.append(incidentId, facts, () => {
        for (const { stepId } of done) refuseRunning(incidentId, stepId)
      })
    },
    reset: (incidentId, stepId) => byHand(incidentId, stepId, (title) => ({ type: 'step-reset', stepId, title })),
    skip: (incidentId, stepId, reason) => byHand(incidentId, stepId, (title) => ({ type: 'step-skipped', stepId, title, reason })),
    fail: (incidentId, stepId, reason) => byHand(incidentId, stepId, (title) => ({ type: 'step-marked-failed', stepId, title, reason })),
    workedOn: createWorkedOn(journal),
    state,
    openState,
    rememberedFile: (playbookId) =>
      journal.eventsOfType('incident-opened').findLast(({ event }) => event.playbookId === playbookId)?.event.playbookFile,
    rememberedFiles() {
      const closed = new Set(journal.eventsOfType('incident-closed').map(({ incidentId }) => incidentId))
      const open = journal.eventsOfType('incident-opened').filter(({ incidentId }) => !closed.has(incidentId))
      return [...new Set(open.map(({ event }) => event.playbookFile))]
    },
  }
}

/** The playbook as it is now, or as it was last read; undefined where neither is to be had. A tick must not depend on a file. */
async function currentPlaybook(library: Library, playbookId: PlaybookId): Promise<Playbook | undefined> {
  try {
    return (await library.open(playbookId)).playbook
  } catch (error) {
    if (!(error instanceof RuncardError)) throw error
    return library.lastKnown(playbookId)
  }
}

/** Undefined where the playbook has no such step, or no longer. */
export function findStep(playbook: Playbook, stepId: StepId): Step | undefined {
  for (const procedure of playbook.procedures) for (const step of procedure.steps) if (step.id === stepId) return step
  return undefined
}
