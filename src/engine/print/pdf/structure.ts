// The structure that screen readers see (PDF/UA-1, ISO 32000-1 14.7): a tree of elements over what is marked on the pages.
// Headings are numbered here by how they are nested, so that no level is left out whatever the playbook does.
import type { ObjectNumber, PdfFile } from './pdf-file.ts'
import { hexString, numbers } from './pdf-text.ts'

export interface StructureElement {
  readonly type: string
  readonly object: ObjectNumber
  readonly parent: StructureElement | undefined
  readonly alternative: string | undefined
  /** More entries of its dictionary. */
  readonly attributes: string
  /** Of a figure: where it is on its first page, in the PDF's own coordinates. */
  box?: { readonly page: ObjectNumber; readonly corners: Corners }
  readonly kids: Kid[]
}

type Kid =
  | { readonly type: 'element'; readonly element: StructureElement }
  | { readonly type: 'content'; readonly page: ObjectNumber; readonly id: number }
  | { readonly type: 'annotation'; readonly page: ObjectNumber; readonly annotation: ObjectNumber }

/** Left, bottom, right, top. */
export type Corners = readonly [number, number, number, number]

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
  /** What is drawn there is part of the figure. */
  enclose(element: StructureElement, page: ObjectNumber, corners: Corners): void
  annotate(element: StructureElement, page: ObjectNumber, annotation: ObjectNumber, annotationKey: number): void
  /** Nothing more belongs to the element or to one below it: writes what is below and lets it go. */
  close(element: StructureElement): void
  /** A key for a page or an annotation in the table that leads back to the elements. */
  nextKey(): number
  /** Writes all of it; answers the root's number. */
  finish(): ObjectNumber
}

export function createStructure(file: PdfFile): Structure {
  const root = file.reserve()
  const top: StructureElement[] = []
  const closed = new WeakSet<StructureElement>()
  const owners = new Map<number, ObjectNumber | ObjectNumber[]>()
  const levelOf = headingLevels()
  let keys = 0

  function kidsOf(element: StructureElement): Kid[] {
    if (closed.has(element)) throw new Error(`something more in an element that was closed: ${element.type}`)
    return element.kids
  }

  /** In the order of the document. */
  function writeOut(element: StructureElement): void {
    if (closed.has(element)) return
    const type = levelOf(element.type)
    for (const kid of element.kids) if (kid.type === 'element') writeOut(kid.element)
    file.put(dictionary(element, type, root), element.object)
    closed.add(element)
    element.kids.length = 0
  }

  return {
    nextKey: () => keys++,
    add({ type, parent, alternative, attributes = '' }) {
      const element: StructureElement = { type, object: file.reserve(), parent, alternative, attributes, kids: [] }
      if (parent) kidsOf(parent).push({ type: 'element', element })
      else top.push(element)
      return element
    },
    mark(element, page, pageKey) {
      const onPage = (owners.get(pageKey) as ObjectNumber[] | undefined) ?? []
      owners.set(pageKey, onPage)
      const id = onPage.push(element.object) - 1
      kidsOf(element).push({ type: 'content', page, id })
      return id
    },
    enclose(element, page, corners) {
      const { page: first, corners: before } = element.box ?? { page, corners }
      if (first === page) element.box = { page, corners: around(before, corners) }
    },
    annotate(element, page, annotation, annotationKey) {
      owners.set(annotationKey, element.object)
      kidsOf(element).push({ type: 'annotation', page, annotation })
    },
    close: writeOut,
    finish() {
      for (const element of top) writeOut(element)
      const numbers = [...owners].map(([key, owner]) =>
        Array.isArray(owner) ? `${key}[${owner.map((object) => `${object} 0 R`).join(' ')}]` : `${key} ${owner} 0 R`,
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
  const box = element.box ? `/A<</O/Layout/BBox[${numbers(...element.box.corners)}]>>` : ''
  return `<</S/${type}/P ${element.parent?.object ?? root} 0 R${page}${alternative}${box}${element.attributes}/K[${kids.join(' ')}]>>`
}

function around(one: Corners, other: Corners): Corners {
  return [Math.min(one[0], other[0]), Math.min(one[1], other[1]), Math.max(one[2], other[2]), Math.max(one[3], other[3])]
}

/** H1 … H6 by nesting: a heading is one level below the nearest one before it that is of a higher rank. */
function headingLevels(): (type: string) => string {
  const open: number[] = []
  return (type) => {
    const rank = Number(/^H([1-6])$/.exec(type)?.[1] ?? 0)
    if (rank === 0) return type
    while (open.length > 0 && (open.at(-1) as number) >= rank) open.pop()
    open.push(rank)
    return `H${open.length}`
  }
}
