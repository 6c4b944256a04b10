// Several playbooks as one PDF, with one table of contents and a tab for each.
import { RuncardError } from '../../contract/errors.ts'
import { type BinderPart, binderSheets } from '../../core/card/binder.ts'
import { binderFormat, type LayoutWish, layoutOn, type UsualPaper } from '../../core/card/format.ts'
import { blankContactsOf } from './blank-contacts.ts'
import { bookletDesign } from './formats/booklet.ts'
import type { Printed } from './print-options.ts'
import { setWork } from './set-work.ts'

/** The first of the printed sheets is the table of contents, then comes one for each part. Throws RuncardError paper-unsuited. */
export async function typesetBinder(parts: readonly BinderPart[], printedOn: string, wish: LayoutWish, own?: UsualPaper): Promise<Printed> {
  const layout = layoutOn(binderFormat, wish, own)
  if ('instead' in layout) throw new RuncardError('paper-unsuited', { format: binderFormat.name, ...layout })
  const sheets = binderSheets(parts, printedOn)
  const title = parts.map(({ playbook, printing }) => playbook.title || printing.fileName).join(', ')
  const work = { title: `Binder: ${title}`, sheets, design: bookletDesign(layout), counts: 'through' } as const
  const printed = await setWork(work, layout, { fileName: '', printedOn })
  return { ...printed, blankContacts: [...new Set(parts.flatMap(({ playbook }) => blankContactsOf(playbook)))] }
}
