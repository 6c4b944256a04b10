// What is known of a playbook at a glance, under its title: its objective, its version, when it was reviewed.
import type { SheetElement } from '../../core/card/sheet.ts'
import { proseSlabs } from './layout-text.ts'
import { layOutProse } from './prose.ts'
import { ownWords, type Setting, textStyle } from './setting.ts'
import { drawStack, heightOf, type Slab, slab } from './slab.ts'
import { tagOf } from './tags.ts'
import type { ProseStyle } from './words.ts'

type Facts = Extract<SheetElement, { type: 'masthead' }>['facts']

const gapPt = 8
const usualColumns = 3

/** In one row, in columns as wide as each other or as what stands in them; in two where some would take a second line there. */
export function factRows(facts: Facts, widthPt: number, setting: Setting): Slab[] {
  if (facts.length === 0) return []
  const neededPt = facts.map((fact) => neededWidth(fact, setting))
  const fitsIn = (columns: number) => neededPt.every((needed) => needed <= widthPt / columns)
  const sparePt = (widthPt - neededPt.reduce((sum, needed) => sum + needed, 0)) / facts.length
  const rule = slab(8, (pen, xPt, yPt) => pen.rule(xPt, yPt + 8, widthPt, 0.7))
  const equal = (columns: number) => facts.map(() => widthPt / columns)
  const atLeast = fitsIn(usualColumns) ? usualColumns : 1
  if (fitsIn(facts.length) || facts.length === 1) return [factRow(facts, equal(Math.max(facts.length, atLeast)), setting), rule]
  if (sparePt >= 0)
    return [
      factRow(
        facts,
        neededPt.map((needed) => needed + sparePt),
        setting,
      ),
      rule,
    ]
  const half = Math.ceil(facts.length / 2)
  const columns = equal(Math.max(half, atLeast))
  return [factRow(facts.slice(0, half), columns, setting), factRow(facts.slice(half), columns, setting), rule]
}

function styles({ sizes }: Setting): { readonly label: ProseStyle; readonly value: ProseStyle } {
  return { label: textStyle(sizes.smallPt), value: { ...textStyle(15 * sizes.display, 'heading'), leading: 1.15 } }
}

/** What its words take on one line each, and the white beside them. */
function neededWidth(fact: Facts[number], setting: Setting): number {
  const { label, value } = styles(setting)
  const widthOf = (text: string, style: ProseStyle) =>
    layOutProse([{ text }], Number.POSITIVE_INFINITY, style, setting.fonts)[0]?.widthPt ?? 0
  return Math.max(widthOf(fact.label, label), widthOf(fact.value, value)) + gapPt + 0.5
}

function factRow(facts: Facts, columnsPt: readonly number[], setting: Setting): Slab {
  const { label, value } = styles(setting)
  const stacks = facts.map((fact, index) => {
    const columnPt = (columnsPt[index] as number) - gapPt
    return [
      ...proseSlabs([ownWords(fact.label, setting)], columnPt, label, setting, tagOf('P', setting.tag)),
      ...proseSlabs([{ text: fact.value }], columnPt, value, setting, tagOf('P', setting.tag)),
    ]
  })
  return slab(
    Math.max(...stacks.map((stack) => heightOf(stack))),
    (pen, xPt, yPt) => {
      let left = xPt
      for (const [index, stack] of stacks.entries()) {
        drawStack(stack, pen, left, yPt)
        left += columnsPt[index] as number
      }
    },
    { spaceBeforePt: 4 },
  )
}
