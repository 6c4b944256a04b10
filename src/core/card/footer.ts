// The foot of every page: what this sheet is, which edition, how old.
import type { Playbook } from '../playbook/model/playbook.ts'
import { fill, type LabelLanguage, type PaperWords } from './language/paper-words.ts'
import { dateIn } from './language/times.ts'
import type { Footer } from './sheet.ts'

export interface Printing {
  readonly fileName: string
  /** ISO 8601; given, never read from a clock, so that the same playbook prints to the same bytes. */
  readonly printedOn: string
  /** The host that a card is for; a line to write on where left out. */
  readonly host?: string | undefined
  /** Of the playbook, as BCP 47 names it: English where left out. */
  readonly language?: string | undefined
  /** The language of Runcard's own words: English where left out. */
  readonly labels?: LabelLanguage | undefined
}

export function footerOf(playbook: Playbook, printing: Printing, words: PaperWords): Footer {
  const { version, lastUpdated, nextReview } = playbook.meta
  const edition = [
    version === undefined ? '' : /^v/i.test(version) ? version : `v${version}`,
    lastUpdated === undefined ? '' : dateIn(words, lastUpdated),
    nextReview === undefined
      ? ''
      : fill(nextReview < printing.printedOn ? words.reviewWasDue : words.reviewIsDue, { date: dateIn(words, nextReview) }),
  ]
  const printed = [fill(words.printedOn, { date: dateIn(words, printing.printedOn) }), printing.fileName]
  return {
    name: titleOf(playbook, printing, words),
    edition: edition.filter((part) => part !== '').join(' · '),
    printed: printed.filter((part) => part !== '').join(' · '),
  }
}

/** A sheet always has a name. */
export function titleOf(playbook: Playbook, printing: Printing, words: PaperWords): string {
  return playbook.title.trim() || printing.fileName || words.playbook
}
