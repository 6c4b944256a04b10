// Paper as a screen gets it: the PDF's bytes and a name to save them under.
import { basename, extname } from 'node:path'
import type { Pdf, PrintOrder } from '../../contract/calls.ts'
import type { PrintFormat, UsualPaper } from '../../core/card/format.ts'
import { formats } from '../../core/card/format.ts'
import type { Playbook } from '../../core/playbook/model.ts'
import type { OpenPlaybook } from '../library/library.ts'
import { typeset } from '../print/typeset.ts'

/** Throws what typeset throws. */
export async function makePdf({ playbook, file }: OpenPlaybook, order: Omit<PrintOrder, 'playbookId'>, own: UsualPaper): Promise<Pdf> {
  const now = new Date()
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000)
  const options = { ...order, own, fileName: basename(file), printedOn: local.toISOString().slice(0, 10) }
  const { format } = order
  const { bytes, pageCount, missingCharacters, blankContacts } = await typeset(playbook, format, options)
  return {
    fileName: fileNameOf(playbook, file, format),
    base64: Buffer.from(bytes).toString('base64'),
    pageCount,
    missingCharacters: [...missingCharacters],
    blankContacts: [...blankContacts],
  }
}

/** "Emergency Recovery Playbook", "3", "401 for all" → emergency-recovery-playbook-3-401-for-all.pdf */
function fileNameOf(playbook: Playbook, file: string, format: PrintFormat): string {
  const scenarioId = 'scenarioId' in format ? format.scenarioId : undefined
  const scenario = playbook.scenarios.find(({ id }) => id === scenarioId)
  const parts = [
    playbook.title || basename(file, extname(file)),
    scenario?.number ?? '',
    scenario?.title ?? '',
    format.type === 'booklet' || format.type === 'card' ? '' : formats[format.type].name,
  ]
  const words = parts
    .join(' ')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .match(/[\p{L}\p{N}]+/gu) ?? ['playbook']
  return `${words.join('-').slice(0, 100).replace(/-$/, '')}.pdf`
}
