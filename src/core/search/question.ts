// What somebody typed → what to look for: its words, each with the terms that answer it and how well. The last word may
// not be finished; wrong letters are forgiven where no page has the word; numbers and codes are taken as they are.
import { eachIdea } from './ideas.ts'
import type { PlaybookIndex } from './playbook-index.ts'
import { hasPostings } from './posting-lists.ts'
import { completionsOf, correctionsOf, type TermId, termOf, termOfSurface } from './vocabulary.ts'
import { isWeakWord } from './weak-words.ts'
import { eachWord, foldWord, wordsOf } from './words.ts'

export interface AskedWord {
  readonly word: string
  /** Says nothing about what is wrong: finds nothing by itself. */
  readonly isWeak: boolean
  /** Terms that answer it, from 1 (the word itself) down. */
  readonly answers: ReadonlyMap<TermId, number>
}

export interface Question {
  readonly words: readonly AskedWord[]
  /** Phrases in quotation marks, folded: they must stand in one line just so. */
  readonly phrases: readonly (readonly string[])[]
}

const quality = { partOfPhrase: 0.6, joined: 0.9, shortestCompletion: 0.45, slip: 0.65, twoSlips: 0.45 }
const mostCharacters = 2000
const mostWords = 40
const mostCompletions = 3000
/** Say when and where, never what: they only make a pasted line find a page by its date. */
const noise = [
  /\b\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?)?/g,
  /\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\s+\d{1,2}\s+(?=\d\d:\d\d)/g,
  /\b\d\d:\d\d:\d\d(?:[.,]\d+)?\b/g,
  /\bdial (?:tcp|udp|unix)\b/g,
  /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi,
  /\b(?=[0-9a-f]*\d)[0-9a-f]{12,}\b/gi,
]

export function readQuestion(index: PlaybookIndex, typed: string): Question {
  const text = noise.reduce((rest, pattern) => rest.replace(pattern, ' '), typed.slice(0, mostCharacters))
  const words = splitUnknown(index, distinctWords(text))
  const isUnfinished = /[\p{L}\p{M}\p{N}]$/u.test(text)
  const weak = weakPlaces(words)
  const answers = words.map((word, place) => answersTo(index, word, isUnfinished && place === words.length - 1))
  for (const [place, word] of words.entries()) joinWithNext(index, words, answers, place, word)
  const terms = words.map((word) => termOf(index.vocabulary, word))
  eachIdea(index.synonyms, terms, (idea, first, last) => {
    for (let place = first; place <= last; place++)
      addIdea(answers[place]!, idea, index.synonyms.nearness.get(idea)!, terms[place], last > first)
  })
  return {
    words: words.map((word, place) => ({ word, isWeak: weak.has(place), answers: answers[place]! })),
    phrases: [...typed.matchAll(/["“”„«»]([^"“”„«»]+)["“”„«»]/g)]
      .map(([, phrase = '']) => wordsOf(phrase))
      .filter(({ length }) => length > 0),
  }
}

/** In `log in`, `log` alone means another thing. */
function addIdea(answers: Map<TermId, number>, idea: TermId, nearness: number, own: TermId | undefined, isPhrase: boolean): void {
  answers.set(idea, Math.max(answers.get(idea) ?? 0, nearness))
  if (isPhrase && own !== undefined && answers.has(own)) answers.set(own, quality.partOfPhrase)
}

/**
 * Weak words, and single letters, which are the beginning of nearly everything. Where there is nothing else, a last letter
 * counts, as what is just being typed; and where there is not even that, weak words are all there is to go by.
 */
function weakPlaces(words: readonly string[]): ReadonlySet<number> {
  const weak = new Set(words.flatMap((word, place) => (isWeakWord(word) || /^[a-z]$/.test(word) ? [place] : [])))
  if (weak.size < words.length) return weak
  if (isWeakWord(words.at(-1) ?? '')) return new Set()
  weak.delete(words.length - 1)
  return weak
}

function distinctWords(text: string): string[] {
  const words = new Set<string>()
  eachWord(text, (start, end) => {
    words.add(foldWord(text.slice(start, end)))
  })
  return [...words].slice(0, mostWords)
}

/** `diskspace` → disk, space: where no page has the word, and some have both parts of it. */
function splitUnknown({ vocabulary }: PlaybookIndex, words: readonly string[]): string[] {
  const isKnown = (word: string) => termOfSurface(vocabulary, word) !== undefined
  return words.flatMap((word, place) => {
    if (word.length < 7 || !/^[a-z]+$/.test(word) || termOf(vocabulary, word) !== undefined) return [word]
    if (place === words.length - 1 && completionsOf(vocabulary, word).length > 0) return [word]
    for (let at = 3; at <= word.length - 3; at++)
      if (isKnown(word.slice(0, at)) && isKnown(word.slice(at))) return [word.slice(0, at), word.slice(at)]
    return [word]
  })
}

/** `chroma db` also asks for `chromadb`. */
function joinWithNext(
  { vocabulary }: PlaybookIndex,
  words: readonly string[],
  answers: readonly Map<TermId, number>[],
  place: number,
  word: string,
): void {
  const next = words[place + 1]
  const joined = next === undefined ? undefined : termOfSurface(vocabulary, word + next)
  if (joined === undefined) return
  for (const known of [answers[place]!, answers[place + 1]!]) known.set(joined, Math.max(known.get(joined) ?? 0, quality.joined))
}

function answersTo({ vocabulary, postings }: PlaybookIndex, word: string, isLast: boolean): Map<TermId, number> {
  const answers = new Map<TermId, number>()
  const add = (term: TermId | undefined, value: number) => {
    if (term !== undefined && hasPostings(postings, term)) answers.set(term, Math.max(answers.get(term) ?? 0, value))
  }
  const own = termOf(vocabulary, word)
  add(own, 1)
  if (isWeakWord(word) || /^\d+$/.test(word)) return answers
  const hasDigit = /\d/.test(word)
  if (isLast || (word.length >= 4 && !hasDigit)) {
    for (const longer of completionsOf(vocabulary, word).slice(0, mostCompletions)) {
      if (isWeakWord(longer)) continue
      const share = word.length / longer.length
      add(
        termOfSurface(vocabulary, longer),
        (quality.shortestCompletion + (1 - quality.shortestCompletion) * share) * (isLast ? 0.95 : 0.8),
      )
    }
  }
  // A word of the table of synonyms is spelled right, also where no page has it.
  if (own !== undefined || answers.size > 0 || hasDigit || word.length < 4) return answers
  for (const unfinished of isLast ? [false, true] : [false]) {
    for (const { word: meant, slips } of correctionsOf(vocabulary, word, word.length < 8 ? 1 : 2, unfinished))
      if (!isWeakWord(meant)) add(termOfSurface(vocabulary, meant), slips === 1 ? quality.slip : quality.twoSlips)
    if (answers.size > 0) break
  }
  return answers
}
