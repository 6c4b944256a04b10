// The structure that screen readers see (PDF/UA-1, ISO 32000-1 14.7): a tree of elements over what is marked on the pages.
// Headings are numbered here by how they are nested, so that no level is left out whatever the playbook does.
import type { ObjectNumber, PdfFile } from './pdf-file.ts'
import { hexString } from './pdf-text.ts'

export interface StructureElement {
  readonly type: string
  readonly object: ObjectNumber
  readonly parent: StructureElement | undefined
  readonly alternative: string | undefined
  /** More entries of its dictionary. */
  readonly attributes: string
  readonly kids: Kid[]
}

type Kid =
  | { readonly type: 'element'; readonly element: StructureElement }
  | { readonly type: 'content'; readonly page: ObjectNumber; readonly id: number }
  | { readonly type: 'annotation'; readonly page: ObjectNumber; readonly annotation: ObjectNumber }

export interface NewElement {
  readonly type: string
  readonly parent?: StructureElement
  readonly alternative?: string
  readonly attributes?: string
}

export interface Structure {
  add(element: NewElement): StructureElement
  /** The next piece of content on a page belongs to the element; answers its number on that page. */
  mark(element: StructureElement, page: ObjectNumber, pageKey: number): number
  annotate(element: StructureElement, page: ObjectNumber, annotation: ObjectNumber, annotationKey: number): void
  /** A key for a page or an annotation in the table that leads back to the elements. */
  nextKey(): number
  /** Writes all of it; answers the root's number. */
  finish(): ObjectNumber
}

export function createStructure(file: PdfFile): Structure {
  const root = file.reserve()
  const elements: StructureElement[] = []
  const top: StructureElement[] = []
  const owners = new Map<number, StructureElement | StructureElement[]>()
  let keys = 0

  return {
    nextKey: () => keys++,
    add({ type, parent, alternative, attributes = '' }) {
      const element: StructureElement = { type, object: file.reserve(), parent, alternative, attributes, kids: [] }
      elements.push(element)
      if (parent) parent.kids.push({ type: 'element', element })
      else top.push(element)
      return element
    },
    mark(element, page, pageKey) {
      const onPage = (owners.get(pageKey) as StructureElement[] | undefined) ?? []
      owners.set(pageKey, onPage)
      const id = onPage.push(element) - 1
      element.kids.push({ type: 'content', page, id })
      return id
    },
    annotate(element, page, annotation, annotationKey) {
      owners.set(annotationKey, element)
      element.kids.push({ type: 'annotation', page, annotation })
    },
    finish() {
      const levels = headingLevels(top)
      for (const element of elements) file.put(dictionary(element, levels.get(element) ?? element.type, root), element.object)
      const numbers = [...owners].map(([key, owner]) =>
        Array.isArray(owner) ? `${key}[${owner.map(({ object }) => `${object} 0 R`).join(' ')}]` : `${key} ${owner.object} 0 R`,
      )
      const parents = file.put(`<</Nums[${numbers.join(' ')}]>>`)
      const kids = top.map(({ object }) => `${object} 0 R`).join(' ')
      file.put(`<</Type/StructTreeRoot/K[${kids}]/ParentTree ${parents} 0 R/ParentTreeNextKey ${keys}>>`, root)
      return root
    },
  }
}

function dictionary(element: StructureElement, type: string, root: ObjectNumber): string {
  const first = element.kids.find((kid) => kid.type === 'content')
  const kids = element.kids.map((kid) => {
    if (kid.type === 'element') return `${kid.element.object} 0 R`
    if (kid.type === 'annotation') return `<</Type/OBJR/Pg ${kid.page} 0 R/Obj ${kid.annotation} 0 R>>`
    return kid.page === first?.page ? String(kid.id) : `<</Type/MCR/Pg ${kid.page} 0 R/MCID ${kid.id}>>`
  })
  const page = first ? `/Pg ${first.page} 0 R` : ''
  const alternative = element.alternative === undefined ? '' : `/Alt${hexString(element.alternative)}`
  return `<</S/${type}/P ${element.parent?.object ?? root} 0 R${page}${alternative}${element.attributes}/K[${kids.join(' ')}]>>`
}

/** H1 … H6 by nesting: a heading is one level below the nearest one before it that is of a higher rank. */
function headingLevels(top: readonly StructureElement[]): ReadonlyMap<StructureElement, string> {
  const levels = new Map<StructureElement, string>()
  const open: number[] = []
  const walk = (element: StructureElement) => {
    const rank = /^H([1-6])$/.exec(element.type)?.[1]
    if (rank !== undefined) {
      while (open.length > 0 && (open.at(-1) as number) >= Number(rank)) open.pop()
      open.push(Number(rank))
      levels.set(element, `H${open.length}`)
    }
    for (const kid of element.kids) if (kid.type === 'element') walk(kid.element)
  }
  for (const element of top) walk(element)
  return levels
}
