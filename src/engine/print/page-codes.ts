// What came to stand on which page, and the code that each page gets for what it says.
import type { Sheet, SheetElement } from '../../core/card/sheet.ts'
import type { PrintedPage } from '../../core/paper/print-record.ts'
import { type PrintedUnit, unitsOf } from '../../core/paper/units.ts'
import type { ScenarioId } from '../../core/playbook/model/document.ts'
import { codeOfPage } from '../paper/page-digest.ts'
import type { Leaf } from './leaf.ts'

/** One sheet of a printing, to be kept for judging it later. */
export interface PrintedSheet {
  readonly name: string
  readonly scenarioId?: ScenarioId
  readonly units: readonly PrintedUnit[]
  readonly pages: readonly PrintedPage[]
}

type BareLeaf = Omit<Leaf, 'code'>

/** A unit that goes over from one page to the next belongs to both. A page that says nothing has no code. */
export function codePages(leaves: readonly BareLeaf[]): { readonly leaves: readonly Leaf[]; readonly sheets: readonly PrintedSheet[] } {
  const coded: Leaf[] = []
  const sheets = [...Map.groupBy(leaves, ({ sheet }) => sheet)].map(([sheet, own]): PrintedSheet => {
    const { units, places } = placeUnits(sheet)
    const name = sheet.coded?.name ?? sheet.footer.name
    const pages = own.flatMap((leaf): PrintedPage[] => {
      const found = leaf.page.flatMap(({ slab }) => (slab.source === undefined ? [] : (places.get(slab.source) ?? [])))
      if (found.length === 0) {
        coded.push(leaf)
        return []
      }
      const first = found.reduce((lowest, place) => Math.min(lowest, place.first), units.length)
      const last = found.reduce((highest, place) => Math.max(highest, place.last), 0)
      const code = codeOfPage(name, units.slice(first, last + 1))
      coded.push({ ...leaf, code })
      return [{ number: leaf.number, code, first, last }]
    })
    const { scenarioId } = sheet
    return { name, ...(scenarioId === undefined ? {} : { scenarioId }), units, pages }
  })
  return { leaves: coded, sheets }
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
