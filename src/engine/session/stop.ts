// Stopping what has the terminal, on any target: interrupt, then terminate, then kill, each when the one before had its
// time. A list of commands goes on with its next program after each, so it is repeated until the command is over. The
// shell itself is only ever interrupted. The report says what is known to be left, and that it isn't known where it isn't.

import type { GroupSignal, SessionProcess, ShellChannel, SignalResult, StopSignal } from '../targets/target.ts'
import { delay, settledWithin } from './deferred.ts'
import { interruptsItself, mayMissPrompt } from './dialect.ts'

export interface StopTimes {
  /** From the interrupt to the request to terminate. */
  readonly terminateAfterMs: number
  /** From there to the kill. */
  readonly killAfterMs: number
  /** From there until it is given up. */
  readonly giveUpAfterMs: number
}

export const defaultStopTimes: StopTimes = { terminateAfterMs: 3_000, killAfterMs: 3_000, giveUpAfterMs: 3_000 }

export interface StopReport {
  readonly outcome: 'stopped' | 'nothing-running' | 'still-running' | 'shell-gone'
  /** What was sent, in order, each once. */
  readonly signals: readonly StopSignal[]
  /** Processes that still live in this terminal session: jobs in the background, or what could not be stopped. */
  readonly remaining: readonly SessionProcess[]
  /** False where the target could not tell what is left, or something may not be signalled. */
  readonly certain: boolean
}

export interface Stoppable {
  readonly channel: ShellChannel
  readonly times: StopTimes
  /** undefined while the command runs. */
  outcome(): 'stopped' | 'shell-gone' | undefined
  /** Resolves when the command is over. */
  readonly over: Promise<void>
}

const interruptKey = Buffer.from('\x03')
const lookEveryMs = 50
/** How long the members of a group may take to die after the last of it was reaped. */
const settleMs = 500
/** A process's start is known to about this. */
const clockGrainMs = 20
/** How long a program that the shell itself needs may take. */
const ownProgramMs = 2_000

/** Stops one command. Never rejects for what a process does. */
export async function stopCommand(stoppable: Stoppable): Promise<StopReport> {
  const { channel, times } = stoppable
  const signals: StopSignal[] = []
  const groups = new Set<number>()
  let refused = false
  let firstSignalAt = Number.POSITIVE_INFINITY
  /** What lived before the first signal: elsewhere a process's start is only known as exactly as the answer was quick. */
  let before: ReadonlySet<number> = new Set()
  const send = async (group: number, signal: StopSignal, through: GroupSignal = signal): Promise<SignalResult> => {
    groups.add(group)
    firstSignalAt = Math.min(firstSignalAt, Date.now())
    if (!signals.includes(signal)) signals.push(signal)
    const result = await channel.signalGroup(group, through)
    if (result === 'not-permitted') refused = true
    return result
  }
  const interrupt = async (last: Current | undefined): Promise<Current | undefined> => {
    // A look takes long on a busy machine, so who has the terminal is asked after it, and nothing stands between that and the signal.
    const seen = (await channel.processes()) ?? []
    const foreground = await channel.foreground()
    // Over meanwhile: the next command must not get it.
    if (foreground === undefined || stoppable.outcome() !== undefined) return undefined
    const { processGroupId: group, isShell } = foreground
    if (signals.length === 0) before = new Set(seen.map((entry) => entry.processId))
    // Once, and then as every other: it may wait for something of its own that doesn't heed the request.
    const asksShell = isShell && last === undefined && interruptsItself(channel.shell)
    const result = await send(group, 'SIGINT', asksShell ? 'SIGURG' : 'SIGINT')
    // It may not be signalled (sudo), or has just made way for the next one; the terminal's driver interrupts whoever has it then.
    if (result !== 'sent' && stoppable.outcome() === undefined) channel.write(interruptKey)
    // Whether a program that came after the look had begun is not known: it is interrupted anew where it is still there.
    const isKnown = isShell || seen.some((entry) => entry.processGroupId === group)
    if (result === 'gone' || !isKnown) return undefined
    const since = performance.now()
    if (asksShell) return { group, signal: 'SIGINT', unborn: [], unasked: membersOf(seen, group), since }
    return { group, signal: 'SIGINT', unborn: unbornIn(seen, channel.shell, group), unasked: [], since }
  }

  const startedAt = performance.now()
  const giveUpMs = times.terminateAfterMs + times.killAfterMs + times.giveUpAfterMs
  let current: Current | undefined
  while (stoppable.outcome() === undefined && performance.now() - startedAt < giveUpMs) {
    const foreground = await channel.foreground()
    if (stoppable.outcome() !== undefined || foreground === undefined) break
    const { processGroupId: group, isShell } = foreground
    if (current?.group !== group) current = undefined
    const signal = nextSignal(current, isShell, times) ?? (await interruptAgain(channel, current))
    if (signal === 'SIGINT') current = await interrupt(current)
    else if (signal !== undefined && stoppable.outcome() === undefined) {
      await send(group, signal)
      current = { group, signal, unborn: [], unasked: [], since: performance.now() }
    } else if (signal === undefined && isShell && mayMissPrompt(channel.shell)) await channel.signalGroup(group, 'SIGWINCH')
    await settledWithin(stoppable.over, lookEveryMs)
  }

  // A shell that is interrupted while it starts its next program may leave that behind, in a group that nothing was sent to.
  for (const entry of (await channel.processes()) ?? []) {
    const isNew = !before.has(entry.processId) && (entry.startedAt ?? 0) >= firstSignalAt - clockGrainMs
    if (isNew && entry.leftTerminal === undefined) groups.add(entry.processGroupId)
  }
  const shellGroup = await shellGroupOf(channel)
  const stragglersSettled = await endStragglers(
    channel,
    [...groups].filter((group) => group !== shellGroup),
    send,
  )
  const remaining = await remainingProcesses(channel)
  const outcome = stoppable.outcome() ?? 'still-running'
  return {
    outcome,
    signals,
    remaining: remaining ?? [],
    certain: stragglersSettled && (remaining !== undefined || outcome === 'shell-gone') && !(refused && outcome !== 'stopped'),
  }
}

