// Which line ends of a paragraph mean nothing: those that the author's editor made where a line was full. Markdown takes every
// line end for a space; people who write "**Version**: 1.0" and under it "**Owner**: Ada" mean two lines. So a line end is kept
// unless the line is long and the next word would have made it the longest of its paragraph.

const shortestFull = 60
/** The same where what follows is in the middle of a sentence. */
const shortestUnfinished = 40
/** Who breaks lines by hand doesn't count to the last character. */
const byHand = 3
/** A label, a mark or a number that begins something of its own. */
const beginsAnew =
  /^(?:(?:\*\*|__)[^*_]{1,60}(?::(?:\*\*|__)|(?:\*\*|__)\s*:)|[-*+•–→]\s|\d{1,3}[.)]\s|\[[ xX]\]|\p{Extended_Pictographic}|[\u2500-\u27bf]|\p{Lu}[\p{L}\d /-]{0,24}:(?:\s|$))/u
/** Scripts that have no spaces between words. */
const unspaced = /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]/
const codeSpan = /(?<!`)(`+)(?!`)(?:(?!\1)[\s\S])*?\1(?!`)/g

/** One answer for each line end of a paragraph as it is written; a line end within code between marks is none. */
export function wrapsOf(written: string): readonly boolean[] {
  const lines = written
    .replace(codeSpan, (code) => code.replaceAll('\n', ' '))
    .split('\n')
    .map((line) => line.trim())
  const widest = Math.max(...lines.map((line) => line.length))
  return lines.slice(0, -1).map((line, index) => {
    const next = lines[index + 1] as string
    const word = /^\S*/.exec(next)?.[0] ?? ''
    const shortest = /^\p{Ll}/u.test(next) ? shortestUnfinished : shortestFull
    const isFull = line.length >= shortest && line.length + 1 + word.length > widest - byHand
    return isFull && !line.endsWith(':') && !beginsAnew.test(next) && !unspaced.test(line.slice(-1) + next.slice(0, 1))
  })
}
