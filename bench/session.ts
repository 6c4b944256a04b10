// A living session against what people have instead of one: the time of a short command, and of 200 MB of output.
import { rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSession, type Session } from '../src/engine/session/session.ts'
import { type Comparison, compare, type Row } from './figures.ts'
import { type Place, type PlaceOrNeeds, succeed } from './places.ts'
import { timeToStop } from './stop.ts'

const outputBytes = 200_000_000
const line = '2026-11-21T07:05:16Z web-3 nginx[812]: 10.0.0.7 GET /health 200 0.004\n'
const peerNames: Readonly<Record<string, string>> = {
  'this machine': 'bash -c',
  SSH: 'ssh with ControlMaster',
  'a container': 'docker exec',
}

/** Answers the place's rows. */
export async function benchSession(place: PlaceOrNeeds): Promise<Row[]> {
  const command = `a command in the living shell: ${place.name}`
  if ('needs' in place) return [{ what: command, skipped: `needs ${place.needs}` }]
  const session = await openSession(place.target, { directory: '/' })
  try {
    return [
      await compare({
        what: command,
        against: peerNames[place.name] ?? '',
        rounds: 20,
        ours: () => session.run({ text: 'echo ready', kind: 'shell' }),
        theirs: () => succeed([...place.peer, 'echo ready']),
      }),
      ...(await benchOutput(place, session)),
      await timeToStop(place, session),
    ]
  } finally {
    await session.close()
  }
}

/** A container has no file system of this machine's, and its own peer goes through the same daemon: not compared. */
async function benchOutput(place: Place, session: Session): Promise<Comparison[]> {
  const file = join(tmpdir(), `runcard-bench-${process.pid}`)
  const peers: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
    'this machine': { 'cat under script': ['script', '-qefc', `cat ${file}`, '/dev/null'] },
    SSH: { 'ssh host cat': [...place.peer, `cat ${file}`], 'ssh -tt host cat': ['ssh', '-tt', ...place.peer.slice(1), `cat ${file}`] },
  }
  const rows: Comparison[] = []
  writeFileSync(file, Buffer.alloc(outputBytes, line))
  try {
    for (const [against, words] of Object.entries(peers[place.name] ?? {}))
      rows.push(
        await compare({
          what: `200 MB of output: ${place.name}`,
          against,
          rounds: 3,
          isLong: true,
          ours: () => session.run({ text: `cat ${file}`, kind: 'shell', onOutput: () => {} }),
          theirs: () => succeed(words),
        }),
      )
  } finally {
    rmSync(file)
  }
  return rows
}
