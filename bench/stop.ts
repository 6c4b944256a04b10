// From Stop to the moment when the last process of a pipeline is gone, wherever it runs; against a `kill` of the same here.
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import type { Session } from '../src/engine/session/session.ts'
import { type Comparison, median } from './figures.ts'
import type { Place } from './places.ts'

const rounds = 5
/** Nothing else on this machine sleeps for so long. Containers are seen in /proc too. */
const seconds = 86_399
const pipeline = `sleep ${seconds} | sleep ${seconds} | sleep ${seconds}`

function countSleepers(): number {
  return readdirSync('/proc').filter((id) => {
    try {
      const words = readFileSync(`/proc/${id}/cmdline`, 'latin1').split('\0')
      return words.includes(String(seconds)) && words.some((word) => word.endsWith('sleep'))
    } catch {
      return false
    }
  }).length
}

async function untilSleepers(count: number): Promise<void> {
  while (countSleepers() !== count) await delay(1)
}

/** Milliseconds until the last is gone, from when `stop` is called. */
async function goneAfterMs(stop: () => unknown): Promise<number> {
  await untilSleepers(3)
  const startedAt = performance.now()
  void stop()
  await untilSleepers(0)
  return performance.now() - startedAt
}

export async function timeToStop(place: Place, session: Session): Promise<Comparison> {
  const ours: number[] = []
  const theirs: number[] = []
  for (let round = 0; round < rounds; round++) {
    const result = session.run({ text: pipeline, kind: 'shell' })
    let stopped: Promise<unknown> | undefined
    ours.push(
      await goneAfterMs(() => {
        stopped = session.stop()
      }),
    )
    await stopped
    await result
    const child = spawn('sh', ['-c', pipeline], { detached: true, stdio: 'ignore' })
    theirs.push(await goneAfterMs(() => process.kill(-child.pid!, 'SIGINT')))
  }
  const ratio = median(ours.map((value, index) => value / theirs[index]!))
  return {
    what: `from Stop to the last process gone: ${place.name}`,
    against: 'kill -INT here',
    unit: 'ms',
    ours: median(ours),
    theirs: median(theirs),
    ratio,
    rounds,
  }
}
