// Patterns of words in ten languages, without regard to case. To compile one takes far longer than to try it on the few lines of a
// playbook, and most of that goes into what Unicode says of letters: tables of a hundred thousand characters, for texts that
// nearly all keep to the 256 of Latin-1. Those are tried on a pattern that says the same in these alone; the whole one is
// compiled when a text goes beyond. Neither is before there is a text to try it on.
import { isWide } from '../source/narrow.ts'

/** What of a pattern is asked; a RegExp has all of it. */
export interface TextPattern {
  test(text: string): boolean
  exec(text: string): RegExpExecArray | null
  [Symbol.replace](text: string, by: string): string
}

/** The pattern of `source`, with the flags i and u. */
export function wordPattern(source: string): TextPattern {
  let whole: RegExp | undefined
  let latin: RegExp | undefined
  const fitting = (text: string): RegExp => {
    if (isWide(text)) {
      whole ??= new RegExp(source, 'iu')
      return whole
    }
    latin ??= inLatin(source)
    return latin
  }
  return {
    test: (text) => fitting(text).test(text),
    exec: (text) => fitting(text).exec(text),
    [Symbol.replace]: (text, by) => fitting(text)[Symbol.replace](text, by),
  }
}

/** What each property has of Latin-1, in either case. */
const latinMembers: ReadonlyMap<string, string> = new Map([
  ['\\p{L}', 'A-Za-zªµºÀ-ÖØ-öø-ÿ'],
  ['\\p{N}', '0-9²³¹¼-¾'],
  ['\\p{Script=Latin}', 'A-Za-zªºÀ-ÖØ-öø-ÿ'],
  ['\\p{Script=Cyrillic}', ''],
])

/** A pattern that matches the same in every text of Latin-1 as that of `source` with the flags i and u. */
export function inLatin(source: string): RegExp {
  // The flag u alone takes two surrogates for one sign, has letters beyond Latin-1 that are another case of one in it, and knows
  // properties without a row here.
  let flags = /[\ud800-\udfff\u0178\u017f\u039c\u03bc\u1e9e\u212a\u212b]|\\u\{/.test(source) ? 'iu' : 'i'
  let isInClass = false
  const latin = source.replace(/\\[pP]\{[^}]*\}|\\.|[[\]]/gs, (piece) => {
    if (piece === '[') isInClass = true
    else if (piece === ']') isInClass = false
    else if (/^\\p\{/i.test(piece)) {
      const members = latinMembers.get(piece)
      if (members !== undefined) return isInClass ? members : `[${members}]`
      flags = 'iu'
    }
    return piece
  })
  return new RegExp(latin, flags)
}
