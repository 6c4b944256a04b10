// What came of calling somebody: the journal's codes for it, and its words.
export const callOutcomes = ['reached', 'no-answer', 'left-message'] as const
export type CallOutcome = (typeof callOutcomes)[number]

const callOutcomeWords: Readonly<Record<CallOutcome, string>> = {
  reached: 'reached',
  'no-answer': 'no answer',
  'left-message': 'left a message',
}

/** "no answer"; "called" where what came of it is not known. */
export function callWords({ outcome }: { readonly outcome?: CallOutcome }): string {
  return outcome === undefined ? 'called' : callOutcomeWords[outcome]
}
