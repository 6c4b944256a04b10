// The language of the labels on a printing: the one that was asked for, or that of the playbook.
import { RuncardError } from '../../contract/errors.ts'
import { paperWords } from '../../core/card/language/languages.ts'
import type { LabelLanguage } from '../../core/card/language/paper-words.ts'
import { labelsBeside } from '../../core/card/language/playbook-language.ts'
import { openFonts } from './font/fonts.ts'

/**
 * English in place of the playbook's own language where no typeface has the letters of its labels: what else it says lacks them too.
 * `language` is the playbook's. Throws RuncardError labels-without-font where such labels were asked for.
 */
export function labelsFor(language: string, asked: LabelLanguage | undefined): LabelLanguage {
  const labels = asked ?? labelsBeside(language)
  if (labels === 'en') return labels
  const words = JSON.stringify(paperWords[labels])
  const fonts = openFonts(() => words)
  fonts.segment(words, 'text')
  if (fonts.missing.size === 0) return labels
  if (asked === undefined) return 'en'
  throw new RuncardError('labels-without-font', { language: paperWords[labels].englishName })
}
