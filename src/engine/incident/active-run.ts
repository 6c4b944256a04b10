// One run under way: its commands one after the other, their output to disk and screens, their ends to the journal. What
// has happened is never thrown away: where it can't be written at once, the records keep it and try again.
import { describeError, RuncardError } from '../../contract/errors.ts'
import type { CommandOutcome, IncidentId, RunId, RunOutcome } from '../../core/incident/events.ts'
import type { Command } from '../../core/playbook/model/command.ts'
import type { StepId } from '../../core/playbook/model/document.ts'
import type { Records } from '../journal/records.ts'
import { gather } from '../output/gather.ts'
import type { LiveOutput } from '../output/live-output.ts'
import { createMasker, maskText } from '../output/masking.ts'
import type { OutputFiles } from '../output/output-file.ts'
import type { CommandResult } from '../session/session.ts'
import type { StopReport } from '../session/stop.ts'
import type { ReadyCommand } from './permission.ts'
import type { LivingSession } from './sessions.ts'

export interface RunParts {
  readonly records: Records
  readonly outputFiles: OutputFiles
  readonly liveOutput: LiveOutput
  readonly reportBug: (error: unknown) => string
}

export interface ActiveRun {
  readonly incidentId: IncidentId
  readonly runId: RunId
  readonly stepId: StepId
  readonly session: LivingSession
  readonly commands: readonly ReadyCommand[]
  /** Milliseconds since 1970. */
  readonly startedAt: number
  stopAsked: boolean
  /** 0: none. */
  readonly timeLimitMs: number
  isOverTime: boolean
  /** The stop under way: the run's end is recorded with what it found. */
  stopping: Promise<StopReport> | undefined
}

/** The kernel counts a process's start in hundredths of a second. */
const clockGrainMs = 50

interface End {
  readonly outcome: RunOutcome
  readonly exitStatus: number | null
  readonly detail?: string
}

/** Runs to the end and records it. Never rejects. */
export async function runCommands(parts: RunParts, run: ActiveRun): Promise<void> {
  const startedTick = performance.now()
  const stopWatching = watchForStop(parts, run)
  const timer = run.timeLimitMs > 0 ? setTimeout(() => stopOverTime(parts, run), run.timeLimitMs) : undefined
  let end: End
  try {
    end = await runInOrder(parts, run)
  } catch (error) {
    end = { outcome: 'failed', exitStatus: null, detail: `a fault in Runcard, report ${parts.reportBug(error)}` }
  }
  stopWatching()
  clearTimeout(timer)
  const left = run.stopping === undefined ? [] : stillRunning(await run.stopping.catch(() => undefined), run)
  const overTime = run.isOverTime ? `stopped at its time limit of ${secondsInWords(run.timeLimitMs)}` : undefined
  const details = [overTime, end.detail, left.length === 0 ? undefined : `still running: ${left.join(', ')}`].filter(
    (detail) => detail !== undefined,
  )
  const { directory } = run.session.shell
  parts.records.appendHappened(run.incidentId, {
    type: 'step-finished',
    runId: run.runId,
    stepId: run.stepId,
    outcome: end.outcome,
    exitStatus: end.exitStatus,
    durationMs: Math.round(performance.now() - startedTick),
    ...(details.length === 0 ? {} : { detail: details.join('; ') }),
    ...(directory === undefined ? {} : { directory: maskText(directory, run.session.secrets) }),
  })
}

async function runInOrder(parts: RunParts, run: ActiveRun): Promise<End> {
  let exitStatus: number | null = null
  for (const [index, ready] of run.commands.entries()) {
    const left = run.commands.length - index
    if (run.stopAsked) return { outcome: stoppedOutcome(run), exitStatus, detail: notRun(left) }
    const outcome = await runCommand(parts, run, ready)
    if (outcome.type === 'not-run') {
      // Nothing of the step has run where this was its first command.
      return { outcome: index === 0 ? 'not-started' : 'failed', exitStatus, detail: `${outcome.reason} ${notRun(left)}` }
    }
    exitStatus = outcome.exitStatus
    const words = [outcome.endedShell ? shellEnded(run.session.shell.ended?.detail) : '', left > 1 ? notRun(left - 1) : '']
      .filter((part) => part !== '')
      .join(' ')
    if (outcome.outcome !== 'succeeded') return { outcome: outcome.outcome, exitStatus, ...(words === '' ? {} : { detail: words }) }
    if (outcome.endedShell) return { outcome: left > 1 ? 'failed' : 'succeeded', exitStatus, detail: words }
  }
  return { outcome: 'succeeded', exitStatus }
}

/** `detail`: what a target knows of it, as ShellExit has it. */
function shellEnded(detail: string | undefined): string {
  return detail === undefined ? 'The shell ended under it.' : `The shell ended under it: ${detail}.`
}

function notRun(count: number): string {
  return count === 1 ? 'One command was not run.' : `${count} commands were not run.`
}

type CommandEnd =
  | { readonly type: 'ran'; readonly outcome: CommandOutcome; readonly exitStatus: number | null; readonly endedShell: boolean }
  | { readonly type: 'not-run'; readonly reason: string }

