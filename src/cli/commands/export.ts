// `runcard export`: a playbook, or the card of one scenario, as a PDF to print.
import { basename } from 'node:path'
import { RuncardError } from '../../contract/errors.ts'
import type { Playbook, ScenarioId } from '../../core/playbook/model.ts'
import type { Printed } from '../../engine/print/print-options.ts'
import { chooseScenario } from '../choose/scenario.ts'
import { defineCommand, usageError } from '../command.ts'
import { readPlaybookAt } from '../read-playbook.ts'
import { counted } from '../text/words.ts'
import { writeOutput } from '../write-output.ts'

const papers = ['a4', 'letter'] as const
type Paper = (typeof papers)[number]

export const exportCommand = defineCommand({
  name: 'export',
  summary: 'Write a playbook, or the card of one scenario, as a PDF to print.',
  usage: 'FILE [--card SCENARIO] [--paper a4|letter] -o OUT.pdf',
  positionals: { name: 'FILE', least: 1, most: 1 },
  options: {
    output: {
      type: 'string',
      short: 'o',
      value: 'OUT.pdf',
      help: 'Where to write; “-” is standard output. An existing file is replaced, and only when the new one is complete.',
    },
    card: {
      type: 'string',
      value: 'SCENARIO',
      help: 'Only this scenario: its id, the author’s number (3 of “Emergency #3”), its title or a part of it.',
    },
    paper: { type: 'string', value: 'a4|letter', help: 'Size of the paper; a4 where left out.' },
  },
  details: ['A character that no typeface has is printed as its code point, and named on standard error.'],
  examples: [
    'runcard export playbooks/database.md -o database.pdf',
    'runcard export playbooks/database.md --card 3 --paper letter -o disk-full.pdf',
  ],
  async run({ output, card, paper = 'a4' }, [file = ''], terminal) {
    if (output === undefined || output === '') throw usageError('export', 'Say where to write the PDF, with -o OUT.pdf.')
    if (!isPaper(paper)) throw usageError('export', `There is no paper “${paper}”; choose ${papers.join(' or ')}.`)
    const playbook = await readPlaybookAt(file)
    const scenario = card === undefined ? undefined : chooseScenario(playbook, file, card)
    const printed = await typeset(playbook, file, paper, scenario?.id)
    if (output === '-') await terminal.print(printed.bytes)
    else await writeOutput(output, printed.bytes)
    const what = scenario === undefined ? 'the booklet' : `the card “${scenario.title}”`
    terminal.say(`Wrote ${what} (${counted(printed.pageCount, 'page')}) to ${output === '-' ? 'standard output' : output}.`)
    if (printed.missingCharacters.length > 0)
      terminal.say(`No typeface has these characters; they are printed as their code points: ${printed.missingCharacters.join(', ')}`)
    return 0
  },
})

async function typeset(playbook: Playbook, file: string, paper: Paper, scenarioId: ScenarioId | undefined): Promise<Printed> {
  if (playbook.blocks.length === 0 && playbook.procedures.length === 0) throw new RuncardError('nothing-to-print', { file })
  const options = { fileName: basename(file), printedOn: today(), paper }
  if (scenarioId === undefined) return (await import('../../engine/print/booklet.ts')).typesetBooklet(playbook, options)
  return (await import('../../engine/print/card.ts')).typesetCard(playbook, scenarioId, options)
}

function isPaper(name: string): name is Paper {
  return (papers as readonly string[]).includes(name)
}

/** The day where the printer stands, ISO 8601; SOURCE_DATE_EPOCH makes an export repeatable. */
function today(): string {
  const epoch = Number(process.env.SOURCE_DATE_EPOCH)
  if (process.env.SOURCE_DATE_EPOCH !== undefined && Number.isFinite(epoch)) return new Date(epoch * 1000).toISOString().slice(0, 10)
  const now = new Date()
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-')
}
