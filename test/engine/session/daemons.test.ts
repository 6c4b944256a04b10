// What leaves the session's terminal, on Linux, where a process's environment can be looked into.
import { expect, it } from 'vitest'
import { openSession } from '../../../src/engine/session/session.ts'
import { createLocalTarget } from '../../../src/engine/targets/local/target.ts'
import { ran, shown } from './conformance.ts'

it.skipIf(process.platform !== 'linux')('Stop names what a command started outside of the terminal, and leaves it alone', async () => {
  const session = await openSession(createLocalTarget({ shell: 'bash' }), { directory: '/' })
  const other = await openSession(createLocalTarget({ shell: 'bash' }), { directory: '/' })
  const isRunning = shown(session, 'running\r\n')
  const result = ran(session, `setsid -f sh -c 'echo running; exec sleep 311'; sleep 312`)
  await isRunning
  const { outcome, remaining } = await session.stop()
  expect({ outcome, remaining }).toMatchObject({ outcome: 'stopped', remaining: [{ command: 'sleep 311', leftTerminal: true }] })
  await result
  expect(await other.stop()).toMatchObject({ remaining: [] })
  process.kill(remaining[0]!.processId)
  await Promise.all([session.close(), other.close()])
})
