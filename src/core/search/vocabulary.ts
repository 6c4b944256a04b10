// All words of all pages. A surface is a word as it is written, folded; a term is what its forms have in common. Pages are
// found by terms; what is typed is completed and corrected by surfaces, because those are what somebody types.
import { editDistance, lettersOf, prefixDistance } from './edit-distance.ts'
import { stemOf } from './stem.ts'
import { createWordTable, findWord, learnWord, type WordTable } from './word-table.ts'
import { hashOf } from './words.ts'

export type TermId = number

interface SortedSurfaces {
  readonly words: readonly string[]
  /** Which letters each has, to pass over most of them at a glance. */
  readonly letters: Uint32Array
}

export interface Vocabulary {
  readonly terms: Map<string, TermId>
  readonly surfaces: WordTable
  /** For each surface, its term. */
  readonly termOfSurface: TermId[]
  /** Of the surfaces, up to the number that there were when it was last needed. */
  sorted: SortedSurfaces
}

export function createVocabulary(): Vocabulary {
  return { terms: new Map(), surfaces: createWordTable(), termOfSurface: [], sorted: { words: [], letters: new Uint32Array(0) } }
}

/** The term of the word at that place of a page's text, as eachWord tells it; new words are added. */
export function learnTerm(vocabulary: Vocabulary, text: string, start: number, end: number, hash: number): TermId {
  const surface = learnWord(vocabulary.surfaces, text, start, end, hash)
  const known = vocabulary.termOfSurface[surface]
  if (known !== undefined) return known
  const term = internTerm(vocabulary, stemOf(vocabulary.surfaces.words[surface]!))
  vocabulary.termOfSurface.push(term)
  return term
}

/** The term of the word at that place of a text that was indexed. */
export function termAt(
  { surfaces, termOfSurface }: Vocabulary,
  text: string,
  start: number,
  end: number,
  hash: number,
): TermId | undefined {
  return termOfSurface[findWord(surfaces, text, start, end, hash)]
}

/** The term of a stem, which need not be a word. */
export function internTerm({ terms }: Vocabulary, stem: string): TermId {
  const known = terms.get(stem)
  if (known !== undefined) return known
  terms.set(stem, terms.size)
  return terms.size - 1
}

/** The term of a word that is written so in some page. */
export function termOfSurface(vocabulary: Vocabulary, surface: string): TermId | undefined {
  return termAt(vocabulary, surface, 0, surface.length, hashOf(surface))
}

/** The term of a folded word, also of a form that no page has. */
export function termOf(vocabulary: Vocabulary, word: string): TermId | undefined {
  return termOfSurface(vocabulary, word) ?? vocabulary.terms.get(stemOf(word))
}

/** Longer words that begin with this one. */
export function completionsOf(vocabulary: Vocabulary, start: string): readonly string[] {
  const { words } = sortedSurfaces(vocabulary)
  let low = 0
  let high = words.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (words[middle]! < start) low = middle + 1
    else high = middle
  }
  let end = low
  while (end < words.length && words[end]!.startsWith(start)) end++
  return words.slice(words[low] === start ? low + 1 : low, end)
}

/** Words that were perhaps meant, with the number of slips; with `unfinished`, also their beginnings. */
export function correctionsOf(
  vocabulary: Vocabulary,
  typed: string,
  limit: number,
  unfinished: boolean,
): readonly { readonly word: string; readonly slips: number }[] {
  const { words, letters } = sortedSurfaces(vocabulary)
  const wanted = lettersOf(typed)
  const found: { word: string; slips: number }[] = []
  for (let index = 0; index < words.length; index++) {
    const present = letters[index]!
    if (bitCount(wanted & ~present) > limit) continue
    const word = words[index]!
    if (word.length < typed.length - limit || /\d/.test(word)) continue
    if (!unfinished && (word.length > typed.length + limit || bitCount(present & ~wanted) > limit)) continue
    const slips = unfinished ? prefixDistance(typed, word, limit) : editDistance(typed, word, limit)
    if (slips <= limit) found.push({ word, slips })
  }
  return found
}

function sortedSurfaces(vocabulary: Vocabulary): SortedSurfaces {
  const { words } = vocabulary.surfaces
  const known = vocabulary.sorted.words
  if (known.length === words.length) return vocabulary.sorted
  const merged = merge(known, words.slice(known.length).sort())
  vocabulary.sorted = { words: merged, letters: Uint32Array.from(merged, lettersOf) }
  return vocabulary.sorted
}

function merge(one: readonly string[], other: readonly string[]): string[] {
  const merged: string[] = []
  let index = 0
  for (const word of one) {
    while (index < other.length && other[index]! < word) merged.push(other[index++]!)
    merged.push(word)
  }
  while (index < other.length) merged.push(other[index++]!)
  return merged
}

function bitCount(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