async function runCommand(parts: RunParts, run: ActiveRun, ready: ReadyCommand): Promise<CommandEnd> {
  const { command } = ready
  const { incidentId, runId, stepId, session } = run
  const ids = { runId, stepId, commandId: command.id }
  const place = { incidentId, ...ids }
  try {
    parts.records.append(incidentId, { type: 'command-started', runId, stepId, commandId: command.id, text: ready.shownText })
  } catch (error) {
    return { type: 'not-run', reason: wordsFor(parts, error) }
  }
  const masker = createMasker(
    () => session.secrets,
    () => session.asked.isUndecided,
  )
  const file = parts.outputFiles.create(place, (reason) =>
    parts.records.appendHappened(incidentId, { type: 'output-lost', ...ids, reason }),
  )
  let offset = 0
  const pass = async (bytes: Buffer, isLast: boolean): Promise<void> => {
    // What a screen has shown is read back from the file after a crash, so it is there first.
    await file.write(bytes)
    const from = offset
    offset += bytes.length
    await parts.liveOutput.publish({ ...place, from, bytes, isLast })
  }
  let result: CommandResult | undefined
  let problem: unknown
  try {
    result = await session.shell.run({
      text: ready.text,
      kind: command.kind === 'script' ? 'script' : 'shell',
      assignments: ready.assignments,
      onOutput: gather((lot) => pass(masker.feed(lot), false)),
    })
  } catch (error) {
    problem = error
  }
  await pass(masker.end(), true)
  const output = await file.finish()
  const outcome = result === undefined ? 'failed' : commandOutcome(result, command, run)
  const exitStatus = result?.exitStatus ?? null
  parts.records.appendHappened(incidentId, {
    type: 'command-finished',
    runId,
    stepId,
    commandId: command.id,
    outcome,
    exitStatus,
    durationMs: Math.round(result?.durationMs ?? 0),
    ...output,
  })
  return result === undefined
    ? { type: 'not-run', reason: wordsFor(parts, problem) }
    : { type: 'ran', outcome, exitStatus, endedShell: result.outcome === 'shell-gone' }
}

/** A command that only ends by being stopped has done what it should when it is: by Stop, or with Ctrl C in the terminal. */
function commandOutcome(result: CommandResult, command: Command, run: ActiveRun): CommandOutcome {
  // An `exit` or an `exec` is the command's own end, and its status is known; the next command finds the shell gone.
  if (result.outcome === 'shell-gone' && result.exitStatus === null) return 'session-lost'
  if (command.follows && (run.stopAsked || result.signal === 'SIGINT')) return 'succeeded'
  if (run.stopAsked) return stoppedOutcome(run)
  return result.exitStatus === 0 ? 'succeeded' : 'failed'
}

/** A step that did not end in its time has failed; one that a responder stopped is what they made of it. */
function stoppedOutcome(run: ActiveRun): 'failed' | 'stopped' {
  return run.isOverTime ? 'failed' : 'stopped'
}

function stopOverTime(parts: RunParts, run: ActiveRun): void {
  if (run.stopAsked) return
  run.isOverTime = true
  void stopShell(run).catch(parts.reportBug)
}

function secondsInWords(durationMs: number): string {
  return `${durationMs / 1_000} s`
}

/** Stops what runs; works also when the wish can't be recorded. */
export async function stopRun(parts: RunParts, run: ActiveRun): Promise<{ stopped: boolean; stillRunning: string[] }> {
  run.stopAsked = true
  parts.records.appendHappened(run.incidentId, { type: 'stop-requested', runId: run.runId, stepId: run.stepId })
  const report = await stopShell(run)
  return { stopped: report.outcome !== 'still-running', stillRunning: stillRunning(report, run) }
}

function stopShell(run: ActiveRun): Promise<StopReport> {
  run.stopAsked = true
  run.stopping = run.session.shell.stop()
  return run.stopping
}

/** Another Runcard asks through the journal. */
function watchForStop(parts: RunParts, run: ActiveRun): () => void {
  const { journal } = parts.records
  let last = 0
  const look = () => {
    if (run.stopAsked) return
    try {
      for (const event of journal.events(run.incidentId, last)) {
        last = event.seq
        if (event.type === 'stop-requested' && event.runId === run.runId) void stopShell(run).catch(parts.reportBug)
      }
    } catch {
      // A journal that can't be read just now is looked into again at the next change.
    }
  }
  return journal.onChange(look)
}

/** What a stop left. Jobs that the session had in the background before this run are not its business. */
function stillRunning(report: StopReport | undefined, run: ActiveRun): string[] {
  if (report === undefined) return ['it could not be told what']
  const names = report.remaining
    .filter(({ startedAt }) => (startedAt ?? Infinity) >= run.startedAt - clockGrainMs)
    .map(({ command, leftTerminal }) => (leftTerminal === true ? `${command} (left the terminal)` : command))
  return report.certain ? names : [...names, 'perhaps more: it could not be told']
}

function wordsFor(parts: RunParts, error: unknown): string {
  return error instanceof RuncardError ? describeError(error).title : `A fault in Runcard, report ${parts.reportBug(error)}.`
}
