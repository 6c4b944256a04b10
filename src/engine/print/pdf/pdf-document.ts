// Pages, what is marked on them, links, places to jump to, bookmarks: the part of PDF that paper needs, tagged for screen
// readers (PDF/UA-1). On a page y counts from the top. Fonts are put in by font/embed.ts when everything is drawn.
import { infoDictionary, type Metadata, xmp } from './metadata.ts'
import { createOutline } from './outline.ts'
import { createPdfFile, type ObjectNumber, type PdfFile } from './pdf-file.ts'
import { byteString, hexString, number, numbers } from './pdf-text.ts'
import { type Corners, createStructure, type NewElement, type StructureElement } from './structure.ts'

export interface PageSize {
  readonly widthPt: number
  readonly heightPt: number
}

export interface Rectangle extends PageSize {
  readonly xPt: number
  readonly yPt: number
}

/** An address, or the name of a place in this document. */
export type LinkTarget = { readonly address: string } | { readonly place: string }

/** Anything that can be named in a page's resources: a typeface. Written once, at the end. */
export interface FontResource {
  readonly id: string
  embed(file: PdfFile): ObjectNumber
}

interface OpenPage {
  readonly object: ObjectNumber
  readonly key: number
  readonly size: PageSize
  readonly trimmed: Rectangle | undefined
  readonly content: string[]
  readonly annotations: ObjectNumber[]
}

export type PdfDocument = ReturnType<typeof createPdfDocument>

