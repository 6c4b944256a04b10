// Interrupts that come at every possible moment of a loop of builtins, in the shells in which some moments were deadly: zsh ran nothing
// any more after some, and one in forty left busybox's ash waiting for ever for a lock of its own.
import { describe, expect, it } from 'vitest'
import { openSession } from '../../../src/engine/session/open-session.ts'
import { createLocalTarget } from '../../../src/engine/targets/local/target.ts'
import { missing } from '../../support/real-parts.ts'
import { finished, ran, shown } from './conformance.ts'

const rounds = 60

describe.each(['busybox', 'zsh'] as const)('many a Stop in one %s', (shell) => {
  it.skipIf(missing(shell))('stops a loop of builtins each time, and lives on', async () => {
    const session = await openSession(createLocalTarget({ shell }), { directory: '/' })
    try {
      const outcomes = new Map<string, number>()
      for (let round = 0; round < rounds; round++) {
        const isRunning = shown(session, 'running\r\n')
        const result = ran(session, 'echo running; while :; do :; done')
        await isRunning
        const { outcome, signals } = await session.stop()
        const key = `${outcome} by ${signals.join(', ')}`
        outcomes.set(key, (outcomes.get(key) ?? 0) + 1)
        if (outcome !== 'stopped') break
        expect((await result).exitStatus).not.toBe(0)
      }
      expect(Object.fromEntries(outcomes)).toEqual({ 'stopped by SIGINT': rounds })
      expect(await ran(session, 'echo alive')).toEqual(finished('alive\n'))
    } finally {
      await session.close()
    }
  })
})
