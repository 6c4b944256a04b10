// Several playbooks as one PDF, with one table of contents and a tab for each.
import { RuncardError } from '../../contract/errors.ts'
import { type BinderPart, binderSheets } from '../../core/card/binder.ts'
import { binderFormat, type LayoutWish, layoutOn, type UsualPaper } from '../../core/card/format.ts'
import { paperWords } from '../../core/card/language/languages.ts'
import type { LabelLanguage } from '../../core/card/language/paper-words.ts'
import { languageOf } from '../../core/card/language/playbook-language.ts'
import { blankContactsOf } from './blank-contacts.ts'
import { bookletDesign } from './formats/booklet.ts'
import { labelsFor } from './labels-for.ts'
import type { Printed } from './print-options.ts'
import { setWork } from './set-work.ts'

export interface BinderPrinting extends LayoutWish {
  /** ISO 8601. */
  readonly printedOn: string
  readonly own?: UsualPaper
  /** The language of Runcard's own words; that of the playbooks where left out and they have one in common. */
  readonly labels?: LabelLanguage | undefined
  /** Gives it up within a blink. */
  readonly signal?: AbortSignal | undefined
}

/** The first of the printed sheets is the table of contents, then comes one for each part. Throws RuncardError paper-unsuited, labels-without-font, cancelled. */
export async function typesetBinder(
  parts: readonly BinderPart[],
  { printedOn, own, labels: asked, signal, ...wish }: BinderPrinting,
): Promise<Printed> {
  const layout = layoutOn(binderFormat, wish, own)
  if ('instead' in layout) throw new RuncardError('paper-unsuited', { format: binderFormat.name, ...layout })
  const languages = parts.map(({ playbook }) => languageOf(playbook))
  const shared = new Set(languages).size === 1 ? (languages[0] as string) : 'en'
  const labels = labelsFor(shared, asked)
  const worded = parts.map(({ playbook, printing }, index) => {
    const language = languages[index]
    return { playbook, printing: { ...printing, labels, ...(language === undefined ? {} : { language }) } }
  })
  const sheets = binderSheets(worded, printedOn, labels)
  const title = parts.map(({ playbook, printing }) => playbook.title || printing.fileName).join(', ')
  const work = { title: `${paperWords[labels].binder}: ${title}`, sheets, design: bookletDesign(layout), counts: 'through' } as const
  const printed = await setWork(work, layout, { fileName: '', printedOn, signal })
  return { ...printed, blankContacts: [...new Set(parts.flatMap(({ playbook }) => blankContactsOf(playbook)))] }
}
