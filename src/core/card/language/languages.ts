// The words of Runcard's own that appear on paper, in every language that they can be chosen in. Everything else on a sheet is
// the playbook's, in whatever language that is.
import { chinese } from './chinese.ts'
import { english } from './english.ts'
import { french } from './french.ts'
import { german } from './german.ts'
import { type LabelLanguage, labelLanguages, type PaperWords } from './paper-words.ts'
import { portuguese } from './portuguese.ts'
import { spanish } from './spanish.ts'

export const paperWords: Readonly<Record<LabelLanguage, PaperWords>> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
  pt: portuguese,
  zh: chinese,
}

export function isLabelLanguage(name: string): name is LabelLanguage {
  return (labelLanguages as readonly string[]).includes(name)
}
