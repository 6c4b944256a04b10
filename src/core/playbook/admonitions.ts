// Blocks that MkDocs writes by indentation (`!!! note`, `??? tip`, `=== "Linux"`): Markdown would take what is in them
// for code. Their lines are moved to the left, each at its own number, so that fences and lists in them are read.

const opening = /^([ \t]*)(?:!!!|\?\?\?\+?|===)[ \t]+["\w]/
const fenceMark = /^[ \t>]*(`{3,}|~{3,})/

/** The same lines, with the content of such blocks where their opening stands. */
export function withoutAdmonitions(lines: readonly string[], text: string): readonly string[] {
  const mayHold = text.includes('!!!') || text.includes('???') || text.includes('===')
  if (!mayHold || !lines.some((line) => opening.test(line))) return lines
  const moved: string[] = []
  const open: number[] = []
  let fence: string | undefined
  for (const line of lines) {
    const indent = /^ */.exec(line)![0].length
    if (line.trim() !== '' && fence === undefined) while (open.length > 0 && indent < open.at(-1)! + 4) open.pop()
    // Inside a fence a line may stand further to the left than its block.
    const shifted = line.slice(Math.min(indent, open.length * 4))
    moved.push(shifted)
    const mark = fenceMark.exec(line)?.[1]
    if (fence !== undefined) {
      if (mark?.startsWith(fence)) fence = undefined
    } else if (mark !== undefined) fence = mark
    else if (opening.test(line)) open.push(indent)
  }
  return moved
}
