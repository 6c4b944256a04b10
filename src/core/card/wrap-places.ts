// Where a command that is too long for its line may be wrapped, and how good each place is. Not a parser: it follows quotes
// and comments just far enough to prefer a place where the shell would have let the author break the line. The printer marks
// every wrap, so a poor place is never wrong, only ugly.

/** How good it is to wrap right before a character. */
export const wrapRating = { nowhere: 0, insideName: 1, insideWord: 2, insideQuotes: 3, betweenWords: 4, betweenParts: 5 } as const

const afterThese = new Set('/,=:;&?|@+')
/** "full.tar.gz": before a dot, or it would be read as the end of a sentence. */
const endsPartOfName = /^\w\.\w/
const operators = /^(?:\|\|?|&&|;|>>?|<)/

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
    else if (afterThese.has(character) && !afterThese.has(next)) ratings[at + 1] = wrapRating.insideWord
    else if (character === '_' || endsPartOfName.test(text.slice(at, at + 3))) ratings[at + 1] = wrapRating.insideName
  }
  return ratings
}

function rateSpace(text: string, spaceAt: number): number {
  const next = text.slice(spaceAt + 1, spaceAt + 3)
  const isPart = operators.test(next) || next.startsWith('--') || /[|&;]$/.test(text.slice(0, spaceAt).trimEnd().slice(-1))
  return isPart ? wrapRating.betweenParts : wrapRating.betweenWords
}