export function createPdfDocument(metadata: Metadata) {
  const file = createPdfFile()
  const structure = createStructure(file)
  const outline = createOutline(file)
  const catalog = file.reserve()
  const pageTree = file.reserve()
  const resources = file.reserve()
  const pages: ObjectNumber[] = []
  const fonts = new Map<string, FontResource>()
  const places = new Map<string, string>()
  let page: OpenPage | undefined
  let marked: StructureElement | 'artifact' | undefined

  function current(): OpenPage {
    if (!page) throw new Error('nothing can be drawn before the first page')
    return page
  }

  /** Content stream operators, drawn after what was written before. */
  function write(operators: string): void {
    current().content.push(operators)
  }

  function endMarked(): void {
    if (marked !== undefined) write('EMC')
    marked = undefined
  }

  /** What is written from here on belongs to the element, until something else begins. */
  function beginElement(element: StructureElement): void {
    if (marked === element) return
    endMarked()
    const { object, key } = current()
    write(`/${element.type} <</MCID ${structure.mark(element, object, key)}>> BDC`)
    marked = element
  }

  /** What is written from here on is decoration, until something else begins. */
  function beginArtifact(): void {
    if (marked === 'artifact') return
    endMarked()
    write('/Artifact BMC')
    marked = 'artifact'
  }

  function endPage(): void {
    if (!page) return
    endMarked()
    const { object, key, size, trimmed, content, annotations } = page
    const stream = file.putStream('', Buffer.from(content.join('\n'), 'latin1'))
    const links = annotations.length === 0 ? '' : `/Annots[${annotations.map((annotation) => `${annotation} 0 R`).join(' ')}]`
    const trim = trimmed ? `/TrimBox[${numbers(...cornersOf(trimmed, size))}]` : ''
    const box = `/MediaBox[0 0 ${numbers(size.widthPt, size.heightPt)}]${trim}`
    file.put(
      `<</Type/Page/Parent ${pageTree} 0 R${box}/Resources ${resources} 0 R/Contents ${stream} 0 R/StructParents ${key}/Tabs/S${links}>>`,
      object,
    )
    page = undefined
  }

  /** `trimmed` is what is left of it when it has been cut. */
  function addPage(size: PageSize, trimmed?: Rectangle): void {
    endPage()
    page = { object: file.reserve(), key: structure.nextKey(), size, trimmed, content: [], annotations: [] }
    pages.push(page.object)
    write(`1 0 0 -1 0 ${number(size.heightPt)} cm`)
  }

  /** What is drawn meanwhile is moved or turned. */
  function transformed(matrix: string, draw: () => void): void {
    endMarked()
    write(`q ${matrix} cm`)
    draw()
    endMarked()
    write('Q')
  }

  function useFont(font: FontResource): void {
    fonts.set(font.id, font)
  }

  /** The element should hold the link's text too; `says` is what a reader hears. */
  function link(box: Rectangle, target: LinkTarget, says: string, element: StructureElement): void {
    const { object, size, annotations } = current()
    const key = structure.nextKey()
    const action = 'place' in target ? `/Dest${byteString(target.place)}` : `/A<</S/URI/URI${byteString(target.address)}>>`
    const annotation = file.put(
      `<</Type/Annot/Subtype/Link/Rect[${numbers(...cornersOf(box, size))}]/Border[0 0 0]/F 4/Contents${hexString(says)}/StructParent ${key}${action}>>`,
    )
    annotations.push(annotation)
    structure.annotate(element, object, annotation, key)
  }

  /** What is drawn there is part of the figure. */
  function enclose(element: StructureElement, box: Rectangle): void {
    const { object, size } = current()
    structure.enclose(element, object, cornersOf(box, size))
  }

  /** A place for links on the current page. The first of a name stays. */
  function addPlace(name: string, xPt: number, yPt: number): void {
    const { object, size } = current()
    if (!places.has(name)) places.set(name, `[${object} 0 R/XYZ ${number(xPt)} ${number(size.heightPt - yPt)} null]`)
  }

  function addBookmark(title: string, level: number, yPt: number): void {
    const { object, size } = current()
    outline.add(title, level, `[${object} 0 R/XYZ 0 ${number(size.heightPt - yPt)} null]`)
  }

  function finish(): Uint8Array {
    endPage()
    const named = [...fonts.values()].map((font) => `/${font.id} ${font.embed(file)} 0 R`)
    file.put(`<</Font<<${named.join('')}>>>>`, resources)
    file.put(`<</Type/Pages/Count ${pages.length}/Kids[${pages.map((object) => `${object} 0 R`).join(' ')}]>>`, pageTree)
    const description = file.putStream('/Type/Metadata/Subtype/XML', Buffer.from(xmp(metadata), 'utf8'), file.reserve(), { isPlain: true })
    const outlines = outline.finish()
    const entries = [
      `/Type/Catalog/Pages ${pageTree} 0 R/Metadata ${description} 0 R/StructTreeRoot ${structure.finish()} 0 R`,
      `/MarkInfo<</Marked true>>/Lang${hexString(metadata.language)}/ViewerPreferences<</DisplayDocTitle true>>`,
      outlines === undefined ? '' : `/Outlines ${outlines} 0 R/PageMode/UseOutlines`,
      places.size === 0 ? '' : `/Names<</Dests ${file.put(`<</Names[${sortedPlaces(places)}]>>`)} 0 R>>`,
    ]
    file.put(`<<${entries.join('')}>>`, catalog)
    return file.finish(catalog, file.put(infoDictionary(metadata)))
  }

  return {
    addPage,
    write,
    transformed,
    beginElement,
    beginArtifact,
    addElement: (element: NewElement) => structure.add(element),
    closeElement: (element: StructureElement) => structure.close(element),
    useFont,
    link,
    enclose,
    addPlace,
    addBookmark,
    finish,
  }
}

/** In the PDF's own coordinates, which count from the bottom. */
function cornersOf({ xPt, yPt, widthPt, heightPt }: Rectangle, page: PageSize): Corners {
  return [xPt, page.heightPt - yPt - heightPt, xPt + widthPt, page.heightPt - yPt]
}

/** Readers search the names: they must be in the order of their bytes. */
function sortedPlaces(places: ReadonlyMap<string, string>): string {
  return [...places]
    .map(([name, place]) => [byteString(name), place] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map((entry) => entry.join(''))
    .join('')
}
