// Paper as a screen gets it: the PDF's bytes and a name to save them under.
import { basename, extname } from 'node:path'
import type { Paper, Pdf } from '../../contract/calls.ts'
import { RuncardError } from '../../contract/errors.ts'
import type { ScenarioId } from '../../core/playbook/model.ts'
import type { OpenPlaybook } from '../library/library.ts'
import { typesetBooklet } from '../print/booklet.ts'
import { typesetCard } from '../print/card.ts'
import type { Printed, PrintOptions } from '../print/print-options.ts'

/** Throws RuncardError nothing-to-print. */
export async function bookletPdf({ playbook, file }: OpenPlaybook, paper: Paper): Promise<Pdf> {
  if (playbook.blocks.length === 0) throw new RuncardError('nothing-to-print', { file })
  return pdf(fileName([playbook.title || nameOf(file)]), await typesetBooklet(playbook, printing(file, paper)))
}

/** Throws RuncardError scenario-unknown. */
export async function cardPdf({ playbook, file }: OpenPlaybook, scenarioId: ScenarioId, paper: Paper): Promise<Pdf> {
  const scenario = playbook.scenarios.find(({ id }) => id === scenarioId)
  if (scenario === undefined) {
    const scenarios = playbook.scenarios.map(({ title }) => title).join(', ') || 'none'
    throw new RuncardError('scenario-unknown', { scenario: scenarioId, file, scenarios })
  }
  const name = fileName([playbook.title || nameOf(file), scenario.number ?? '', scenario.title])
  return pdf(name, await typesetCard(playbook, scenarioId, printing(file, paper)))
}

function printing(file: string, paper: Paper): PrintOptions {
  const now = new Date()
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000)
  return { paper, fileName: basename(file), printedOn: local.toISOString().slice(0, 10) }
}

function pdf(name: string, { bytes, pageCount, missingCharacters }: Printed): Pdf {
  return { fileName: name, base64: Buffer.from(bytes).toString('base64'), pageCount, missingCharacters: [...missingCharacters] }
}

function nameOf(file: string): string {
  return basename(file, extname(file))
}

/** "Emergency Recovery Playbook", "3", "401 for all" → emergency-recovery-playbook-3-401-for-all.pdf */
function fileName(parts: readonly string[]): string {
  const words = parts
    .join(' ')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .match(/[\p{L}\p{N}]+/gu) ?? ['playbook']
  return `${words.join('-').slice(0, 100).replace(/-$/, '')}.pdf`
}
