// The incident in view: the journal folded by the core's reducer, the newest output of what runs, the target and the values
// that were filled in. Secrets live only here, in memory, and go when the incident is left.
import { createStore } from 'zustand/vanilla'
import type { Client } from '../../contract/client.ts'
import type { TargetProblem, TargetRow } from '../../contract/target-calls.ts'
import type { IncidentId, RunId, TargetId } from '../../core/incident/events.ts'
import { reduceIncident } from '../../core/incident/reduce.ts'
import { emptyIncident, type IncidentState, livingSession, stepOf } from '../../core/incident/state.ts'
import type { CommandId, StepId } from '../../core/playbook/model/document.ts'
import { appendOutput, type LiveOutput, outputKey } from './live-output.ts'
import { rememberedTarget, rememberTarget } from './remembered-target.ts'

export interface IncidentView {
  readonly incidentId?: IncidentId
  readonly incident: IncidentState
  /** Why the journal could not be read. */
  readonly error?: unknown
  readonly targets: readonly TargetRow[]
  readonly targetId?: TargetId
  readonly targetProblems: readonly TargetProblem[]
  readonly isListingTargets: boolean
  /** By the blank's name as written. */
  readonly values: Readonly<Record<string, string>>
  /** Secret blanks that the engine fills in with what is offered for them. */
  readonly taken: ReadonlySet<string>
  /** Secret blanks whose value is to be kept once it is used. */
  readonly toKeep: ReadonlySet<string>
  readonly outputs: Readonly<Record<string, LiveOutput>>
  /** The target's name as it was typed on a step with a hazard. */
  readonly confirmations: Readonly<Record<StepId, string>>
  /** What went wrong the last time something was asked of a step. */
  readonly problems: Readonly<Record<StepId, unknown>>
  /** Steps that were asked to run and have not been recorded as started yet. */
  readonly starting: ReadonlySet<StepId>
}

const nothing: IncidentView = {
  incident: emptyIncident,
  targets: [],
  targetProblems: [],
  isListingTargets: false,
  values: {},
  taken: new Set(),
  toKeep: new Set(),
  outputs: {},
  confirmations: {},
  problems: {},
  starting: new Set(),
}

export type IncidentStore = ReturnType<typeof createIncidentStore>

