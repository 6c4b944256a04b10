// Running a step: asks every permission, records the start, and only then runs the step's commands one after the other in
// the session, up to the first that fails. Stop ends the run: what comes after the stopped command is not run.
import { randomUUID } from 'node:crypto'
import { dirname } from 'node:path'
import type { CallInput, CallOutput } from '../../contract/calls.ts'
import { RuncardError } from '../../contract/errors.ts'
import type { Settings } from '../../contract/settings-calls.ts'
import type { IncidentFact, IncidentId, RunId, TargetId } from '../../core/incident/events.ts'
import { openedOn } from '../../core/incident/opened.ts'
import { type RunningStep, runningInWords, runningOn } from '../../core/incident/state.ts'
import type { Command } from '../../core/playbook/model/command.ts'
import type { PlaybookId } from '../../core/playbook/model/document.ts'
import { commandsToRun, isForOpen, isForShell } from '../../core/playbook/runnable.ts'
import type { Records } from '../journal/records.ts'
import type { Library } from '../library/library.ts'
import { maskText } from '../output/masking.ts'
import type { BlankSecrets } from '../secrets/blank-secrets.ts'
import type { TargetChoice } from '../targets/registry/registry.ts'
import { type ActiveRun, type RunParts, runCommands, stopRun } from './active-run.ts'
import { findStep, type Incidents } from './incidents.ts'
import {
  chooseCommands,
  chooseForConsole,
  fillCommands,
  openValues,
  requireConfirmation,
  requireOutside,
  secretValues,
} from './permission.ts'
import type { Sessions } from './sessions.ts'
import { timeLimitMs } from './time-limit.ts'

export interface Runs {
  run(input: CallInput<'step.run'>): Promise<{ runId: RunId }>
  type(input: CallInput<'step.type'>): Promise<CallOutput<'step.type'>>
  startSession(input: CallInput<'session.start'>): Promise<CallOutput<'session.start'>>
  stop(incidentId: IncidentId, runId: RunId): Promise<CallOutput<'step.stop'>>
  /** Of this engine. */
  runningSteps(): readonly RunningStep[]
  /** Resolves when every run has ended and is recorded as far as that is possible. */
  settled(): Promise<void>
}

export interface RunsOptions extends RunParts {
  readonly records: Records
  readonly incidents: Incidents
  readonly library: Library
  readonly sessions: Sessions
  readonly settings: () => Settings
  readonly blankSecrets: BlankSecrets
  /** Throws RuncardError target-address-wrong. */
  readonly chooseTarget: (targetId: TargetId) => TargetChoice
}

/** Another Runcard's run is stopped through the journal, and has this long to end after all that its Stop waits for. */
const remoteStopMs = 3_000

