// A sheet in the language that its labels are to be in. The code of a page is made from what it says in English, so that a sheet
// is known by it in whatever language it was printed, and every sheet that is out there still is.
import type { Sheet } from '../sheet.ts'
import { paperWords } from './languages.ts'
import type { LabelLanguage, PaperWords } from './paper-words.ts'

type Said = Pick<Sheet, 'scenarioId' | 'title' | 'elements' | 'footer'>

/**
 * `say` makes the same elements whatever the words are, for they are counted off against each other. `language` is that of the
 * playbook.
 */
export function worded(labels: LabelLanguage, language: string, say: (words: PaperWords) => Said): Sheet {
  const sheet = { ...say(paperWords[labels]), language, labels }
  if (labels === 'en') return sheet
  const { elements, footer } = say(paperWords.en)
  return { ...sheet, coded: { name: footer.name, elements } }
}
