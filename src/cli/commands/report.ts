// `runcard report`: what happened in an incident, as Markdown or on paper; or one sheet for whoever takes over.

import type { Client } from '../../contract/client.ts'
import type { IncidentRow } from '../../contract/incident-calls.ts'
import type { RecordName } from '../../contract/paper-calls.ts'
import { receiveBytes } from '../../contract/receive-bytes.ts'
import { type LabelLanguage, labelLanguages } from '../../core/card/language/paper-words.ts'
import { createTimes } from '../../core/incident/report/times.ts'
import { chooseIncident, incidentLine } from '../choose/incident.ts'
import { defineCommand, usageError } from '../command.ts'
import { labelsWish } from '../labels-wish.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { counted } from '../text/words.ts'
import { writeOutput } from '../write-output.ts'

const papers = ['a4', 'letter'] as const

export const reportCommand = defineCommand({
  name: 'report',
  summary: 'Tell what happened in an incident: as Markdown, or as a PDF; or make the sheet for whoever takes over.',
  usage: '[INCIDENT] [--handover] [--paper a4|letter] [--language LANGUAGE] [-o OUT.md|OUT.pdf] | --list',
  positionals: { name: 'INCIDENT', least: 0, most: 1 },
  options: {
    list: { type: 'boolean', help: 'List the incidents and drills, newest first, with the numbers that they go by here.' },
    handover: { type: 'boolean', help: 'One sheet for whoever takes over, as a PDF: where it stands, what may have run, what is next.' },
    output: { type: 'string', short: 'o', value: 'OUT', help: 'Where to write; a name that ends in .pdf gets paper, any other Markdown.' },
    paper: { type: 'string', value: 'a4|letter', help: 'Size of the paper; as in the settings where left out.' },
    language: {
      type: 'string',
      value: 'LANGUAGE',
      help: `The headings and labels on paper: ${labelLanguages.join(', ')}; the playbook’s own language where left out, or else English. What happened is told in English.`,
    },
  },
  details: [
    'INCIDENT is its number in the list or the beginning of its id; the newest where left out.',
    'Secrets are in neither: they were never written down. Times are those of this computer’s zone, which TZ changes.',
  ],
  examples: ['runcard report', 'runcard report 2 -o outage.pdf', 'runcard report --handover -o handover.pdf'],
  async run({ list, handover, output, paper, language }, [wanted], terminal) {
    const isPdf = output !== undefined && /\.pdf$/i.test(output)
    if (handover === true && !isPdf) throw usageError('report', 'The handover sheet is paper: say where to write it, with -o OUT.pdf.')
    if (paper !== undefined && !isPaper(paper))
      throw usageError('report', `There is no paper “${paper}” here; choose ${papers.join(' or ')}.`)
    const labels = labelsWish('report', language)
    const { withEngine } = await import('../compose.ts')
    return withEngine(terminal, async ({ client }) => {
      const incidents = await client.call('incident.list', {})
      if (list === true) return printList(incidents, terminal)
      const incident = chooseIncident(incidents, wanted)
      const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone
      if (isPdf)
        return writePaper(
          client,
          { incident, record: handover === true ? 'handover' : 'report', timeZone, paper, labels, output },
          terminal,
        )
      const { markdown } = await client.call('incident.report', { incidentId: incident.incidentId, timeZone })
      if (output === undefined || output === '-') await terminal.print(markdown)
      else {
        await writeOutput(output, new TextEncoder().encode(markdown))
        terminal.say(`Wrote the report to ${output}.`)
      }
      return 0
    })
  },
})

interface Wanted {
  readonly incident: IncidentRow
  readonly record: RecordName
  readonly timeZone: string
  readonly paper: (typeof papers)[number] | undefined
  readonly labels: LabelLanguage | undefined
  readonly output: string
}

async function writePaper(
  client: Client,
  { incident, record, timeZone, paper, labels, output }: Wanted,
  terminal: Terminal,
): Promise<number> {
  const own = paper ?? (await client.call('settings.read', {})).paper
  const pdf = await client.call('print.record', { incidentId: incident.incidentId, record, paper: own, timeZone, labels })
  await writeOutput(output, await receiveBytes(client, 'print.bytes', { printId: pdf.printId }, pdf.sizeBytes))
  const what = record === 'handover' ? 'the handover sheet' : 'the report'
  terminal.say(`Wrote ${what} (${counted(pdf.pageCount, 'page')}) to ${output}.`)
  return 0
}

async function printList(incidents: readonly IncidentRow[], terminal: Terminal): Promise<number> {
  const times = createTimes(Intl.DateTimeFormat().resolvedOptions().timeZone)
  const lines = incidents.map((incident) => `${incidentLine(incidents, incident, times)}\n`)
  if (lines.length === 0) terminal.say('There are no incidents yet.')
  await terminal.print(lines.join(''))
  return 0
}

function isPaper(name: string): name is (typeof papers)[number] {
  return (papers as readonly string[]).includes(name)
}
