// The foot of every page: what this sheet is, which edition, how old.
import type { Playbook } from '../playbook/model.ts'
import type { Footer } from './sheet.ts'
import { dateInWords } from './words.ts'

export interface Printing {
  readonly fileName: string
  /** ISO 8601; given, never read from a clock, so that the same playbook prints to the same bytes. */
  readonly printedOn: string
  /** The host that a card is for; a line to write on where left out. */
  readonly host?: string | undefined
}

export function footerOf(playbook: Playbook, printing: Printing): Footer {
  const { version, lastUpdated, nextReview } = playbook.meta
  const edition = [
    version === undefined ? '' : /^v/i.test(version) ? version : `v${version}`,
    lastUpdated === undefined ? '' : dateInWords(lastUpdated),
    nextReview === undefined ? '' : `${nextReview < printing.printedOn ? 'review was due' : 'next review'} ${dateInWords(nextReview)}`,
  ]
  const printed = [`Printed ${dateInWords(printing.printedOn)}`, printing.fileName]
  return {
    name: titleOf(playbook, printing),
    edition: edition.filter((part) => part !== '').join(' · '),
    printed: printed.filter((part) => part !== '').join(' · '),
  }
}

/** A sheet always has a name. */
export function titleOf(playbook: Playbook, printing: Printing): string {
  return playbook.title.trim() || printing.fileName || 'Playbook'
}
