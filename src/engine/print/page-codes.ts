// What came to stand on which page, and the code that each page gets for what it says.
import type { Sheet, SheetElement } from '../../core/card/sheet.ts'
import type { PrintedPage } from '../../core/paper/print-record.ts'
import { headOfCard, type PrintedUnit, unitsOf } from '../../core/paper/units.ts'
import type { ScenarioId } from '../../core/playbook/model/document.ts'
import type { Leaf } from './leaf.ts'
import { codeOfPage } from './page-digest.ts'
import type { Page } from './paginate.ts'
import { lengthSaid } from './said.ts'

/** One sheet of a printing, to be kept for judging it later. */
export interface PrintedSheet {
  readonly name: string
  readonly scenarioId?: ScenarioId
  readonly units: readonly PrintedUnit[]
  readonly pages: readonly PrintedPage[]
}

type BareLeaf = Omit<Leaf, 'code' | 'goesOn'>

/**
 * A unit that goes over from one page to the next belongs to both; where on it the second begins is part of that one's code. A
 * page that says nothing has no code, but one of a card that has only lines to write on has that of the head above it.
 */
export function codePages(leaves: readonly BareLeaf[]): { readonly leaves: readonly Leaf[]; readonly sheets: readonly PrintedSheet[] } {
  const coded: Leaf[] = []
  const sheets = [...Map.groupBy(leaves, ({ sheet }) => sheet)].map(([sheet, own]): PrintedSheet => {
    const { units, places } = placeUnits(sheet)
    const name = sheet.coded?.name ?? sheet.footer.name
    const head = headOfCard(sheet, units)
    const headAt = head ? units.indexOf(head) : 0
    let before: Shown | undefined
    let blankPages = 0
    const pages = own.flatMap((leaf): PrintedPage[] => {
      const found = shownOn(leaf.page).flatMap((element) => places.get(element) ?? [])
      const isBlank = found.length === 0
      if (isBlank && (head === undefined || leaf.page.length === 0)) {
        coded.push(leaf)
        return []
      }
      if (isBlank) blankPages += 1
      const first = isBlank ? headAt : Math.min(...found.map((place) => place.first))
      const last = isBlank ? headAt : Math.max(...found.map((place) => place.last))
      const from = isBlank ? blankPages : saidBefore(leaf.page, before)
      before = { page: leaf.page, from }
      const code = codeOfPage({ name, head: first > headAt ? head : undefined, units: units.slice(first, last + 1), from })
      coded.push({ ...leaf, code, ...(from > 0 && !isBlank ? { goesOn: true } : {}) })
      return [{ number: leaf.number, code, first, last }]
    })
    const { scenarioId } = sheet
    return { name, ...(scenarioId === undefined ? {} : { scenarioId }), units, pages }
  })
  return { leaves: coded, sheets }
}

function shownOn(page: Page): readonly SheetElement[] {
  return [...new Set(page.flatMap(({ slab, isRepeat }) => (isRepeat || slab.source === undefined ? [] : [slab.source])))]
}

interface Shown {
  readonly page: Page
  /** How much of what it begins with stands on the pages before. */
  readonly from: number
}

/** How much of what a page begins with stands on the one before it and on those before that. */
function saidBefore(page: Page, before: Shown | undefined): number {
  const shown = before ? shownOn(before.page) : []
  const [torn] = shownOn(page)
  if (!before || torn === undefined || torn !== shown.at(-1)) return 0
  const slabs = before.page.flatMap(({ slab, isRepeat }) => (!isRepeat && slab.source === torn ? [slab] : []))
  return (shown.length === 1 ? before.from : 0) + lengthSaid(slabs)
}

interface Place {
  readonly first: number
  readonly last: number
}

function placeUnits(sheet: Sheet): { readonly units: readonly PrintedUnit[]; readonly places: ReadonlyMap<SheetElement, Place> } {
  const units: PrintedUnit[] = []
  const places = new Map<SheetElement, Place>()
  const place = (elements: readonly SheetElement[], coded: readonly SheetElement[]) => {
    for (const [index, element] of elements.entries()) {
      const first = units.length
      const said = coded[index]
      // Columns that are set one under the other are on the pages on which their elements are.
      if (element.type === 'columns' && said?.type === 'columns')
        for (const [column, inner] of element.columns.entries()) place(inner, said.columns[column] ?? [])
      else for (const unit of unitsOf(coded.slice(index, index + 1))) units.push(unit)
      if (units.length > first) places.set(element, { first, last: units.length - 1 })
    }
  }
  place(sheet.elements, sheet.coded?.elements ?? sheet.elements)
  return { units, places }
}
