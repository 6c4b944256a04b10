// Rules: when the playbook was last looked at and when it is to be looked at again.

import type { Playbook } from '../../playbook/model/playbook.ts'
import { dateIn } from '../../playbook/wording/durations.ts'
import { linesMatching } from '../line-search.ts'
import type { Rule } from '../rule.ts'
import { isPlaybook, type Subject } from '../subject.ts'

const steps = '\n```bash\ndocker ps\n```\n'

export const reviewRules: readonly Rule[] = [
  {
    name: 'review-overdue',
    level: 'warning',
    summary: 'The day of the next review has passed.',
    why: 'Systems change faster than their playbooks: a step that was right a year ago stops somebody tonight.',
    next: 'Go through it once with somebody who runs the system, then write the new dates.',
    find(subject) {
      const { nextReview, lastUpdated } = subject.playbook.meta
      const due = reviewDueOn(subject.playbook.meta)
      if (due === undefined || due >= subject.today) return []
      const line = lineOfDate(subject, nextReview ?? lastUpdated ?? '', nextReview !== undefined)
      return [{ line, message: `The review was due on ${due}, ${agoInWords(due, subject.today)} ago.` }]
    },
    yes: `**Next Review**: 2026-09-01${steps}`,
    no: `**Next Review**: 2027-09-01${steps}`,
  },
  {
    name: 'review-missing',
    level: 'warning',
    summary: 'Nothing says when it is to be reviewed.',
    why: 'Without a day nobody looks, and nobody can tell a fresh playbook from one that was forgotten.',
    next: 'Add “next_review: 2027-06-01” to the front matter, or a line “**Next Review**: 2027-06-01”.',
    find(subject) {
      const { lastUpdated } = subject.playbook.meta
      if (!isPlaybook(subject) || reviewDueOn(subject.playbook.meta) !== undefined) return []
      const line = lastUpdated === undefined ? 1 : lineOfDate(subject, lastUpdated, false)
      const known = lastUpdated === undefined ? '' : `, only that it was last changed on ${lastUpdated}`
      return [{ line, message: `Nothing says when the next review is${known}.` }]
    },
    yes: `**Last Updated**: 2026-09-01${steps}`,
    no: `**Last Updated**: 2026-09-01\n**Review Schedule**: Quarterly${steps}`,
  },
]

/** The day of the next review, ISO 8601: `review-overdue` is found from the day after it. */
export function reviewDueOn({ nextReview, lastUpdated, reviewEvery }: Playbook['meta']): string | undefined {
  return nextReview ?? dayAfter(lastUpdated, reviewEvery)
}

/** The day a period after another, where both are known. */
function dayAfter(day: string | undefined, period: string | undefined): string | undefined {
  const match = /^P(\d+)([DMY])$/.exec(period ?? '')
  if (day === undefined || match === null) return undefined
  const date = new Date(`${day}T00:00:00Z`)
  const count = Number(match[1])
  if (match[2] === 'D') date.setUTCDate(date.getUTCDate() + count)
  else if (match[2] === 'M') date.setUTCMonth(date.getUTCMonth() + count)
  else date.setUTCFullYear(date.getUTCFullYear() + count)
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().slice(0, 10)
}

/** Where the date stands: the line about reviews before any other. */
function lineOfDate({ lines, written }: Subject, day: string, isReview: boolean): number {
  const ofThatYear = linesMatching(written, new RegExp(day.slice(0, 4).replace(/\W/g, '\\$&'), 'g'))
  const candidates = ofThatYear.filter((index) => dateIn(lines[index]!) === day)
  const best = isReview ? candidates.find((index) => /review|update|pr[üu]f|r[ée]vision|审|评/i.test(lines[index]!)) : undefined
  return (best ?? candidates[0] ?? 0) + 1
}

function agoInWords(day: string, today: string): string {
  const days = Math.round((Date.parse(today) - Date.parse(day)) / 86_400_000)
  if (days < 60) return `${days} day${days === 1 ? '' : 's'}`
  const months = Math.round(days / 30.44)
  return months < 24 ? `${months} months` : `${Math.floor(months / 12)} years`
}
