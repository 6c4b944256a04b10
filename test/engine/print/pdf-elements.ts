// The structure that a screen reader walks through in a PDF.
import type { PdfDictionary, PdfObjects } from './pdf-objects.ts'
import { ask } from './reading-paper.ts'

export interface Element {
  readonly type: string
  readonly object: PdfDictionary
  readonly children: readonly Element[]
  readonly annotations: readonly string[]
}

/** All of the tree, in reading order. */
export function elementsOf(pdf: PdfObjects): Element[] {
  return childrenOf(pdf, pdf.get(pdf.catalog['/StructTreeRoot']) as PdfDictionary).flatMap(function withBelow(element): Element[] {
    return [element, ...element.children.flatMap(withBelow)]
  })
}

function childrenOf(pdf: PdfObjects, parent: PdfDictionary): Element[] {
  return kidsOf(pdf, parent).flatMap((object) => {
    if (typeof object !== 'object' || object['/S'] === undefined) return []
    const annotations = kidsOf(pdf, object).flatMap((kid) =>
      typeof kid === 'object' && kid['/Type'] === '/OBJR' ? [kid['/Obj'] as string] : [],
    )
    return [{ type: String(object['/S']).slice(1), object, children: childrenOf(pdf, object), annotations }]
  })
}

function kidsOf(pdf: PdfObjects, parent: PdfDictionary): readonly (PdfDictionary | number)[] {
  const kids = pdf.get(parent['/K'])
  return (Array.isArray(kids) ? kids : [kids]).map((kid) => pdf.get(kid) as PdfDictionary | number)
}

/** What a screen reader says of each element of a type that has text of its own. */
export function textsOf(bytes: Uint8Array, type: string): string[] {
  const { said } = ask('pdfinfo', ['-struct-text'], bytes)
  const lines = said.split('\n')
  return lines.flatMap((line, index) => {
    if (!new RegExp(`^ *${type} \\(`).test(line)) return []
    const text = /^ *"(.*)"$/.exec(lines[index + 1] ?? '')?.[1]
    return text === undefined ? [] : [text]
  })
}
