// Where a command that is too long for its line may be wrapped, and how good each place is. Not a parser: it follows quotes
// and comments just far enough to prefer a place where the shell would have let the author break the line. The printer marks
// every wrap, so a poor place is never wrong, only ugly.

/** How good it is to wrap right before a character. */
export const wrapRating = {
  nowhere: 0,
  insideName: 1,
  insideWord: 2,
  insideQuotes: 3,
  /** From what may be its value: which options take one, only their programs know. Or behind the sign that leads output to a file. */
  afterOption: 4,
  betweenWords: 5,
  betweenParts: 6,
} as const

const afterThese = new Set('/,=:;&?|@+')
/** "full.tar.gz": before a dot, or it would be read as the end of a sentence. */
const endsPartOfName = /^\w\.\w/
const operators = /^(?:\|\|?|&&|;|\d?>>?|<)/
const endsWithOption = /(?:^|\s)(?:--?[A-Za-z][\w-]*|[\d&]?>>?|<)$/
/** "-7" behind "-mtime" is no option. */
const isOption = /^-\D/

/** One rating for each UTF-16 offset of the text: that of wrapping right before it. */
export function rateWrapPlaces(text: string): Uint8Array {
  const ratings = new Uint8Array(text.length + 1)
  let quote = ''
  const outer: string[] = []
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string
    if (quote !== "'" && character === '\\') {
      at += 1
      continue
    }
    if (quote !== "'" && character === '$' && text[at + 1] === '(') {
      outer.push(quote)
      quote = ''
    } else if (quote === '' && character === ')' && outer.length > 0) quote = outer.pop() as string
    else if (quote === '' && (character === "'" || character === '"')) quote = character
    else if (character === quote) quote = ''
    const next = text[at + 1]
    if (next === undefined || next === ' ' || next === '\t' || next === '\n') continue
    if (character === ' ' || character === '\t') ratings[at + 1] = quote === '' ? rateSpace(text, at) : wrapRating.insideQuotes
    else if (afterThese.has(character) && !afterThese.has(next) && !begins(text, at)) ratings[at + 1] = wrapRating.insideWord
    else if (character === '_' || endsPartOfName.test(text.slice(at, at + 3))) ratings[at + 1] = wrapRating.insideName
  }
  return ratings
}

/** The slash of "/srv" or the last of "http://", the colon of ":8080": what they begin is no part of what is before. */
function begins(text: string, at: number): boolean {
  if (text[at] === ':') return /\d/.test(text[at + 1] as string)
  return text[at] === '/' && (at === 0 || /[\s"'=(:/]/.test(text[at - 1] as string))
}

function rateSpace(text: string, spaceAt: number): number {
  const next = text.slice(spaceAt + 1, spaceAt + 3)
  const before = text.slice(Math.max(0, spaceAt - longestOption), spaceAt).trimEnd()
  if (operators.test(next) || next.startsWith('--') || /[|&;]$/.test(before)) return wrapRating.betweenParts
  return endsWithOption.test(before) && !isOption.test(next) ? wrapRating.afterOption : wrapRating.betweenWords
}

const longestOption = 60
