// A command in the living shell against a `bash -c` of its own.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { openSession } from '../src/engine/session/session.ts'
import { createLocalTarget } from '../src/engine/targets/local/target.ts'
import { type Comparison, compare } from './figures.ts'

const execute = promisify(execFile)

export async function benchSession(): Promise<Comparison[]> {
  const session = await openSession(createLocalTarget())
  const row = await compare({
    what: 'a command in the living shell',
    against: 'bash -c',
    rounds: 100,
    ours: () => session.run({ text: 'echo ready', kind: 'shell' }),
    theirs: () => execute('bash', ['-c', 'echo ready']),
  })
  await session.close()
  return [row]
}
