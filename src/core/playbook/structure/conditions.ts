// "If restore fails: try the next older backup": a condition about failing, and what to do then. Conditions about
// circumstances ("If using Docker") are none.
import { branchHeading } from '../wording/words.ts'
import { failingMention } from './words.ts'

export interface Condition {
  /** As written: "If restore fails". */
  readonly when: string
  /** What to do; '' where that stands below. */
  readonly doing: string
}

const circumstance =
  /^(?:if|when|in case|wenn|falls|si|en caso)\b,?\s+(?:(?:you(?:['’]re| are| have| want| need)?|we|it is|it['’]s|they|sie|vous|usted)\s+)*(?:us(?:e|es|ing)\b|run(?:s|ning)? (?:in|on|under|with)\b|on\b|available|needed|necessary|required|applicable|desired|possible|configured|enabled|deployed|successful|installed|using|n[öo]tig|vorhanden|n[ée]cessaire|disponible|necesario)/i

const longestCondition = 120

/** A heading or label that says what to do when something failed. */
export function isFailureHeading(title: string): boolean {
  return branchHeading.test(title) && !circumstance.test(title)
}

/** Reads a sentence or a `Key: value` line as a condition about failing. */
export function readCondition(text: string): Condition | undefined {
  const trimmed = text.trim()
  const start = trimmed.slice(0, longestCondition)
  if (!branchHeading.test(start)) return failedThing(trimmed)
  if (circumstance.test(start)) return undefined
  const end = /[:：,，;→]|\s[–—-]\s|\.(?=\s|$)|\bthen\b/.exec(start)
  const when = end === null ? start : start.slice(0, end.index).trim()
  if (when.length === 0 || (end === null && trimmed.length > longestCondition) || !failingMention.test(when)) return undefined
  const doing = end === null ? '' : trimmed.slice(end.index + end[0].length).trim()
  return { when, doing }
}

/** "A check fails: don't cut over by hand." */
function failedThing(text: string): Condition | undefined {
  const colon = text.slice(0, 60).search(/[:：]/)
  if (colon <= 0) return undefined
  const when = text.slice(0, colon).trim()
  return /\b(?:fails|failed|does(?:n['’]t| not) work|scheitert|[ée]choue|falla)$|失败$/i.test(when) && /\s|失败/.test(when)
    ? { when, doing: text.slice(colon + 1).trim() }
    : undefined
}
