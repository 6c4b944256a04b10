// The tables of synonyms at work. Each row is an idea with a term of its own, which a page gets in every field in which any
// of the row's phrases stands; a question that has one of the phrases asks for that term too.
import { stemOf } from './stem.ts'
import { nearMeaning, sameMeaning } from './synonyms.ts'
import { internTerm, type TermId, type Vocabulary } from './vocabulary.ts'
import { isWeakWord } from './weak-words.ts'
import { wordsOf } from './words.ts'

interface Phrase {
  readonly idea: TermId
  readonly terms: readonly TermId[]
}

export interface Synonyms {
  /** By the term that they begin with. */
  readonly phrases: readonly (readonly Phrase[] | undefined)[]
  /** How well one phrase of an idea stands for another. */
  readonly nearness: ReadonlyMap<TermId, number>
  /** Terms that may stand between two of a phrase: "port *already* in use". */
  readonly weakTerms: ReadonlySet<TermId>
}

const nearness = { same: 0.85, near: 0.5 }
const mostBetween = 2
const weakBetween = 'already is was are been the a an any to any it be being'.split(' ')

export function createSynonyms(vocabulary: Vocabulary): Synonyms {
  const phrases: (Phrase[] | undefined)[] = []
  const nearnessOf = new Map<TermId, number>()
  const rows = [...sameMeaning.map((row) => ({ row, value: nearness.same })), ...nearMeaning.map((row) => ({ row, value: nearness.near }))]
  rows.forEach(({ row, value }, number) => {
    const idea = internTerm(vocabulary, `idea ${number}`)
    nearnessOf.set(idea, value)
    for (const phrase of row) {
      const terms = wordsOf(phrase).map((word) => internTerm(vocabulary, stemOf(word)))
      const [first] = terms
      if (first !== undefined) phrases[first] = [...(phrases[first] ?? []), { idea, terms }]
    }
  })
  const weakTerms = new Set(weakBetween.filter(isWeakWord).map((word) => internTerm(vocabulary, stemOf(word))))
  return { phrases, nearness: nearnessOf, weakTerms }
}

/** Calls back for every phrase among the terms, with the places of its first and its last word. */
export function eachIdea(
  { phrases, weakTerms }: Synonyms,
  terms: readonly (TermId | undefined)[],
  visit: (idea: TermId, first: number, last: number) => void,
): void {
  for (let first = 0; first < terms.length; first++) {
    const term = terms[first]
    const begun = term === undefined ? undefined : phrases[term]
    if (begun === undefined) continue
    for (const phrase of begun) {
      const last = endOf(phrase.terms, terms, first, weakTerms)
      if (last !== undefined) visit(phrase.idea, first, last)
    }
  }
}

function endOf(
  phrase: readonly TermId[],
  terms: readonly (TermId | undefined)[],
  first: number,
  weakTerms: ReadonlySet<TermId>,
): number | undefined {
  let place = first
  let between = 0
  for (let index = 1; index < phrase.length; index++) {
    place++
    while (terms[place] !== phrase[index]) {
      if (terms[place] === undefined || !weakTerms.has(terms[place]!) || ++between > mostBetween) return undefined
      place++
    }
  }
  return place
}
