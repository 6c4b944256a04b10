// A living session against what people have instead of one: the time of a short command, and of much output.
import { openSession } from '../src/engine/session/open-session.ts'
import type { Session } from '../src/engine/session/session.ts'
import { type Comparison, compare, type Row } from './figures.ts'
import { type Place, type PlaceOrNeeds, succeed } from './places.ts'
import { timeToStop } from './stop.ts'

const line = '2026-11-21T07:05:16Z web-3 nginx[812]: 10.0.0.7 GET /health 200 0.004'
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

/** Words that print a file through a terminal; a container's own terminal is slow, so it gets less to print. */
function printers(place: Place, file: string): { readonly megabytes: number; readonly peers: Readonly<Record<string, readonly string[]>> } {
  const inTerminal = (words: readonly string[]): readonly string[] => ['script', '-qefc', words.join(' '), '/dev/null']
  if (place.name === 'a container') {
    const [docker = '', host = '', address = '', exec = '', ...shell] = place.peer
    const words = [docker, host, address, exec, '-t', shell[0] ?? '', 'cat', file]
    return { megabytes: 50, peers: { 'docker exec -t cat': inTerminal(words) } }
  }
  if (place.name === 'SSH') {
    const [ssh = '', ...rest] = place.peer
    return {
      megabytes: 200,
      peers: { 'ssh host cat': [...place.peer, `cat ${file}`], 'ssh -tt host cat': [ssh, '-tt', ...rest, `cat ${file}`] },
    }
  }
  return { megabytes: 200, peers: { 'cat under script': inTerminal(['cat', file]) } }
}

async function benchOutput(place: Place, session: Session): Promise<Comparison[]> {
  const file = `/tmp/runcard-bench-${process.pid}`
  const { megabytes, peers } = printers(place, file)
  const rows: Comparison[] = []
  await session.run({ text: `yes '${line}' | head -c ${megabytes}000000 >${file}`, kind: 'shell' })
  try {
    for (const [against, words] of Object.entries(peers))
      rows.push(
        await compare({
          what: `${megabytes} MB of output: ${place.name}`,
          against,
          rounds: 3,
          isLong: true,
          ours: () => session.run({ text: `cat ${file}`, kind: 'shell', onOutput: () => {} }),
          theirs: () => succeed(words),
        }),
      )
  } finally {
    await session.run({ text: `rm ${file}`, kind: 'shell' })
  }
  return rows
}
