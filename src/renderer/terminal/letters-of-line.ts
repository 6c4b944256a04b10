// How far somebody has come with a line that is typed into a terminal: whether its end would cut them short.

const escapeKey = '\x1b'
const pasted = `${escapeKey}[200~`
/** Enter in both ways, and Ctrl with C, D, U, Z and \\. */
const lineEnds = '\r\n\x03\x04\x15\x1a\x1c'
const rubOut = '\x7f'

/** The letters of the line after `text` was typed, where it had `letters` before. What is no letter, and what a terminal answers, counts nothing. */
export function lettersOfLine(letters: number, text: string): number {
  if (text.startsWith(escapeKey) && !text.startsWith(pasted)) return letters
  const typed = text.startsWith(pasted) ? text.slice(pasted.length).split(escapeKey)[0]! : text
  return [...typed].reduce((count, letter) => {
    if (lineEnds.includes(letter)) return 0
    return letter === rubOut ? Math.max(0, count - 1) : count + 1
  }, letters)
}
