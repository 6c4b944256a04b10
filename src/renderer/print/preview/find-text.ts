// Finds words in the text of a page: letters large or small, spaces as they come. A line's end counts as a space for prose and
// as nothing for a command that was wrapped, so both are found over it.
import type { TextPiece } from './pdf-reader.ts'

interface TextPlace {
  /** Index of the page's piece of text. */
  readonly piece: number
  /** Into the piece's text. */
  readonly offset: number
}

/** From `start` to before `end`. */
export interface FoundText {
  readonly start: TextPlace
  readonly end: TextPlace
}

interface Searchable {
  readonly text: string
  /** Where each character of `text` stands. */
  readonly places: readonly TextPlace[]
}

/** In reading order; nothing for a query of spaces alone. */
export function findText(pieces: readonly TextPiece[], query: string): readonly FoundText[] {
  const wanted = [...query.trim().toLowerCase().replace(/\s+/g, ' ')].join('')
  if (wanted === '') return []
  const found = new Map<string, FoundText>()
  for (const lineEnd of [' ', '']) {
    for (const { start, end } of occurrences(searchable(pieces, lineEnd), wanted)) {
      const key = `${start.piece}:${start.offset}`
      if (!found.has(key)) found.set(key, { start, end })
    }
  }
  return [...found.values()].sort((a, b) => a.start.piece - b.start.piece || a.start.offset - b.start.offset)
}

function searchable(pieces: readonly TextPiece[], lineEnd: string): Searchable {
  const places: TextPlace[] = []
  let text = ''
  const add = (character: string, place: TextPlace) => {
    if (character === ' ' && (text === '' || text.endsWith(' '))) return
    // A letter whose small form is two characters is searched as it is written.
    const small = character.toLowerCase()
    text += small.length === character.length ? small : character
    for (let unit = 0; unit < character.length; unit++) places.push({ ...place, offset: place.offset + unit })
  }
  for (const [piece, { text: written, endsLine }] of pieces.entries()) {
    let offset = 0
    for (const character of written) {
      add(/\s/.test(character) ? ' ' : character, { piece, offset })
      offset += character.length
    }
    if (endsLine && lineEnd !== '') add(lineEnd, { piece, offset })
  }
  return { text, places }
}

function* occurrences({ text, places }: Searchable, wanted: string): Generator<FoundText> {
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + wanted.length)) {
    const start = places[at]
    const last = places[at + wanted.length - 1]
    if (start !== undefined && last !== undefined) yield { start, end: { piece: last.piece, offset: last.offset + 1 } }
  }
}
