// Words above a fence often name what stands in it: "Run `make smoke`:" above `cd app` and `make smoke`. Run twice it would be
// what nobody wrote, and the shorter of the two is seldom whole.
import type { FenceReading } from '../fence/fences.ts'
import type { MarkdownNode } from '../source/markdown.ts'

/** How a fence is read where the words stand. */
export type ReadBelow = (fence: Extract<MarkdownNode, { type: 'fence' }>) => FenceReading

/** The commands without those that one of the nodes, a fence, holds. */
export function withoutNamedOnly(
  commands: readonly string[],
  below: readonly (MarkdownNode | undefined)[],
  read: ReadBelow,
): readonly string[] {
  if (commands.length === 0) return commands
  const held = below.flatMap((node): readonly string[] => {
    if (node?.type !== 'fence') return []
    const reading = read(node)
    return reading.type === 'steps' ? reading.groups.flatMap((group) => group.commands.map(({ text }) => text)) : []
  })
  return held.length === 0 ? commands : commands.filter((command) => !held.some((text) => isIn(command, text)))
}

/** Whole words: `make test` is not in `make test-all`. */
function isIn(command: string, text: string): boolean {
  for (let at = text.indexOf(command); at !== -1; at = text.indexOf(command, at + 1))
    if (/^(?:$|[\s;|&)'"])/.test(text.slice(at + command.length)) && /(?:^|[\s;|&('"])$/.test(text.slice(0, at))) return true
  return false
}
