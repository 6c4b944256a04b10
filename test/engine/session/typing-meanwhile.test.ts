// A person at the same terminal, typing at the worst moments. The keys are random, with a fixed seed.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { openSession } from '../../../src/engine/session/open-session.ts'
import type { Session } from '../../../src/engine/session/session.ts'
import { createLocalTarget } from '../../../src/engine/targets/local/target.ts'
import { finished, ran } from './conformance.ts'

const keys = ['x', 'echo typed\r', '\r', 'half a line', '\x1b[A', '\t', '"', '(\r', '\x03', 'sleep 0.02\r', '\x1b[3;4R']
const rounds = 60

function randomNumbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

/** Runs the command, when a person's own command is no longer in the way. */
async function runWhenFree(session: Session, text: string): ReturnType<Session['run']> {
  for (;;) {
    try {
      return await session.run({ text, kind: 'shell' })
    } catch (error) {
      if ((error as { code?: string }).code !== 'shell-busy') throw error
      await session.stop()
      await delay(2)
    }
  }
}

it.each(['bash', 'zsh', 'dash'])('%s runs each command once or says that it did not, whatever is typed meanwhile', async (shell) => {
  const folder = await mkdtemp(join(tmpdir(), 'typing-meanwhile-'))
  const done = join(folder, 'done')
  await writeFile(done, '')
  const session = await openSession(createLocalTarget({ shell }), { directory: folder })
  const random = randomNumbers(20_251_113)
  const wrong: unknown[] = []
  const type = (): void => session.write(Buffer.from(keys[random(keys.length)]!))
  for (let round = 0; round < rounds; round++) {
    for (let count = random(3); count > 0; count--) {
      type()
      if (random(2) === 0) await delay(random(6))
    }
    const running = runWhenFree(session, `echo ${round} >>${done}${random(2) === 0 ? '; sleep 0.01' : ''}`)
    if (random(3) === 0) {
      await delay(random(20))
      await session.stop()
    }
    if (random(3) === 0) type()
    const result = await running
    const times = (await readFile(done, 'utf8')).split('\n').filter((line) => line === String(round)).length
    const possible = result.outcome === 'not-started' ? times === 0 : result.exitStatus === 0 ? times === 1 : times <= 1
    if (!possible) wrong.push({ round, result, times })
  }
  expect(wrong).toEqual([])
  await session.stop()
  expect(await ran(session, 'echo still here')).toEqual(finished('still here\n'))
  await session.close()
  await rm(folder, { recursive: true })
})
