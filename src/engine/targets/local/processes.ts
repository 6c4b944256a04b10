// What this machine says about the processes of one terminal session. Linux tells in /proc; elsewhere `ps` does.
// Called by the channel when something is to be stopped, never per command.
import { execFile } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import {
  bootTimeFrom,
  holderFromPs,
  holderFromStat,
  isLiving,
  parseStat,
  processesFromPs,
  processFrom,
  type Stat,
  type TerminalHolder,
} from '../posix/process-table.ts'
import type { SessionProcess } from '../target.ts'

const run = promisify(execFile)

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
export async function foregroundOf(processId: number): Promise<TerminalHolder | undefined> {
  if (process.platform === 'linux') return holderFromStat(await readFile(`/proc/${processId}/stat`, 'latin1').catch(() => ''))
  const { stdout } = await run('ps', ['-o', 'tpgid=,ucomm=', '-p', String(processId)]).catch(() => ({ stdout: '' }))
  return holderFromPs(stdout)
}

/**
 * The living processes of a terminal session, its leader (the shell) left out. Zombies don't live. `mark`, where it is given,
 * is NAME=VALUE of the session's environment: Linux then also tells of those with it that have left the terminal.
 */
export function processesOf(sessionId: number, mark?: string): Promise<readonly SessionProcess[]> {
  return process.platform === 'linux' ? fromProc(sessionId, mark) : fromPs(sessionId)
}

async function fromProc(sessionId: number, mark: string | undefined): Promise<readonly SessionProcess[]> {
  const bootedAt = bootTimeFrom(await readFile('/proc/uptime', 'latin1').catch(() => ''))
  const names = (await readdir('/proc')).filter((name) => /^\d+$/.test(name) && name !== String(sessionId))
  const leader = mark === undefined ? undefined : await statOf(sessionId)
  const found = await Promise.all(
    names.map(async (name): Promise<SessionProcess | undefined> => {
      const stat = await statOf(name)
      if (stat === undefined || !isLiving(stat)) return undefined
      const isInside = stat.sessionId === sessionId
      // What is older than the shell need not be looked into.
      const mayHaveLeft = !isInside && mark !== undefined && leader !== undefined && stat.startTicks >= leader.startTicks
      if (!isInside && !(mayHaveLeft && (await hasMark(name, mark)))) return undefined
      const entry = processFrom(stat, await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => ''), bootedAt)
      return isInside ? entry : { ...entry, leftTerminal: true }
    }),
  )
  return found.filter((entry) => entry !== undefined)
}

/** False too for another user's process, whose environment can't be read. */
async function hasMark(processId: string, mark: string): Promise<boolean> {
  const environment = await readFile(`/proc/${processId}/environ`, 'utf8').catch(() => '')
  return `\0${environment}`.includes(`\0${mark}\0`)
}

async function fromPs(sessionId: number): Promise<readonly SessionProcess[]> {
  // BSD's ps has no session column that holds a number, but every process of the session has its terminal.
  const { stdout: terminal } = await run('ps', ['-o', 'tty=', '-p', String(sessionId)])
  const { stdout } = await run('ps', ['-t', terminal.trim(), '-o', 'pid=,pgid=,state=,command='])
  return processesFromPs(stdout, sessionId)
}
