// What a terminal obeys and doesn't show: colours, moves, titles, and questions to it.

// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are made of control characters
const escapes = /\u001b(?:\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[PX^_][^\u001b]*(?:\u001b\\)?|\[[0-?]*[ -/]*[@-~]?|[ -/]*[0-~])/g

export interface TerminalPiece {
  readonly text: string
  readonly isEscape: boolean
}

/** The text in its order, cut where escape sequences begin and end. */
export function piecesOf(text: string): readonly TerminalPiece[] {
  const pieces: TerminalPiece[] = []
  let from = 0
  for (const match of text.matchAll(escapes)) {
    if (match.index > from) pieces.push({ text: text.slice(from, match.index), isEscape: false })
    pieces.push({ text: match[0], isEscape: true })
    from = match.index + match[0].length
  }
  if (from < text.length) pieces.push({ text: text.slice(from), isEscape: false })
  return pieces
}

/** What is left to be seen, with the control characters that move the cursor. */
export function withoutEscapes(text: string): string {
  return text.replace(escapes, '')
}
