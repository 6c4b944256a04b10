// Reading what a POSIX system says about processes: Linux in /proc/PID/stat, others in the output of `ps`.
import type { SessionProcess } from '../target.ts'

/** USER_HZ: the kernel's ABI on every Linux that is met. */
const ticksPerSecond = 100

export interface Stat {
  readonly processId: number
  readonly state: string
  readonly processGroupId: number
  readonly sessionId: number
  readonly foregroundGroupId: number
  readonly startTicks: number
  readonly name: string
}

/** Who has the terminal of a process, and what that process is called. */
export interface TerminalHolder {
  readonly processGroupId: number
  readonly name: string
}

/** Reads /proc/PID/stat. The name stands in parentheses and may hold spaces and parentheses itself. */
export function parseStat(text: string): Stat | undefined {
  const open = text.indexOf('(')
  const close = text.lastIndexOf(')')
  if (open < 0 || close < open) return undefined
  const fields = text.slice(close + 2).split(' ')
  return {
    processId: Number.parseInt(text, 10),
    state: fields[0] ?? '',
    processGroupId: Number(fields[2]),
    sessionId: Number(fields[3]),
    foregroundGroupId: Number(fields[5]),
    startTicks: Number(fields[19]),
    name: text.slice(open + 1, close),
  }
}

/** A process as it is shown; `commandLine` as in /proc/PID/cmdline, `bootedAt` in milliseconds since 1970. */
export function processFrom(stat: Stat, commandLine: string, bootedAt: number | undefined): SessionProcess {
  return {
    processId: stat.processId,
    processGroupId: stat.processGroupId,
    command: commandLine.replaceAll('\0', ' ').trim() || stat.name,
    ...(bootedAt === undefined ? {} : { startedAt: bootedAt + (stat.startTicks * 1000) / ticksPerSecond }),
  }
}

/** A zombie doesn't live. */
export function isLiving(stat: Stat): boolean {
  return stat.state !== 'Z' && stat.state !== 'X'
}

/** When the machine was booted, from /proc/uptime: btime has whole seconds only, uptime and the clock together give hundredths. */
export function bootTimeFrom(uptime: string): number | undefined {
  const seconds = Number.parseFloat(uptime)
  return Number.isNaN(seconds) ? undefined : Date.now() - seconds * 1000
}

/** From one line of /proc/PID/stat. */
export function holderFromStat(text: string): TerminalHolder | undefined {
  const stat = parseStat(text)
  return stat && stat.foregroundGroupId > 0 ? { processGroupId: stat.foregroundGroupId, name: stat.name } : undefined
}

/** From `ps -o tpgid=,ucomm=`. */
export function holderFromPs(output: string): TerminalHolder | undefined {
  const [, group, name] = /^\s*(\d+)\s+(.*?)\s*$/.exec(output) ?? []
  return group === undefined || name === undefined || group === '0' ? undefined : { processGroupId: Number(group), name }
}

/** From `ps -o pid=,pgid=,state=,command=`, the session's leader left out. */
export function processesFromPs(output: string, leaderId: number): readonly SessionProcess[] {
  return output.split('\n').flatMap((line) => {
    const [, processId, processGroupId, state, command] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? []
    if (processId === undefined || Number(processId) === leaderId || state?.startsWith('Z')) return []
    return [{ processId: Number(processId), processGroupId: Number(processGroupId), command: command ?? '' }]
  })
}
