// How many slips of the fingers lie between two words: a letter too much, too little, another one, or two swapped.

const longest = 40
const rows = [new Uint8Array(longest + 1), new Uint8Array(longest + 1), new Uint8Array(longest + 1)]

/** Slips between the two; more than `limit` is told as `limit + 1`. */
export function editDistance(typed: string, word: string, limit: number): number {
  if (Math.abs(typed.length - word.length) > limit || word.length > longest) return limit + 1
  const last = lastRow(typed, word, word.length, limit)
  return last === undefined ? limit + 1 : Math.min(last[word.length]!, limit + 1)
}

/** Slips between what was typed and that beginning of the word which fits best. */
export function prefixDistance(typed: string, word: string, limit: number): number {
  const width = Math.min(word.length, typed.length + limit)
  if (width > longest) return limit + 1
  const last = lastRow(typed, word, width, limit)
  let best = limit + 1
  for (let column = 0; last !== undefined && column <= width; column++) best = Math.min(best, last[column]!)
  return best
}

/** The letters of a word as bits: two words whose letters differ too much are never compared. */
export function lettersOf(word: string): number {
  let bits = 0
  for (let index = 0; index < word.length; index++) bits |= 1 << (word.charCodeAt(index) & 31)
  return bits >>> 0
}

/** The last row of the table of distances (Damerau's, optimal string alignment); undefined once all of it is too far. */
function lastRow(typed: string, word: string, width: number, limit: number): Uint8Array | undefined {
  let [before, above, row] = rows as [Uint8Array, Uint8Array, Uint8Array]
  for (let column = 0; column <= width; column++) above[column] = column
  for (let line = 1; line <= typed.length; line++) {
    row[0] = line
    let least = line
    const letter = typed.charCodeAt(line - 1)
    for (let column = 1; column <= width; column++) {
      const other = word.charCodeAt(column - 1)
      let slips = Math.min(above[column]! + 1, row[column - 1]! + 1, above[column - 1]! + (letter === other ? 0 : 1))
      if (line > 1 && column > 1 && letter === word.charCodeAt(column - 2) && typed.charCodeAt(line - 2) === other)
        slips = Math.min(slips, before[column - 2]! + 1)
      row[column] = slips
      if (slips < least) least = slips
    }
    if (least > limit) return undefined
    ;[before, above, row] = [above, row, before]
  }
  return above
}
