// The first paragraph of a list item → the step's title, and the rest of it as notes where it says more than a title.

import type { Inline } from '../model/document.ts'
import type { TitleLink } from '../model/procedure.ts'
import { inlineLines, plainText } from '../source/inlines.ts'
import { readTitle, withoutColon } from '../wording/titles.ts'

export interface ItemTitle {
  readonly title: string
  /** The title is less than the paragraph: the whole paragraph must be shown below it. */
  readonly isShortened: boolean
  /** Left out where nothing in the title is a link. */
  readonly links?: readonly TitleLink[]
}

const longestTitle = 160
/** A box to tick, among items that have none. */
const box = /^\[[ xX]?\]\s+/
/** A place to link to, in HTML; nothing to read. */
const emptyAnchor = /<a\s[^>]*>\s*<\/a>/g

/** A title for an item: its whole text where that is short, else its bold beginning or first sentence. */
export function itemTitle(inlines: readonly Inline[]): ItemTitle {
  const whole = withoutColon(readTitle(plainText(inlines).replace(emptyAnchor, '').replace(box, '')).title)
  if (whole.length <= longestTitle) {
    const links = linksIn(inlines)
    return { title: whole, isShortened: false, ...(links.length === 0 ? {} : { links }) }
  }
  const first = inlines[0]
  if (first?.type === 'strong') return { title: withoutColon(readTitle(plainText(first.children)).title), isShortened: true }
  const sentence = /^.{20,160}?[.:;!?。：](?=\s|$)/su.exec(whole)?.[0]
  return {
    title: sentence === undefined ? `${whole.slice(0, longestTitle - 1).trimEnd()}…` : sentence.replace(/[.:;。：]$/u, ''),
    isShortened: true,
  }
}

function linksIn(inlines: readonly Inline[]): readonly TitleLink[] {
  return inlines.flatMap((inline): readonly TitleLink[] => {
    if (inline.type === 'link') return [{ text: plainText(inline.children).trim(), href: inline.href }]
    return 'children' in inline ? linksIn(inline.children) : []
  })
}

/** A paragraph's lines that are not commands themselves; all of them where nothing else is left. */
export function wordsAround(inlines: readonly Inline[], commands: readonly string[]): readonly Inline[] {
  const lines = inlineLines(inlines)
  const kept = lines.filter((line) => !commands.includes(plainText(line).trim()))
  return kept.length === 0 || kept.length === lines.length
    ? inlines
    : kept.flatMap((line, index): readonly Inline[] => (index === 0 ? line : [{ type: 'break' }, ...line]))
}
