// The first, quick look: which pages have what was asked for, and in which of their fields. Adds numbers only; no text is
// read here.
import { createDesk } from './desk.ts'
import { fieldCount, maskWeights } from './fields.ts'
import type { PlaybookIndex } from './playbook-index.ts'
import { copyPostings } from './posting-lists.ts'
import type { Question } from './question.ts'

export interface Candidate {
  readonly page: number
  readonly score: number
  /** How much of what was asked for the page has, from 0 to 1, rare words counting more. */
  readonly share: number
}

export interface Candidates {
  /** Best first. */
  readonly best: readonly Candidate[]
  /** For each word of the question, how much it tells: 0 for weak words and those that no page has. */
  readonly tellings: readonly number[]
}

const fieldMask = (1 << fieldCount) - 1
const spare = 1.25

/** The `most` best pages. */
export function findCandidates(index: PlaybookIndex, { words }: Question, most: number): Candidates {
  const size = index.pages.books.length
  if (index.desk.word.length < size) index.desk = createDesk(Math.ceil(size * spare))
  const { word, scores, shares, results, touched, found, postings } = index.desk
  const total = size - index.pages.gone
  let foundCount = 0
  const tellings = words.map(({ isWeak, answers }) => {
    if (isWeak) return 0
    let touchedCount = 0
    for (const [term, quality] of answers) {
      const count = copyPostings(index.postings, term, postings)
      for (let place = 0; place < count; place++) {
        const posting = postings[place]!
        const page = posting >>> fieldCount
        const value = quality * maskWeights[posting & fieldMask]!
        const before = word[page]!
        if (before === 0) touched[touchedCount++] = page
        if (value > before) word[page] = value
      }
    }
    if (touchedCount === 0) return 0
    const telling = Math.log(1 + total / (touchedCount + 0.5))
    for (let place = 0; place < touchedCount; place++) {
      const page = touched[place]!
      if (shares[page] === 0) found[foundCount++] = page
      scores[page]! += telling * word[page]!
      shares[page]! += telling
      word[page] = 0
    }
    return telling
  })
  const all = tellings.reduce((sum, telling) => sum + telling, 0)
  let presentCount = 0
  for (let place = 0; place < foundCount; place++) {
    const page = found[place]!
    results[page] = (scores[page]! / all) * (shares[page]! / all)
    if (index.pages.books[page] !== undefined) touched[presentCount++] = page
  }
  const best = bestOf(touched.subarray(0, presentCount), results, most).map((page) => ({
    page,
    score: results[page]!,
    share: shares[page]! / all,
  }))
  for (let place = 0; place < foundCount; place++) {
    const page = found[place]!
    scores[page] = 0
    shares[page] = 0
  }
  return { best, tellings }
}

/** The few best of very many, without sorting all; of equal ones, those that come first in their playbooks. */
function bestOf(pages: Int32Array, results: Float64Array, most: number): readonly number[] {
  const best: number[] = []
  const isBetter = (page: number, than: number) => results[page]! > results[than]! || (results[page] === results[than] && page < than)
  for (const page of pages) {
    if (best.length === most) {
      if (!isBetter(page, best[most - 1]!)) continue
      best.pop()
    }
    let place = best.length
    while (place > 0 && isBetter(page, best[place - 1]!)) place--
    best.splice(place, 0, page)
  }
  return best
}
