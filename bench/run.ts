// `npm run bench`: one table of medians and ratios, all taken in one run. Quote the ratios; the milliseconds are this machine's.
import { formatTable, type Row } from './figures.ts'
import { benchFlood } from './flood.ts'
import { benchPaper } from './paper.ts'
import { containerPlace, localPlace, sshPlace } from './places.ts'
import { benchReading } from './reading.ts'
import { benchSearch } from './search.ts'
import { benchSession } from './session.ts'

/** On every place, one after the other: what they need of the machine is theirs alone. */
async function benchPlaces(): Promise<Row[]> {
  const rows: Row[] = []
  for (const open of [localPlace, sshPlace, containerPlace]) {
    const place = await open()
    try {
      rows.push(...(await benchSession(place)), ...(await benchFlood(place)))
    } finally {
      if ('close' in place) await place.close()
    }
  }
  return rows
}

const parts: [string, () => Row[] | Promise<Row[]>][] = [
  ['reading', benchReading],
  ['search', benchSearch],
  ['paper', benchPaper],
  ['sessions', benchPlaces],
]
const rows: Row[] = []
for (const [name, bench] of parts) {
  process.stderr.write(`${name}…\n`)
  rows.push(...(await bench()))
}
process.stdout.write(`${formatTable(rows)}\n`)
// Screens of the bench would try to come back to their engines for ever.
process.exit()
