// Tables of recovery objectives ("Emergency | Target RTO | …") → the objective of each scenario, matched by words:
// the table says "Auth lockout" where the heading says "Emergency #5: Authentication Lockout".
import { durationIn } from './durations.ts'
import { plainText } from './inlines.ts'
import type { MarkdownNode } from './markdown.ts'
import type { Scenario } from './model.ts'

interface ObjectiveRow {
  readonly words: ReadonlySet<string>
  readonly rto?: string
  readonly rpo?: string
}

/** Gives scenarios that name no objective of their own the one that a table names for them. */
export function withTableObjectives(scenarios: readonly Scenario[], nodes: readonly MarkdownNode[]): readonly Scenario[] {
  const rows = objectiveRows(nodes)
  if (rows.length === 0) return scenarios
  return scenarios.map((scenario) => {
    const row = bestRow(rows, wordsOf(scenario.title))
    if (row === undefined) return scenario
    const rto = scenario.rto ?? row.rto
    const rpo = scenario.rpo ?? row.rpo
    return { ...scenario, ...(rto === undefined ? {} : { rto }), ...(rpo === undefined ? {} : { rpo }) }
  })
}

function objectiveRows(nodes: readonly MarkdownNode[]): readonly ObjectiveRow[] {
  return nodes.flatMap((node): readonly ObjectiveRow[] => {
    if (node.type !== 'table') return []
    const heads = node.head.map((cell) => plainText(cell))
    const rtoColumn = columnOf(heads, /^(?:target )?(?:rto|recovery time)/i)
    const rpoColumn = columnOf(heads, /^(?:target )?(?:rpo|recovery point)/i)
    if (rtoColumn === undefined && rpoColumn === undefined) return []
    return node.rows.map((row) => {
      const rto = rtoColumn === undefined ? undefined : durationIn(plainText(row[rtoColumn] ?? []))
      const rpo = rpoColumn === undefined ? undefined : durationIn(plainText(row[rpoColumn] ?? []))
      return { words: wordsOf(plainText(row[0] ?? [])), ...(rto === undefined ? {} : { rto }), ...(rpo === undefined ? {} : { rpo }) }
    })
  })
}

function columnOf(heads: readonly string[], pattern: RegExp): number | undefined {
  const index = heads.findIndex((head, column) => column > 0 && pattern.test(head.trim()))
  return index === -1 ? undefined : index
}

/** At least half of the row's words, and clearly more than any other row has. */
function bestRow(rows: readonly ObjectiveRow[], title: ReadonlySet<string>): ObjectiveRow | undefined {
  const ranked = rows
    .map((row) => ({ row, share: [...row.words].filter((word) => hasWord(title, word)).length / Math.max(1, row.words.size) }))
    .sort((left, right) => right.share - left.share)
  const [best, second] = ranked
  return best !== undefined && best.share >= 0.5 && best.share > (second?.share ?? 0) ? best.row : undefined
}

/** "auth" is in "authentication"; words of two letters say nothing. */
function hasWord(words: ReadonlySet<string>, word: string): boolean {
  return words.has(word) || (word.length > 3 && [...words].some((other) => other.startsWith(word)))
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(
    text
      .toLowerCase()
      .replace(/['’]/g, '')
      .match(/[\p{L}\p{N}]{3,}/gu) ?? [],
  )
}
