// `npm run bench`: one table of medians and ratios, all taken in one run. Quote the ratios; the milliseconds are this machine's.
// It takes many minutes: what it needs is asked for first, and each part's rows are shown once that part is done.
import { formatTable, type Row } from './figures.ts'
import { benchFlood } from './flood.ts'
import { missingParts } from './needs.ts'
import { benchPaper } from './paper.ts'
import { containerPlace, localPlace, type PlaceOrNeeds, sshPlace } from './places.ts'
import { benchReading } from './reading.ts'
import { benchSearch } from './search.ts'
import { benchSession } from './session.ts'

async function benchPlace(open: () => PlaceOrNeeds | Promise<PlaceOrNeeds>): Promise<Row[]> {
  const place = await open()
  try {
    return [...(await benchSession(place)), ...(await benchFlood(place))]
  } finally {
    if ('close' in place) await place.close()
  }
}

/** One after the other: what each needs of the machine is its own alone. */
const parts: [string, () => Row[] | Promise<Row[]>][] = [
  ['reading', benchReading],
  ['search', benchSearch],
  ['paper', benchPaper],
  ['sessions on this machine', () => benchPlace(localPlace)],
  ['sessions over SSH', () => benchPlace(sshPlace)],
  ['sessions in a container', () => benchPlace(containerPlace)],
]

const missing = missingParts()
if (missing !== undefined) process.stderr.write(`${missing}\n`)
const rows: Row[] = []
for (const [name, bench] of parts) {
  process.stderr.write(`${name}…\n`)
  const added: Row[] = await Promise.resolve()
    .then(bench)
    .catch((error: unknown) => {
      process.exitCode = 1
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
      return [{ what: name, skipped: 'failed, as said above' }]
    })
  process.stderr.write(`${formatTable(added)}\n`)
  rows.push(...added)
}
process.stdout.write(`${formatTable(rows)}\n`)
// Screens of the bench would try to come back to their engines for ever.
process.exit()
