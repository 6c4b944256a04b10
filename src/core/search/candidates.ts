// The first, quick look: which pages have what was asked for, and in which of their fields. Adds numbers only; no text is
// read here.
import { fieldCount, maskWeights } from './fields.ts'
import type { PlaybookIndex } from './playbook-index.ts'
import { eachPosting } from './posting-lists.ts'
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

/** The `most` best pages. */
export function findCandidates(index: PlaybookIndex, { words }: Question, most: number): Candidates {
  const size = index.pages.books.length
  const scores = new Float32Array(size)
  const shares = new Float32Array(size)
  const word = new Float32Array(size)
  const found: number[] = []
  const total = size - index.pages.gone
  const tellings = words.map(({ isWeak, answers }) => {
    if (isWeak) return 0
    const touched: number[] = []
    const note = (posting: number, quality: number) => {
      const page = posting >>> fieldCount
      const value = quality * maskWeights[posting & fieldMask]!
      const before = word[page]!
      if (before === 0) touched.push(page)
      if (value > before) word[page] = value
    }
    for (const [term, quality] of answers) {
      eachPosting(index.postings, term, (posting) => note(posting, quality))
    }
    if (touched.length === 0) return 0
    const telling = Math.log(1 + total / (touched.length + 0.5))
    for (const page of touched) {
      if (shares[page] === 0) found.push(page)
      scores[page]! += telling * word[page]!
      shares[page]! += telling
      word[page] = 0
    }
    return telling
  })
  const all = tellings.reduce((sum, telling) => sum + telling, 0)
  const best = bestOf(
    found.filter((page) => index.pages.books[page] !== undefined),
    (page) => (scores[page]! / all) * (shares[page]! / all),
    most,
  )
  return { best: best.map(({ page, score }) => ({ page, score, share: shares[page]! / all })), tellings }
}

/** The few best of very many, without sorting all; of equal ones, those that come first in their playbooks. */
function bestOf(
  pages: readonly number[],
  scoreOf: (page: number) => number,
  most: number,
): { readonly page: number; readonly score: number }[] {
  const best: { page: number; score: number }[] = []
  for (const page of pages) {
    const score = scoreOf(page)
    const last = best[most - 1]
    if (last !== undefined && (score < last.score || (score === last.score && page > last.page))) continue
    if (last !== undefined) best.pop()
    let place = best.length
    while (place > 0 && (best[place - 1]!.score < score || (best[place - 1]!.score === score && best[place - 1]!.page > page))) place--
    best.splice(place, 0, { page, score })
  }
  return best
}
