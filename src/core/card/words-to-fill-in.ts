// "Restore from the backup at [OFFSITE_LOCATION].": what the words of a step leave open, as lines to write on. What is in its
// commands has its lines there.
import type { Step } from '../playbook/model/procedure.ts'
import { plainText } from '../playbook/source/inlines.ts'
import type { FormPart } from './sheet.ts'

const blankInWords = /\[([A-Z][A-Z0-9]+(?:[_ -][A-Z0-9]+)*)\](?![([])/g
/** Marks that logs and lists have. */
const mark =
  /^(?:ERROR|WARN(?:ING)?|INFO|DEBUG|FATAL|TRACE|CRITICAL|NOTICE|OK|FAIL(?:ED)?|PASS(?:ED)?|DONE|TODO|WIP|SKIP(?:PED)?|NEW|N\/A)$/

/** One part of a form for each, in the order of the words; `asked` has what is asked for already, and gets these too. */
export function wordsToFillIn({ title, notes }: Step, asked: Set<string>): readonly FormPart[] {
  const words = [title, ...notes.flatMap((note) => (note.type === 'paragraph' ? [plainText(note.inlines)] : []))]
  return words.flatMap((text) =>
    [...text.matchAll(blankInWords)].flatMap(([written, label]): readonly FormPart[] => {
      if (asked.has(written) || mark.test(label!)) return []
      asked.add(written)
      return [{ label: written, share: 1 }]
    }),
  )
}
