// What came of an export, in two sentences.
import type { ExportState } from '../../../contract/paper-calls.ts'
import type { Words } from '../../notice/describe.ts'
import { counted } from '../../parts/words.ts'

export type Ended = Extract<ExportState, { type: 'ended' }>

export function accountWords({ isCancelled, folder, zip, playbookCount, written, unchanged, failures, problem, leftovers }: Ended): Words {
  const what = `${counted(written, 'new PDF')}${folder === undefined ? '' : `, ${unchanged} as before`}`
  const where = zip !== undefined ? ` in ${zip.fileName}` : folder === undefined ? '' : ` in ${folder}`
  const left =
    leftovers === 0
      ? ''
      : ` ${counted(leftovers, 'PDF')} of earlier exports ${leftovers === 1 ? 'was' : 'were'} not made by this one, and left there.`
  const failed = failures.length === 0 ? '' : ` ${counted(failures.length, 'problem')}, see below.`
  if (isCancelled)
    return folder === undefined
      ? { title: 'Cancelled: nothing was saved.', next: '' }
      : { title: `Cancelled: ${what}${where}.`, next: 'Each of them is whole; the next export into this folder makes the rest.' }
  if (problem !== undefined) return { title: `Ended early: ${what}${where}.`, next: 'Each PDF that is there is whole.' }
  return { title: `${counted(playbookCount, 'playbook')} exported: ${what}${where}.`, next: `${failed}${left}`.trim() }
}
