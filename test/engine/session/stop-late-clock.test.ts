// A busy host answers late, and takes its processes for younger than they are by as much: what a responder started before the
// command that is stopped stays theirs.
import { expect, it } from 'vitest'
import { openSession } from '../../../src/engine/session/open-session.ts'
import { createLocalTarget } from '../../../src/engine/targets/local/target.ts'
import type { ShellChannel, Target } from '../../../src/engine/targets/target.ts'
import { ran, shown } from './conformance.ts'

const lateMs = 60_000

function answeringLate(target: Target): Target {
  return {
    ...target,
    openShell: async (options): Promise<ShellChannel> => {
      const channel = await target.openShell(options)
      const processes = async () =>
        (await channel.processes())?.map((entry) =>
          entry.startedAt === undefined ? entry : { ...entry, startedAt: entry.startedAt + lateMs },
        )
      return Object.assign(Object.create(channel), { processes })
    },
  }
}

it('leaves a job in the background alone, however late the target’s answers are', async () => {
  const session = await openSession(answeringLate(createLocalTarget({ shell: 'bash' })), { directory: '/' })
  try {
    await ran(session, 'sleep 301 &')
    const isRunning = shown(session, 'running\r\n')
    const result = ran(session, `sh -c 'echo running; exec sleep 302'`)
    await isRunning
    const report = await session.stop()
    expect({ ...report, remaining: report.remaining.map(({ command }) => command) }).toEqual({
      outcome: 'stopped',
      signals: ['SIGINT'],
      remaining: ['sleep 301'],
      certain: true,
    })
    await result
  } finally {
    await session.close()
  }
})
