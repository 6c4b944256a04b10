// A table's cells as words, and which column says what. Columns are told apart by the words of their heads.

import type { Block, Inline, SectionId } from '../model/document.ts'
import type { LabelledText } from '../model/facts.ts'
import { plainText } from '../source/inlines.ts'

export interface TextTable {
  readonly heads: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

type TableBlock = Extract<Block, { type: 'table' }>

/** The words of a table. */
export function tableText(block: TableBlock): TextTable {
  return {
    heads: block.head.map((cell) => plainText(cell.inlines).trim()),
    rows: block.rows.map((row) => row.map((cell) => plainText(cell.inlines).trim())),
  }
}

/** The first column whose head matches; -1 where none does. */
export function columnOf(heads: readonly string[], pattern: RegExp, except: readonly number[] = []): number {
  return heads.findIndex((head, index) => !except.includes(index) && pattern.test(head))
}

/** A cell as an object to spread: nothing where the column or the words are missing. */
export function cell<Key extends string>(key: Key, row: readonly string[], column: number): { readonly [K in Key]?: string } {
  const text = column === -1 ? '' : (row[column] ?? '')
  return text === '' || text === '-' || text === '–' ? {} : ({ [key]: text } as { [K in Key]: string })
}

/** The cells that no named column took. */
export function otherCells(heads: readonly string[], row: readonly string[], taken: readonly number[]): readonly LabelledText[] {
  return heads.flatMap((label, index) => {
    const text = row[index] ?? ''
    return taken.includes(index) || text === '' ? [] : [{ label, text }]
  })
}

/** The section that a link among the inlines leads to. */
export function linkedSection(inlines: readonly Inline[]): SectionId | undefined {
  for (const inline of inlines) {
    if (inline.type === 'link' && inline.sectionId !== undefined) return inline.sectionId
    if ('children' in inline) {
      const inner = linkedSection(inline.children)
      if (inner !== undefined) return inner
    }
  }
  return undefined
}

/** The section that the first link of a row leads to; undefined where none leads to one. `row` counts from 0. */
export function rowLinks(block: TableBlock, row: number): SectionId | undefined {
  for (const { inlines } of block.rows[row] ?? []) {
    const found = linkedSection(inlines)
    if (found !== undefined) return found
  }
  return undefined
}
