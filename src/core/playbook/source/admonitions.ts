// Blocks that MkDocs writes by indentation (`!!! note`, `??? tip`, `=== "Linux"`): Markdown would take what is in them
// for code. Their lines are moved to the left, each at its own number, so that fences and lists in them are read.

const opening = /^([ \t]*)(?:!!!|\?\?\?\+?|===)[ \t]+["\w]/
const fenceMark = /^[ \t>]*(`{3,}|~{3,})/

export interface IndentedBlocks {
  /** The same lines, with the content of such blocks where their opening stands. */
  readonly lines: readonly string[]
  /** For the file's line of each tab's opening, the last line that is in it. Counted from 1. */
  readonly tabEnds: ReadonlyMap<number, number>
}

const noTabs: ReadonlyMap<number, number> = new Map()

/** As many lines as before; the very same where there is no such block. */
export function openIndentedBlocks(lines: readonly string[], text: string): IndentedBlocks {
  const mayHold = text.includes('!!!') || text.includes('???') || text.includes('===')
  if (!mayHold || !lines.some((line) => opening.test(line))) return { lines, tabEnds: noTabs }
  const moved: string[] = []
  const tabEnds = new Map<number, number>()
  const open: { readonly indent: number; readonly tab: number | undefined }[] = []
  let fence: string | undefined
  for (const [index, line] of lines.entries()) {
    const indent = /^ */.exec(line)![0].length
    const isBlank = line.trim() === ''
    if (!isBlank && fence === undefined) while (open.length > 0 && indent < open.at(-1)!.indent + 4) open.pop()
    if (!isBlank) for (const { tab } of open) if (tab !== undefined) tabEnds.set(tab, index + 1)
    // Inside a fence a line may stand further to the left than its block.
    const shifted = line.slice(Math.min(indent, open.length * 4))
    moved.push(shifted)
    const mark = fenceMark.exec(line)?.[1]
    if (fence !== undefined) {
      if (mark?.startsWith(fence)) fence = undefined
    } else if (mark !== undefined) fence = mark
    else if (opening.test(line)) {
      const tab = line.startsWith('===', indent) ? index + 1 : undefined
      if (tab !== undefined) tabEnds.set(tab, tab)
      open.push({ indent, tab })
    }
  }
  return { lines: moved, tabEnds }
}
