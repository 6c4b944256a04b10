// `--language`: of the words on paper that are Runcard's own.
import { isLabelLanguage } from '../core/card/language/languages.ts'
import { type LabelLanguage, labelLanguages } from '../core/card/language/paper-words.ts'
import { usageError } from './command.ts'

/** Undefined where none is asked for. Throws RuncardError usage where there are no labels in it. */
export function labelsWish(command: string, language: string | undefined): LabelLanguage | undefined {
  if (language === undefined || isLabelLanguage(language)) return language
  throw usageError(command, `There are no labels in “${language}”; choose one of ${labelLanguages.join(', ')}.`)
}