export function createIncidentStore(client: Client) {
  const store = createStore<IncidentView>(() => nothing)
  let leaveCurrent = () => {}

  /** Takes the incident into view; values filled in while reading are kept, and the target that was chosen then. */
  function enter(incidentId: IncidentId, chosen?: TargetRow): void {
    if (store.getState().incidentId === incidentId) return
    leaveCurrent()
    const { values, taken, toKeep } = store.getState()
    const target = chosen === undefined ? {} : { targets: [chosen], targetId: chosen.targetId }
    store.setState({ ...nothing, incidentId, values, taken, toKeep, ...target }, true)
    if (chosen !== undefined) rememberTarget(incidentId, chosen.targetId)
    const stopEvents = client.subscribe(
      'incident.events',
      { incidentId },
      {
        onItem: (event) =>
          store.setState(({ incident, values }) => ({
            incident: reduceIncident(incident, event),
            // What was filled in before a reload, or on another screen; what is typed here is left alone.
            ...(event.type === 'values-filled' ? { values: { ...event.values, ...values } } : {}),
          })),
        onEnd: (error) => error !== undefined && store.setState({ error }),
      },
    )
    const stopOutput = client.subscribe(
      'step.output',
      { incidentId, whole: false },
      {
        onItem: (item) =>
          store.setState(({ outputs }) => {
            const key = outputKey(item.runId, item.commandId)
            return { outputs: { ...outputs, [key]: appendOutput(outputs[key], item) } }
          }),
      },
    )
    void chooseFirstTarget(incidentId)
    leaveCurrent = () => {
      stopEvents()
      stopOutput()
    }
  }

  /**
   * The target of before a reload, else where it was last worked on: Runcard may have been started again, or this be another
   * browser. Else this machine, which is known at once, however long a list takes.
   */
  async function chooseFirstTarget(incidentId: IncidentId): Promise<void> {
    try {
      const before = rememberedTarget(incidentId) ?? (await client.call('incident.whereLeft', { incidentId })).targetId
      const found = before === undefined ? undefined : await client.call('targets.find', { text: before }).catch(() => undefined)
      const target = found ?? (await client.call('targets.find', { text: 'local' }))
      const view = store.getState()
      if (view.incidentId !== incidentId) return
      if (view.targetId === undefined) store.setState({ targets: [target], targetId: target.targetId })
      await loadTargets()
    } catch (error) {
      store.setState({ error })
    }
  }

  async function loadTargets(): Promise<void> {
    store.setState({ isListingTargets: true })
    try {
      const { targets, problems } = await client.call('targets.list', {})
      store.setState((view) => {
        // One that was chosen by its address is in no list.
        const chosen = view.targets.filter(
          ({ targetId }) => targetId === view.targetId && !targets.some((row) => row.targetId === targetId),
        )
        return { targets: [...targets, ...chosen], targetProblems: problems }
      })
    } catch (error) {
      store.setState({ error })
    } finally {
      store.setState({ isListingTargets: false })
    }
  }

  function setTarget(target: TargetRow): void {
    const { targetId } = target
    store.setState(({ targets, targetId: before, problems }) => ({
      targetId,
      // What kept a step from running there says nothing of here.
      problems: targetId === before ? problems : {},
      targets: targets.some((row) => row.targetId === targetId) ? targets : [...targets, target],
    }))
    const { incidentId } = store.getState()
    if (incidentId !== undefined) rememberTarget(incidentId, targetId)
  }

  function leave(): void {
    leaveCurrent()
    leaveCurrent = () => {}
    store.setState(nothing, true)
  }

  function setProblem(stepId: StepId, error: unknown): void {
    store.setState(({ problems }) => {
      const { [stepId]: _before, ...rest } = problems
      return { problems: error === undefined ? rest : { ...rest, [stepId]: error } }
    })
  }

  /** Asks something of one step; an error is shown at the step. */
  async function ask<Result>(stepId: StepId, work: (incidentId: IncidentId) => Promise<Result>): Promise<Result | undefined> {
    const { incidentId } = store.getState()
    if (incidentId === undefined) return undefined
    setProblem(stepId, undefined)
    try {
      return await work(incidentId)
    } catch (error) {
      setProblem(stepId, error)
      return undefined
    }
  }

  interface RunRequest {
    readonly stepId: StepId
    readonly hash: string
    readonly values: Readonly<Record<string, string>>
    readonly commandId?: CommandId
    readonly andAfter?: true
    readonly offered?: string[]
    readonly confirmation?: string
  }

  async function run({ stepId, hash, values, commandId, andAfter, offered, confirmation }: RunRequest): Promise<RunId | undefined> {
    const { targetId } = store.getState()
    if (targetId === undefined) return undefined
    store.setState(({ starting }) => ({ starting: new Set(starting).add(stepId) }))
    const started = await ask(stepId, (incidentId) =>
      client.call('step.run', {
        incidentId,
        stepId,
        targetId,
        hash,
        values,
        ...(commandId === undefined ? {} : { commandId }),
        ...(andAfter === true ? { andAfter } : {}),
        ...(offered === undefined ? {} : { offered }),
        ...(confirmation === undefined ? {} : { confirmation }),
      }),
    )
    store.setState(({ starting }) => ({ starting: without(starting, stepId) }))
    return started?.runId
  }

  /** Types one command into the console that is open on the target; true when it was. */
  async function type(request: RunRequest & { readonly commandId: CommandId }): Promise<boolean> {
    const { targetId } = store.getState()
    if (targetId === undefined) return false
    return (await ask(request.stepId, (incidentId) => client.call('step.type', { incidentId, targetId, ...request }))) !== undefined
  }

  /** Starts a shell on the target where none is running: where the last one was left, or `isFresh`, with nothing of it. Throws. */
  async function startSession(isFresh: boolean): Promise<void> {
    const { incidentId, targetId } = store.getState()
    if (incidentId !== undefined && targetId !== undefined) await client.call('session.start', { incidentId, targetId, fresh: isFresh })
  }

  return {
    ...store,
    enter,
    leave,
    run,
    type,
    startSession,
    setProblem,
    /** What is typed is meant instead of what is taken. */
    setValue: (name: string, value: string) =>
      store.setState(({ values, taken }) => ({ values: { ...values, [name]: value }, taken: without(taken, name) })),
    take: (name: string) =>
      store.setState(({ values: { [name]: _typed, ...values }, taken, toKeep }) => ({
        values,
        taken: new Set(taken).add(name),
        toKeep: without(toKeep, name),
      })),
    setToKeep: (name: string, isKept: boolean) =>
      store.setState(({ toKeep }) => ({ toKeep: isKept ? new Set(toKeep).add(name) : without(toKeep, name) })),
    setConfirmation: (stepId: StepId, text: string) =>
      store.setState(({ confirmations }) => ({ confirmations: { ...confirmations, [stepId]: text } })),
    setTarget,
    loadTargets,
    tick: (stepId: StepId) => ask(stepId, (incidentId) => client.call('step.tick', { incidentId, stepId })),
    reset: (stepId: StepId) => ask(stepId, (incidentId) => client.call('step.reset', { incidentId, stepId })),
    skip: (stepId: StepId, reason: string) => ask(stepId, (incidentId) => client.call('step.skip', { incidentId, stepId, reason })),
    fail: (stepId: StepId, reason: string) => ask(stepId, (incidentId) => client.call('step.fail', { incidentId, stepId, reason })),
    stop: (stepId: StepId) =>
      ask(stepId, async (incidentId) => {
        const { runId } = stepOf(store.getState().incident, stepId)
        return runId === undefined ? undefined : client.call('step.stop', { incidentId, runId })
      }),
    session: () => {
      const { incident, targetId } = store.getState()
      return targetId === undefined ? undefined : livingSession(incident, targetId)
    },
  }
}

function without<Item>(set: ReadonlySet<Item>, item: Item): ReadonlySet<Item> {
  return new Set([...set].filter((other) => other !== item))
}
