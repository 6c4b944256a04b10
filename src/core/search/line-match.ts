// The second look, at the lines of the few pages that are left: which words of a line answer the question, and how much of
// the question it answers. What is marked on a screen comes from here.
import { fieldWeights } from './fields.ts'
import { eachIdea } from './ideas.ts'
import type { PlaybookIndex } from './playbook-index.ts'
import type { Question } from './question.ts'
import { type TermId, termAt } from './vocabulary.ts'
import { eachWord } from './words.ts'

export interface MatchRange {
  readonly start: number
  readonly end: number
}

export interface LineMatch {
  /** What the line is worth, in the weights of the fields. */
  readonly value: number
  /** Share of the question that the line answers, 0 to 1. */
  readonly share: number
  /** UTF-16 units of the line, in order, not overlapping. */
  readonly marks: readonly MatchRange[]
}

export interface LineMatcher {
  match(line: string, field: number): LineMatch
}

const worth = { wordsTogether: 0.6, nothingElse: 0.4 }
const none: LineMatch = { value: 0, share: 0, marks: [] }

interface Answer {
  readonly place: number
  readonly quality: number
  /** By another phrase that means the same. */
  readonly isIdea: boolean
}

/** What a word of a line answers; undefined where nothing. */
type Hits = readonly Answer[] | undefined

/** What a line of this field is worth that is the question, word for word. */
export function mostWorth(field: number): number {
  return fieldWeights[field]! * (1 + worth.wordsTogether + worth.nothingElse)
}

/** `tellings`: for each word of the question, how much it tells. */
export function createLineMatcher(index: PlaybookIndex, { words }: Question, tellings: readonly number[]): LineMatcher {
  const { vocabulary, synonyms } = index
  const answers = answersByTerm(words)
  const isAnswer = new Uint8Array(vocabulary.terms.size)
  for (const term of answers.keys()) isAnswer[term] = 1
  const asksIdeas = [...answers.keys()].some((term) => synonyms.nearness.has(term))
  // Of the line that is looked at: start and end of each word, and its term.
  const places: number[] = []
  const terms: (TermId | undefined)[] = []
  const all = tellings.reduce((sum, telling) => sum + telling, 0)
  function match(line: string, field: number): LineMatch {
    places.length = 0
    terms.length = 0
    let isHit = false
    eachWord(line, (start, end, hash) => {
      const term = termAt(vocabulary, line, start, end, hash)
      places.push(start, end)
      terms.push(term)
      if (term !== undefined && isAnswer[term] === 1) isHit = true
    })
    // Most lines end here: they have been read, and nothing was made of them.
    if (!isHit && !asksIdeas) return none
    const hits: Hits[] = terms.map((term) => (term === undefined ? undefined : answers.get(term)))
    if (asksIdeas && !addIdeas(hits) && !isHit) return none
    return weigh(hits, field)
  }

  /** Whether any phrase of an idea that was asked for is among the words. */
  function addIdeas(hits: Hits[]): boolean {
    let isHit = false
    eachIdea(synonyms, terms, (idea, first, last) => {
      const asked = answers.get(idea)
      if (asked === undefined) return
      isHit = true
      const literal = new Set(
        hits.slice(first, last + 1).flatMap((answered) => (answered ?? []).flatMap((hit) => (hit.isIdea ? [] : [hit.place]))),
      )
      // The very phrase that was typed, and not another of its idea.
      const isLiteral = asked.every(({ place }) => literal.has(place))
      const found = asked.map(({ place, quality }) => ({ place, quality: isLiteral ? 1 : quality, isIdea: true }))
      for (let index = first; index <= last; index++) hits[index] = [...(hits[index] ?? []), ...found]
    })
    return isHit
  }

  function weigh(hits: readonly Hits[], field: number): LineMatch {
    const isMarked = hits.map((answered) => answered?.some(({ place }) => tellings[place]! > 0) === true)
    if (!isMarked.includes(true)) return none
    // A weak word is marked beside the word that it stands beside in the question.
    const reach = (index: number, beside: number, step: number) => {
      if (isMarked[index] || !isMarked[beside]) return
      isMarked[index] = hits[index]?.some(({ place }) => hits[beside]!.some((other) => other.place === place + step)) === true
    }
    for (let index = hits.length - 2; index >= 0; index--) reach(index, index + 1, 1)
    for (let index = 1; index < hits.length; index++) reach(index, index - 1, -1)
    const best = new Map<number, number>()
    for (const { place, quality } of hits.flatMap((answered) => answered ?? [])) best.set(place, Math.max(best.get(place) ?? 0, quality))
    let answered = 0
    let mass = 0
    for (const [place, quality] of best) {
      answered += tellings[place]!
      mass += tellings[place]! * quality
    }
    const share = answered / all
    const marked = isMarked.filter(Boolean).length
    const together = pairsTogether(hits) / Math.max(1, words.length - 1)
    const value =
      fieldWeights[field]! * (mass / all) ** 2 * share * (1 + worth.wordsTogether * together + worth.nothingElse * (marked / hits.length))
    return { value, share, marks: marksOf(isMarked) }
  }

  function marksOf(isMarked: readonly boolean[]): MatchRange[] {
    return isMarked.flatMap((marked, word) => (marked ? [{ start: places[2 * word]!, end: places[2 * word + 1]! }] : []))
  }

  return { match }
}

/** How many neighbours in the question are neighbours here. */
function pairsTogether(hits: readonly Hits[]): number {
  const pairs = new Set<number>()
  for (let index = 0; index + 1 < hits.length; index++) {
    const next = hits[index + 1]
    if (next === undefined) continue
    for (const { place, isIdea } of hits[index] ?? [])
      if (!isIdea && next.some((other) => !other.isIdea && other.place === place + 1)) pairs.add(place)
  }
  return pairs.size
}

function answersByTerm(words: Question['words']): ReadonlyMap<TermId, readonly Answer[]> {
  const answers = new Map<TermId, Answer[]>()
  words.forEach((word, place) => {
    for (const [term, quality] of word.answers) {
      const known = answers.get(term)
      if (known === undefined) answers.set(term, [{ place, quality, isIdea: false }])
      else known.push({ place, quality, isIdea: false })
    }
  })
  return answers
}
