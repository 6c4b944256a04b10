// The processes of one shell's terminal session elsewhere: who has the terminal, what else lives, and signals to groups.
// One script a question; on Linux it reads /proc, since small images have no `ps`.
import { type GroupSignal, type SessionProcess, type SignalResult, sessionVariable } from '../target.ts'
import {
  bootTimeFrom,
  holderFromPs,
  holderFromStat,
  isLiving,
  parseStat,
  processesFromPs,
  processFrom,
  type TerminalHolder,
} from './process-table.ts'
import type { Runner } from './runner.ts'

export interface TerminalSession {
  /** The shell's process, which leads the session; undefined once it is gone. */
  leader(): Promise<number | undefined>
  holder(): Promise<TerminalHolder | undefined>
  /** All but the leader, and on Linux those that have left the terminal. */
  processes(): Promise<readonly SessionProcess[] | undefined>
  signalGroup(processGroupId: number, signal: GroupSignal): Promise<SignalResult>
  /** Not every shell passes a hangup on to its jobs, so each gets it here; what was started with nohup lives on, as it should. */
  hangUp(): Promise<void>
  kill(): Promise<void>
}

/** `leaderFile` has the process id of the shell, on the target. */
export function terminalSession(runner: Runner, leaderFile: string): TerminalSession {
  let leaderId: number | undefined
  const leader = async (): Promise<number | undefined> => {
    leaderId ??= Number.parseInt((await runner.run(`read -r __line <${leaderFile} && printf '%s' "$__line"`)).stdout, 10) || undefined
    return leaderId
  }
  const asked = async <Result>(work: (leaderId: number) => Promise<Result>): Promise<Result | undefined> => {
    try {
      const id = await leader()
      return id === undefined ? undefined : await work(id)
    } catch {
      // The way there is gone: nothing can be told.
      return undefined
    }
  }
  const processes = (): Promise<readonly SessionProcess[] | undefined> =>
    asked(async (id) => {
      const { stdout } = await runner.run(onSystem(listInProc(id), listWithPs(id)))
      const [system, ...lines] = stdout.split('\n')
      if (system === 'ps') return processesFromPs(lines.join('\n'), id)
      const bootedAt = bootTimeFrom(lines[0] ?? '')
      return readPairs(lines.slice(1), id, bootedAt)
    })
  return {
    leader,
    holder: () =>
      asked(async (id) => {
        const inProc = `read -r __line </proc/${id}/stat && printf '%s' "$__line"`
        const { stdout } = await runner.run(onSystem(inProc, `ps -o tpgid=,ucomm= -p ${id}`))
        const [system, line = ''] = stdout.split('\n')
        return system === 'ps' ? holderFromPs(line) : holderFromStat(line)
      }),
    processes,
    signalGroup: async (group, signal) => {
      const result = await runner.run(`kill -s ${signal.slice(3)} -- -${group}`).catch(() => undefined)
      if (!result) return 'gone'
      if (result.status === 0) return 'sent'
      return /permi/i.test(result.stderr) ? 'not-permitted' : 'gone'
    },
    hangUp: async () => {
      await asked(async (id) => {
        const inside = (await processes())?.filter(({ leftTerminal }) => leftTerminal === undefined)
        const groups = new Set(inside?.map((entry) => entry.processGroupId))
        groups.delete(id)
        const all = [...groups].map((group) => `-${group}`)
        await runner.run([...all, String(id)].map((to) => `kill -s HUP -- ${to}; kill -s CONT -- ${to}`).join('\n'))
      })
    },
    kill: async () => {
      await asked((id) => runner.run(`kill -s KILL ${id}`))
    },
  }
}

function onSystem(inProc: string, withPs: string): string {
  return `if [ -r /proc/self/stat ]; then echo proc; ${inProc}
else echo ps; ${withPs}
fi 2>/dev/null`
}

// Only lines of this session travel, and then those of processes that it has marked in their environment; each is followed by
// its command line, in which NUL and line ends are blanks. A process may be gone between two of these. busybox's grep sees
// nothing behind the first NUL.
function listInProc(sessionId: number): string {
  return `read -r __line </proc/uptime; printf '%s\\n' "$__line"
cat /proc/[0-9]*/stat | grep ') [A-Za-z] [0-9]* [0-9]* ${sessionId} ' | while IFS= read -r __line; do
  printf '%s\\n' "$__line"
  tr '\\000\\n' '  ' </proc/\${__line%% *}/cmdline
  echo
done
__mark=$(tr '\\000' '\\n' </proc/${sessionId}/environ | grep '^${sessionVariable}=')
[ -z "$__mark" ] || if printf 'a\\000b' | grep -qzx b; then grep -lzxF "$__mark" /proc/[0-9]*/environ
else for __file in /proc/[0-9]*/environ; do tr '\\000' '\\n' <$__file | grep -qxF "$__mark" && echo $__file; done
fi | while IFS=/ read -r __ __ __id __; do
  IFS= read -r __line </proc/$__id/stat || continue
  printf '%s\\n' "$__line"
  tr '\\000\\n' '  ' </proc/$__id/cmdline
  echo
done`
}

// BSD's ps has no session column that holds a number, but every process of the session has its terminal.
function listWithPs(leaderId: number): string {
  return `ps -t "$(ps -o tty= -p ${leaderId} | tr -d ' ')" -o pid=,pgid=,state=,command=`
}

function readPairs(lines: readonly string[], leaderId: number, bootedAt: number | undefined): readonly SessionProcess[] {
  const found: SessionProcess[] = []
  for (let index = 0; index + 1 < lines.length; index += 2) {
    const stat = parseStat(lines[index] ?? '')
    if (!stat || stat.processId === leaderId || !isLiving(stat)) continue
    // It is inside and has the mark as well.
    if (found.some((entry) => entry.processId === stat.processId)) continue
    const entry = processFrom(stat, lines[index + 1] ?? '', bootedAt)
    found.push(stat.sessionId === leaderId ? entry : { ...entry, leftTerminal: true })
  }
  return found
}
