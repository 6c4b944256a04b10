// What changed between two short texts, line by line: the longest common part stays, the rest is gone or new. For commands
// that changed since they last ran; quadratic, so not for whole files.

export interface DifferenceLine {
  readonly type: 'same' | 'gone' | 'new'
  readonly text: string
}

/** Lines that are gone stand before those that took their place. */
export function lineDifference(before: readonly string[], after: readonly string[]): DifferenceLine[] {
  // common[i][j]: how many lines the rests from i and from j have in common.
  const common = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0))
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--)
      common[i]![j] = before[i] === after[j] ? common[i + 1]![j + 1]! + 1 : Math.max(common[i + 1]![j]!, common[i]![j + 1]!)
  const lines: DifferenceLine[] = []
  let i = 0
  let j = 0
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      lines.push({ type: 'same', text: after[j]! })
      i++
      j++
    } else if (i < before.length && (j === after.length || common[i + 1]![j]! >= common[i]![j + 1]!))
      lines.push({ type: 'gone', text: before[i++]! })
    else lines.push({ type: 'new', text: after[j++]! })
  }
  return lines
}
