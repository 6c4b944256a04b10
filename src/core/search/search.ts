// "What do you see?": a symptom, an error text, an alert or a command → the pages that answer it, best first, with the words
// that matched. Called at every key press.

import type { PlaybookId, ProcedureId, ScenarioId, SectionId } from '../playbook/model/document.ts'
import { type Candidate, findCandidates } from './candidates.ts'
import { fields } from './fields.ts'
import { createLineMatcher, type LineMatch, type LineMatcher, mostWorth } from './line-match.ts'
import type { Page, PageKind } from './page.ts'
import { pageAt } from './page-store.ts'
import type { PlaybookIndex } from './playbook-index.ts'
import { type Question, readQuestion } from './question.ts'
import type { MarkedLine } from './snippet.ts'
import { cutSnippet } from './snippet.ts'
import { wordsOf } from './words.ts'

export interface SearchHit {
  readonly kind: PageKind
  readonly playbookId: PlaybookId
  readonly playbookTitle: string
  readonly scenarioId?: ScenarioId
  readonly sectionId?: SectionId
  readonly procedureId?: ProcedureId
  readonly title: MarkedLine
  /** The line in which most of the question stands, where that is another than the title; of an alert, what it means. */
  readonly snippet?: MarkedLine
  readonly score: number
}

const kindWeights: Readonly<Record<PageKind, number>> = { scenario: 1, alert: 0.95, procedure: 0.85, section: 0.8, playbook: 0.6 }
/** What all lines of a page answer together, against what one of them answers. */
const scattered = 0.5
/** A page whose title says it and one of its lines too is about it: what the weaker of the two adds. */
const bothSay = 0.4
/** What the second look can make of a page, against the score of the first. */
const mostGain = 2.9
const fewestRanked = 12
/** What a page of a stopgap is worth, against one of a playbook that somebody wrote for this place. */
const stopgapWeight = 0.7
/** How many pages get the second look. A phrase must stand there word for word, which only that look can tell. */
const mostCandidates = { usual: 40, quoted: 400 }
/** Beside the best one, a page is listed that is worth this much of it and answers this much of the question. */
const listed = { ofScore: 0.25, ofShare: 0.6 }
const titleField = fields.indexOf('title')

interface Ranked {
  readonly page: Page
  readonly hit: SearchHit
  readonly share: number
}

/** At most `limit` pages, best first. Nothing for a question without words. */
export function searchPlaybooks(index: PlaybookIndex, typed: string, limit: number): readonly SearchHit[] {
  const question = readQuestion(index, typed)
  const isQuoted = question.phrases.length > 0
  const { best, tellings } = findCandidates(index, question, isQuoted ? mostCandidates.quoted : mostCandidates.usual)
  const matcher = createLineMatcher(index, question, tellings)
  const ranked = rankAll(index, best, matcher, isQuoted ? best.length : Math.max(limit, fewestRanked))
  const quoted = isQuoted ? withPhrases(ranked, question) : []
  return worthListing(quoted.length > 0 ? quoted : ranked)
    .slice(0, limit)
    .map(({ hit }) => hit)
}

/** In the order of the first look, until no page that follows can come among the first `wanted`. */
function rankAll(index: PlaybookIndex, best: readonly Candidate[], matcher: LineMatcher, wanted: number): readonly Ranked[] {
  const ranked: Ranked[] = []
  for (const candidate of best) {
    const worst = ranked[wanted - 1]
    if (worst !== undefined && candidate.score * mostGain < worst.hit.score) break
    const page = pageAt(index.pages, candidate.page)!
    const found = rank(page, candidate, matcher, index.stopgaps.has(page.playbookId) ? stopgapWeight : 1)
    if (found === undefined) continue
    let place = ranked.length
    while (place > 0 && ranked[place - 1]!.hit.score < found.hit.score) place--
    ranked.splice(place, 0, found)
  }
  return ranked
}

function rank(page: Page, candidate: Candidate, matcher: LineMatcher, weight: number): Ranked | undefined {
  const [, ...lines] = page.text.split('\n')
  const title = matcher.match(page.title, titleField)
  let best: { readonly line: string; readonly match: LineMatch } | undefined
  for (const [index, line] of lines.entries()) {
    const field = Number(page.lineFields[index + 1])
    if (best !== undefined && best.match.value >= mostWorth(field)) continue
    const match = matcher.match(line, field)
    // The heading as written says the title again; it is shown where it says more.
    if (match.value > (best?.match.value ?? 0) && (field !== titleField || match.share > title.share)) best = { line, match }
  }
  const values = [title.value, best?.match.value ?? 0] as const
  const lineValue = Math.max(...values) + bothSay * Math.min(...values)
  if (lineValue === 0) return undefined
  const { kind, playbookId, playbookTitle, scenarioId, sectionId, procedureId } = page
  const meaning = kind === 'alert' ? lines[0] : undefined
  const snippet = best !== undefined ? cutSnippet(best.line, best.match.marks) : meaning === undefined ? undefined : cutSnippet(meaning, [])
  const hit = {
    kind,
    playbookId,
    playbookTitle,
    ...(scenarioId === undefined ? {} : { scenarioId }),
    ...(sectionId === undefined ? {} : { sectionId }),
    ...(procedureId === undefined ? {} : { procedureId }),
    title: { text: page.title, marks: title.marks },
    ...(snippet === undefined ? {} : { snippet }),
    score: weight * kindWeights[kind] * (scattered * candidate.score + lineValue),
  }
  return { page, share: candidate.share, hit }
}

/** Leaves out what is far behind the best, a playbook below one of its own pages, and a section below one of its alerts. */
function worthListing(ranked: readonly Ranked[]): readonly Ranked[] {
  const [first] = ranked
  if (first === undefined) return []
  const widest = Math.max(...ranked.map(({ share }) => share))
  const good = ranked.filter(({ hit, share }) => hit.score >= first.hit.score * listed.ofScore && share >= widest * listed.ofShare)
  const shown = new Set<string>()
  return good.filter(({ page }) => {
    const stoodFor =
      page.kind === 'playbook' ? page.playbookId : page.kind === 'section' ? `${page.playbookId} ${page.sectionId}` : undefined
    if (stoodFor !== undefined && shown.has(stoodFor)) return false
    shown.add(page.playbookId)
    if (page.kind === 'alert') shown.add(`${page.playbookId} ${page.sectionId}`)
    return true
  })
}

/** Those that have every quoted phrase, word for word. */
function withPhrases(ranked: readonly Ranked[], { phrases }: Question): readonly Ranked[] {
  if (phrases.length === 0) return []
  const wanted = phrases.map((phrase) => ` ${phrase.join(' ')} `)
  return ranked.filter(({ page }) => {
    const lines = page.text.split('\n').map((line) => ` ${wordsOf(line).join(' ')} `)
    return wanted.every((phrase) => lines.some((line) => line.includes(phrase)))
  })
}
