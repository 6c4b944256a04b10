// Which lines of a playbook are prose and which stand in a fence or in the front matter: what looks like a link or a
// numbered step inside a fence is none.
import { mayBeFence, type SourceText } from '../playbook/source/source.ts'

export type LineKind = 'prose' | 'fence' | 'front-matter'

/** One kind per line; a fence's own two lines count as fence. */
export function lineKinds(source: SourceText): readonly LineKind[] {
  const kinds = new Array<LineKind>(source.lines.length).fill('prose')
  for (let line = 1; line <= (source.frontMatter?.lines.end ?? 0); line++) kinds[line - 1] = 'front-matter'
  let mark: string | undefined
  for (let index = 0; index < source.body.length; index++) {
    const line = source.body[index]!
    const number = source.bodyLineNumbers[index]!
    if (mark !== undefined) kinds[number - 1] = 'fence'
    const fence = mayBeFence(line) ? /^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)*(`{3,}|~{3,})(.*)$/.exec(line) : null
    if (fence === null) continue
    if (mark === undefined) {
      if (fence[1]!.startsWith('`') && fence[2]!.includes('`')) continue
      mark = fence[1]!
      kinds[number - 1] = 'fence'
    } else if (fence[1]!.startsWith(mark) && fence[2]!.trim() === '') mark = undefined
  }
  return kinds
}
