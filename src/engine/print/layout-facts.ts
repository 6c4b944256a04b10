// What is known of a playbook at a glance, under its title: its objective, its version, when it was reviewed.
import type { SheetElement } from '../../core/card/sheet.ts'
import { proseSlabs } from './layout-text.ts'
import { layOutProse, type ProseStyle } from './prose.ts'
import { ownWords, type Setting, textStyle } from './setting.ts'
import { drawStack, heightOf, type Slab, slab } from './slab.ts'
import { tagOf } from './tags.ts'

type Facts = Extract<SheetElement, { type: 'masthead' }>['facts']

const gapPt = 8
const usualColumns = 3

/** In one row where none takes a second line there, otherwise in two. */
export function factRows(facts: Facts, widthPt: number, setting: Setting): Slab[] {
  if (facts.length === 0) return []
  const half = Math.ceil(facts.length / 2)
  const isBroken = facts.length > usualColumns && !fitInColumns(facts, widthPt / facts.length, setting)
  const rows = isBroken ? [facts.slice(0, half), facts.slice(half)] : [facts]
  const longest = Math.max(...rows.map(({ length }) => length))
  const columns = Math.max(longest, fitInColumns(facts, widthPt / usualColumns, setting) ? usualColumns : 1)
  const slabs = rows.map((row) => factRow(row, widthPt / columns, setting))
  return [...slabs, slab(8, (pen, xPt, yPt) => pen.rule(xPt, yPt + 8, widthPt, 0.7))]
}

function styles({ sizes }: Setting): { readonly label: ProseStyle; readonly value: ProseStyle } {
  return { label: textStyle(sizes.smallPt), value: { ...textStyle(15 * sizes.display, 'heading'), leading: 1.15 } }
}

function fitInColumns(facts: Facts, columnPt: number, setting: Setting): boolean {
  const { label, value } = styles(setting)
  const lineCount = (text: string, style: ProseStyle) => layOutProse([{ text }], columnPt - gapPt, style, setting.fonts).length
  return facts.every((fact) => lineCount(fact.label, label) <= 1 && lineCount(fact.value, value) <= 1)
}

function factRow(facts: Facts, columnPt: number, setting: Setting): Slab {
  const { label, value } = styles(setting)
  const stacks = facts.map((fact) => [
    ...proseSlabs([ownWords(fact.label, setting)], columnPt - gapPt, label, setting, tagOf('P', setting.tag)),
    ...proseSlabs([{ text: fact.value }], columnPt - gapPt, value, setting, tagOf('P', setting.tag)),
  ])
  return slab(
    Math.max(...stacks.map((stack) => heightOf(stack))),
    (pen, xPt, yPt) => {
      for (const [index, stack] of stacks.entries()) drawStack(stack, pen, xPt + index * columnPt, yPt)
    },
    { spaceBeforePt: 4 },
  )
}
