/** The line in which an offset stands, from 0; `starts` are the offsets at which lines begin, and it is not above line `from`. */
export function lineAt(starts: readonly number[], offset: number, from = 0): number {
  let low = from
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (starts[middle]! <= offset) low = middle
    else high = middle - 1
  }
  return low
}