export function createRuns(options: RunsOptions): Runs {
  const { records, incidents, library, sessions } = options
  const active = new Map<RunId, { readonly run: ActiveRun; readonly ended: Promise<void> }>()

  function requireFree(incidentId: IncidentId, choice: TargetChoice): void {
    const state = incidents.openState(incidentId)
    const running = runningOn(state, choice.targetId)
    if (running !== undefined) throw new RuncardError('step-running', runningInWords(state, running.stepId))
  }

  /** A playbook's folder is on this machine only; that of the bundled ones is a part of Runcard, where nobody works. */
  function directoryOn({ target }: TargetChoice, playbookId: PlaybookId, file: string): string | undefined {
    return target.kind === 'local' && !library.isBundled(playbookId) ? dirname(file) : undefined
  }

  async function startSession(input: CallInput<'session.start'>): Promise<CallOutput<'session.start'>> {
    const { playbookId } = incidents.openState(input.incidentId)
    if (playbookId === undefined) throw new RuncardError('incident-unknown', {})
    const { file, folder, trusted } = await library.open(playbookId)
    if (!trusted) throw new RuncardError('folder-untrusted', { folder })
    const choice = options.chooseTarget(input.targetId)
    const { sessionId } = await sessions.open(input.incidentId, choice, directoryOn(choice, playbookId, file), input.fresh)
    return { sessionId }
  }

  /** Only what is new to the incident. */
  function valuesFilled(incidentId: IncidentId, values: Readonly<Record<string, string>>): IncidentFact[] {
    const before = incidents.state(incidentId).values
    const fresh = Object.entries(values).filter(([name, value]) => before[name] !== value)
    return fresh.length === 0 ? [] : [{ type: 'values-filled', values: Object.fromEntries(fresh) }]
  }

  /** The step as it was on the screen, from a folder that is trusted. */
  async function requireStep({
    incidentId,
    stepId,
    hash,
    targetId,
  }: Pick<CallInput<'step.run'>, 'incidentId' | 'stepId' | 'hash' | 'targetId'>) {
    const { playbookId } = incidents.openState(incidentId)
    if (playbookId === undefined) throw new RuncardError('incident-unknown', {})
    const { playbook, hash: current, file, folder, trusted } = await library.open(playbookId)
    if (current !== hash) throw new RuncardError('step-changed', {})
    const step = findStep(playbook, stepId)
    if (step === undefined) throw new RuncardError('step-unknown', {})
    if (!trusted) throw new RuncardError('folder-untrusted', { folder })
    const choice = options.chooseTarget(targetId)
    return { step, playbook, file, choice, directory: directoryOn(choice, playbookId, file) }
  }

  /** What was typed, with the secrets that are to be taken from where they are kept. */
  function valuesFor(
    { values, offered = [] }: Pick<CallInput<'step.run'>, 'values' | 'offered'>,
    commands: readonly Command[],
    file: string,
    { targetId }: TargetChoice,
  ) {
    return options.blankSecrets.fill({ file, targetId }, commands, values, offered)
  }

  async function type(input: CallInput<'step.type'>): Promise<CallOutput<'step.type'>> {
    const { incidentId, stepId, commandId, targetId } = input
    const { step, choice, playbook, file } = await requireStep(input)
    const command = chooseForConsole(step, commandId)
    const values = await valuesFor(input, [command], file, choice)
    const [ready] = fillCommands([command], values)
    requireConfirmation([command], choice.name, input.confirmation)
    const session = sessions.living(incidentId, targetId)
    const opened = openedOn(incidents.state(incidentId), targetId, (id) => findStep(playbook, id))
    if (ready === undefined || session === undefined || !isForOpen(command, opened) || !(await session.shell.hasConsole())) {
      throw new RuncardError('console-not-open', { target: choice.name, console: command.inside ?? 'a console' })
    }
    for (const secret of secretValues([command], values)) session.secrets.add(secret)
    const { sessionId } = session
    records.append(incidentId, { type: 'console-typed', sessionId, stepId, title: step.title, commandId, text: ready.shownText })
    session.shell.write(Buffer.from(`${ready.text.replaceAll(/\r?\n/g, '\r')}\r`))
    return { sessionId }
  }

  async function run(input: CallInput<'step.run'>): Promise<{ runId: RunId }> {
    const { incidentId, stepId } = input
    const { step, file, choice, directory } = await requireStep(input)
    // A run that another Runcard left behind when it died does not hold the target.
    records.journal.recover()
    requireFree(incidentId, choice)
    const chosen = chooseCommands(step, input.commandId, input.andAfter)
    requireOutside(chosen, choice)
    const values = await valuesFor(input, chosen, file, choice)
    const commands = fillCommands(chosen, values)
    requireConfirmation(chosen, choice.name, input.confirmation)

    const session = await sessions.open(incidentId, choice, directory)
    if (session.shell.busy) throw new RuncardError('shell-busy', { target: choice.name })
    for (const secret of secretValues(chosen, values)) session.secrets.add(secret)
    const runId = randomUUID() as RunId
    const together = new Set([...commandsToRun(step), ...chosen])
    records.append(
      incidentId,
      [
        ...valuesFilled(incidentId, openValues(chosen, values)),
        {
          type: 'step-started',
          runId,
          stepId,
          title: step.title,
          targetId: choice.targetId,
          sessionId: session.sessionId,
          commandIds: step.commands.filter((command) => together.has(command)).map(({ id }) => id),
          ...(input.commandId === undefined
            ? writtenWithout(session.secrets, step.commands.filter(isForShell))
            : { onlyCommandId: input.commandId }),
        },
      ],
      () => requireFree(incidentId, choice),
    )
    const begun: ActiveRun = {
      incidentId,
      runId,
      stepId,
      session,
      commands,
      startedAt: Date.now(),
      stopping: undefined,
      stopAsked: false,
      timeLimitMs: timeLimitMs(step, commands, options.settings().stepTimeLimitMs),
      isOverTime: false,
    }
    const ended = runCommands(options, begun).finally(() => active.delete(runId))
    active.set(runId, { run: begun, ended })
    return { runId }
  }

  /** The Runcard that runs it sees the request in the journal. */
  async function stopElsewhere(incidentId: IncidentId, runId: RunId): Promise<CallOutput<'step.stop'>> {
    const isRunning = () =>
      Object.entries(incidents.state(incidentId).steps).find(([, step]) => step.runId === runId && step.status === 'running')
    records.journal.recover()
    const found = isRunning()
    if (found === undefined) throw new RuncardError('step-not-running', {})
    const stepId = found[0] as ActiveRun['stepId']
    records.append(incidentId, { type: 'stop-requested', runId, stepId })
    const { stopTerminateAfterMs, stopKillAfterMs, stopGiveUpAfterMs } = options.settings()
    const signal = AbortSignal.timeout(stopTerminateAfterMs + stopKillAfterMs + stopGiveUpAfterMs + remoteStopMs)
    for await (const { item } of records.follow(incidentId, 0, signal)) {
      if ((item.type === 'step-finished' || item.type === 'step-lost') && item.runId === runId) return { stopped: true, stillRunning: [] }
    }
    return { stopped: isRunning() === undefined, stillRunning: [] }
  }

  return {
    run,
    type,
    startSession,
    async stop(incidentId, runId) {
      incidents.state(incidentId)
      const entry = active.get(runId)
      return entry === undefined || entry.run.incidentId !== incidentId ? stopElsewhere(incidentId, runId) : stopRun(options, entry.run)
    },
    runningSteps: () =>
      Array.from(active.values(), ({ run: { incidentId, stepId } }) => runningInWords(incidents.state(incidentId), stepId)),
    async settled() {
      await Promise.all([...active.values()].map(({ ended }) => ended))
    },
  }
}

/** The commands as they are written; nothing where a secret's value stands among them. */
function writtenWithout(secrets: Iterable<string>, commands: readonly Command[]): { readonly written?: readonly string[] } {
  const written = commands.map(({ text }) => text)
  const known = [...secrets]
  return written.some((text) => maskText(text, known) !== text) ? {} : { written }
}