interface Current {
  readonly group: number
  readonly signal: StopSignal
  readonly since: number
  /** Processes that were still the shell's own copy when they got it. */
  readonly unborn: readonly number[]
  /** Processes in the shell's own group (`$(…)`), which the shell waits for and what it was asked doesn't reach. */
  readonly unasked: readonly number[]
}

function membersOf(processes: readonly SessionProcess[], group: number): readonly number[] {
  return processes.filter((entry) => entry.processGroupId === group).map((entry) => entry.processId)
}

/** Members of a group that the shell has split off and that have not become their program yet. */
function unbornIn(processes: readonly SessionProcess[], shell: string, group: number): readonly number[] {
  return membersOf(
    processes.filter((entry) => entry.command.startsWith(`${shell} `)),
    group,
  )
}

/** An interrupt that came before a program began is lost on it, and one that only the shell got on what it waits for; only they get a second one. */
async function interruptAgain(channel: ShellChannel, current: Current | undefined): Promise<StopSignal | undefined> {
  if (current?.signal !== 'SIGINT' || current.unborn.length + current.unasked.length === 0) return undefined
  const living = (await channel.processes()) ?? []
  if (living.some((entry) => current.unasked.includes(entry.processId))) return 'SIGINT'
  const stillUnborn = unbornIn(living, channel.shell, current.group)
  const born = living.some((entry) => current.unborn.includes(entry.processId) && !stillUnborn.includes(entry.processId))
  return born ? 'SIGINT' : undefined
}

/** What a group gets next: a new one the interrupt, at once; one that had it long enough, the next harder one. */
function nextSignal(
  current: { readonly signal: StopSignal; readonly since: number } | undefined,
  isShell: boolean,
  times: StopTimes,
): StopSignal | undefined {
  if (current === undefined) return 'SIGINT'
  const waitedMs = performance.now() - current.since
  if (current.signal === 'SIGINT' && waitedMs >= times.terminateAfterMs) return isShell ? 'SIGINT' : 'SIGTERM'
  if (current.signal === 'SIGTERM' && waitedMs >= times.killAfterMs) return 'SIGKILL'
  return undefined
}

/**
 * What still lives in the shell's terminal session; undefined where the target can't tell. A job has a process group of its
 * own; what is in the shell's group at the prompt is mostly a program that the shell itself needs for a moment (ksh's line
 * editor asks tput), and counts only when it stays.
 */
export async function remainingProcesses(channel: ShellChannel): Promise<readonly SessionProcess[] | undefined> {
  let remaining = await channel.processes()
  const shellGroup = await shellGroupOf(channel)
  const until = performance.now() + ownProgramMs
  while (remaining?.some((entry) => entry.processGroupId === shellGroup) && performance.now() < until) {
    await delay(lookEveryMs)
    const living = await channel.processes()
    const before: ReadonlySet<number> = new Set(remaining.map((entry) => entry.processId))
    remaining = living?.filter((entry) => before.has(entry.processId))
  }
  return remaining
}

async function shellGroupOf(channel: ShellChannel): Promise<number | undefined> {
  const foreground = await channel.foreground()
  return foreground?.isShell ? foreground.processGroupId : undefined
}

/** Members of a stopped group that outlived its leader are told to terminate, then killed. */
async function endStragglers(
  channel: ShellChannel,
  groups: readonly number[],
  send: (group: number, signal: StopSignal) => Promise<SignalResult>,
): Promise<boolean> {
  if (groups.length === 0) return true
  const living = async (): Promise<readonly number[]> => {
    const processes = (await channel.processes()) ?? []
    return [...new Set(processes.map((entry) => entry.processGroupId))].filter((group) => groups.includes(group))
  }
  for (const signal of [undefined, 'SIGTERM', 'SIGKILL'] as const) {
    if (signal !== undefined) for (const group of await living()) await send(group, signal)
    const until = performance.now() + settleMs
    while ((await living()).length > 0 && performance.now() < until) await delay(20)
    if ((await living()).length === 0) return true
  }
  return false
}
