// What this machine says about the processes of one terminal session. Linux tells in /proc; elsewhere `ps` does.
// Called by the channel when something is to be stopped, never per command.
import { execFile } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import type { SessionProcess } from '../target.ts'

const run = promisify(execFile)

/** USER_HZ: the kernel's ABI on every Linux that Node runs on. */
const ticksPerSecond = 100

interface Stat {
  readonly state: string
  readonly processGroupId: number
  readonly sessionId: number
  readonly foregroundGroupId: number
  readonly startTicks: number
  readonly name: string
}

/** Reads /proc/PID/stat. The name stands in parentheses and may hold spaces and parentheses itself. */
export function parseStat(text: string): Stat | undefined {
  const open = text.indexOf('(')
  const close = text.lastIndexOf(')')
  if (open < 0 || close < open) return undefined
  const fields = text.slice(close + 2).split(' ')
  return {
    state: fields[0] ?? '',
    processGroupId: Number(fields[2]),
    sessionId: Number(fields[3]),
    foregroundGroupId: Number(fields[5]),
    startTicks: Number(fields[19]),
    name: text.slice(open + 1, close),
  }
}

async function statOf(processId: number | string): Promise<Stat | undefined> {
  try {
    return parseStat(await readFile(`/proc/${processId}/stat`, 'latin1'))
  } catch {
    return undefined
  }
}

/** Whether there is a process with this id, also of another user. */
export function isAlive(processId: number): boolean {
  try {
    return process.kill(processId, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** The process group that has the terminal of this process, and the process's name; undefined when it is gone. */
export async function foregroundOf(processId: number): Promise<{ readonly processGroupId: number; readonly name: string } | undefined> {
  if (process.platform === 'linux') {
    const stat = await statOf(processId)
    return stat && stat.foregroundGroupId > 0 ? { processGroupId: stat.foregroundGroupId, name: stat.name } : undefined
  }
  const { stdout } = await run('ps', ['-o', 'tpgid=,ucomm=', '-p', String(processId)]).catch(() => ({ stdout: '' }))
  const [, group, name] = /^\s*(\d+)\s+(.*?)\s*$/.exec(stdout) ?? []
  return group === undefined || name === undefined || group === '0' ? undefined : { processGroupId: Number(group), name }
}

/** The living processes of a terminal session, its leader (the shell) left out. Zombies don't live. */
export function processesOf(sessionId: number): Promise<readonly SessionProcess[]> {
  return process.platform === 'linux' ? fromProc(sessionId) : fromPs(sessionId)
}

async function fromProc(sessionId: number): Promise<readonly SessionProcess[]> {
  const bootedAt = await bootTimeMs()
  const names = (await readdir('/proc')).filter((name) => /^\d+$/.test(name) && name !== String(sessionId))
  const found = await Promise.all(
    names.map(async (name): Promise<SessionProcess | undefined> => {
      const stat = await statOf(name)
      if (stat?.sessionId !== sessionId || stat.state === 'Z' || stat.state === 'X') return undefined
      const line = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '')
      return {
        processId: Number(name),
        processGroupId: stat.processGroupId,
        command: line.replaceAll('\0', ' ').trim() || stat.name,
        ...(bootedAt === undefined ? {} : { startedAt: bootedAt + (stat.startTicks * 1000) / ticksPerSecond }),
      }
    }),
  )
  return found.filter((entry) => entry !== undefined)
}

async function bootTimeMs(): Promise<number | undefined> {
  // btime has whole seconds only; uptime and the clock together give hundredths.
  const seconds = Number.parseFloat(await readFile('/proc/uptime', 'latin1').catch(() => ''))
  return Number.isNaN(seconds) ? undefined : Date.now() - seconds * 1000
}

async function fromPs(sessionId: number): Promise<readonly SessionProcess[]> {
  // BSD's ps has no session column that holds a number, but every process of the session has its terminal.
  const { stdout: terminal } = await run('ps', ['-o', 'tty=', '-p', String(sessionId)])
  const { stdout } = await run('ps', ['-t', terminal.trim(), '-o', 'pid=,pgid=,state=,command='])
  return stdout.split('\n').flatMap((line) => {
    const [, processId, processGroupId, state, command] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? []
    if (processId === undefined || Number(processId) === sessionId || state?.startsWith('Z')) return []
    return [{ processId: Number(processId), processGroupId: Number(processGroupId), command: command ?? '' }]
  })
}
