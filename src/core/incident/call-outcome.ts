import { english } from '../card/language/english.ts'
import type { JournalWords } from '../card/language/journal-words.ts'

// What came of calling somebody: the journal's codes for it, and its words.
export const callOutcomes = ['reached', 'no-answer', 'left-message'] as const
export type CallOutcome = (typeof callOutcomes)[number]

/** "no answer"; "called" where what came of it is not known. */
export function callWords({ outcome }: { readonly outcome?: CallOutcome }, words: JournalWords = english.journal): string {
  return words.callOutcomes[outcome ?? 'unknown']
}
