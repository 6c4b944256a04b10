// What screen readers, viewers and printers' programs find in a PDF of ours: PDF/UA-1, as far as a program can judge it.
import { describe, expect, it } from 'vitest'
import { typeset } from '../../../src/engine/print/typeset.ts'
import { read } from '../../core/playbook/reading.ts'
import { missing } from '../../support/real-parts.ts'
import { elementsOf } from './pdf-elements.ts'
import { type PdfDictionary, type PdfObjects, pdfObjects } from './pdf-objects.ts'
import { ask, textOf } from './reading-paper.ts'

const markdown = `# Web

See [how to restart](#restart) or <https://example.org/status>.

| Who | Tel. | Note |
|---|---|---|
| Ada | +1 555 0100 | |
| Bob | | nights |

- one
- two

#### Deeper than it should be

Text.

## Scenario 1: Site down

**Symptoms:**
- Pages time out

### Restart

\`\`\`bash
# Restart it
systemctl restart web
\`\`\`

## After

- [ ] Tell everyone
- [ ] Take a breath

\`\`\`
┌───────┐     ┌────────┐
│ Proxy │ ──▶ │ Web 01 │
└───────┘     └────────┘
\`\`\`
`

const options = { fileName: 'web.md', printedOn: '2026-11-21' } as const

describe.skipIf(missing('qpdf', 'pdftotext'))('the structure of a PDF', async () => {
  const { bytes } = await typeset(read(markdown), { type: 'booklet' }, options)
  const pdf = pdfObjects(bytes)
  const root = pdf.get(pdf.catalog['/StructTreeRoot']) as PdfDictionary
  const tree = elementsOf(pdf)

  it('says its language and its title, and that it is tagged for screen readers', () => {
    expect(pdf.catalog).toMatchObject({
      '/Lang': 'u:en',
      '/MarkInfo': { '/Marked': true },
      '/ViewerPreferences': { '/DisplayDocTitle': true },
    })
    expect(pdf.streamOf(pdf.catalog['/Metadata'])).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>/)
    expect(pdf.streamOf(pdf.catalog['/Metadata'])).toMatch(/<dc:title>[\s\S]*>Web</)
  })

  it('leaves out no level of headings', () => {
    const levels = tree.flatMap(({ type }) => (/^H\d$/.test(type) ? [Number(type[1])] : []))
    expect(levels[0]).toBe(1)
    for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1)
    expect(levels.length).toBeGreaterThan(4)
  })

  it('has in each row of a table as many cells as in its head, also empty ones, and says what the head is of', () => {
    const tables = tree.filter(({ type }) => type === 'Table')
    expect(tables).toHaveLength(1)
    const rows = tables[0]!.children.map((row) => row.children.map((cell) => cell.type))
    expect(rows).toEqual([
      ['TH', 'TH', 'TH'],
      ['TD', 'TD', 'TD'],
      ['TD', 'TD', 'TD'],
    ])
    for (const cell of tree.filter(({ type }) => type === 'TH'))
      expect(cell.object['/A']).toMatchObject({ '/O': '/Table', '/Scope': '/Column' })
  })

  it('nests lists, their items and contents as readers expect them', () => {
    const parents: Readonly<Record<string, readonly string[]>> = {
      LI: ['L'],
      Lbl: ['LI'],
      LBody: ['LI'],
      TR: ['Table'],
      TH: ['TR'],
      TD: ['TR'],
      TOCI: ['TOC'],
      Reference: ['TOCI'],
    }
    for (const { type, children } of tree)
      for (const child of children) if (parents[child.type]) expect(parents[child.type], `${child.type} in ${type}`).toContain(type)
    expect(tree.filter(({ type }) => type === 'LI').length).toBeGreaterThan(4)
  })

  it('says of each box whether it is still to be ticked, which is no part of the text that is copied', () => {
    const boxes = tree.filter(({ object }) => object['/ActualText'] !== undefined)
    expect(boxes.map(({ type, object }) => `${type} ${object['/ActualText']}`)).toEqual(['Span u:to do', 'Span u:to do', 'Span u:to do'])
    for (const box of boxes) expect(tree.find(({ children }) => children.includes(box))?.type).toBe('Lbl')
    expect(textOf(bytes)).not.toMatch(/to do|done/)
  })

  it('says how the entries of each list are marked', () => {
    const lists = tree.filter(({ type }) => type === 'L')
    const numbering = lists.map(({ object }) => object['/A'] as PdfDictionary)
    for (const attributes of numbering) expect(attributes['/O']).toBe('/List')
    expect(new Set(numbering.map((attributes) => attributes['/ListNumbering']))).toEqual(new Set(['/Disc', '/Decimal']))
  })

  it('tells what is in a drawing', () => {
    const [figure, ...others] = tree.filter(({ type }) => type === 'Figure')
    expect(others).toEqual([])
    expect(figure?.object['/Alt']).toBe('u:Diagram, Proxy, Web 01')
    const layout = figure?.object['/A'] as PdfDictionary
    expect(layout['/O']).toBe('/Layout')
    const [left, bottom, right, top] = layout['/BBox'] as readonly number[]
    const [, , pageWidth, pageHeight] = pdf.pages[0]!['/MediaBox'] as readonly number[]
    expect(left).toBeGreaterThan(30)
    expect(right).toBeLessThan(pageWidth! - 30)
    expect(top! - bottom!).toBeGreaterThan(20)
    expect(right! - left!).toBeGreaterThan(100)
    expect(top).toBeLessThan(pageHeight!)
    expect(textOf(bytes)).toContain('│ Proxy │ ──▶ │ Web 01 │')
  })

  it('has every link in it, with words for it, and leads back to it from the page', () => {
    const links = tree.filter(({ type }) => type === 'Link')
    const annotations = pdf.pages.flatMap((page) => (page['/Annots'] ?? []) as readonly string[])
    expect(annotations.length).toBeGreaterThanOrEqual(6)
    expect(links.flatMap((link) => link.annotations).sort()).toEqual([...annotations].sort())
    const parents = numbersOf(pdf, root)
    for (const link of links) {
      expect(link.object['/Alt']).toBeTruthy()
      for (const annotation of link.annotations) {
        const object = pdf.get(annotation) as PdfDictionary
        expect(object['/Contents']).toBeTruthy()
        expect(pdf.get(parents.get(object['/StructParent'] as number))).toBe(link.object)
      }
    }
  })

  it('marks everything on a page either as part of the text or as decoration', () => {
    const parents = numbersOf(pdf, root)
    for (const page of pdf.pages) {
      const { strays, ids } = marksOf(pdf.streamOf(page['/Contents']))
      expect(strays).toEqual([])
      const owners = pdf.get(parents.get(page['/StructParents'] as number)) as readonly string[]
      expect(ids).toEqual(owners.map((_, index) => index))
      expect(page['/Tabs']).toBe('/S')
    }
  })

  it('is without a fault for a program that checks the file', () => {
    expect(ask('qpdf', ['--check'], bytes).status).toBe(0)
  })

  it('has bookmarks in the order of the pages', () => {
    const outlines = pdf.get(pdf.catalog['/Outlines']) as PdfDictionary
    const titles: unknown[] = []
    for (
      let item = pdf.get(outlines['/First']) as PdfDictionary | undefined;
      item;
      item = pdf.get(item['/Next']) as PdfDictionary | undefined
    )
      titles.push(item['/Title'])
    expect(titles).toEqual(['u:Deeper than it should be', 'u:1  Site down', 'u:After'])
  })
})

/** The table that leads from a page or an annotation to its elements. */
function numbersOf(pdf: PdfObjects, root: PdfDictionary): ReadonlyMap<number, unknown> {
  const numbers = (pdf.get(root['/ParentTree']) as PdfDictionary)['/Nums'] as readonly unknown[]
  return new Map(Array.from({ length: numbers.length / 2 }, (_, index) => [numbers[index * 2] as number, numbers[index * 2 + 1]]))
}

/** What is drawn outside of any mark, and the numbers of the marks. */
function marksOf(content: string): { readonly strays: readonly string[]; readonly ids: readonly number[] } {
  const strays: string[] = []
  const ids: number[] = []
  let depth = 0
  for (const line of content.split('\n')) {
    if (/ B(?:DC|MC)$/.test(line)) depth += 1
    else if (line === 'EMC') depth -= 1
    else if (depth === 0 && / (?:TJ|f|S|l|re)\b/.test(line)) strays.push(line)
    const id = /MCID (\d+)/.exec(line)?.[1]
    if (id !== undefined) ids.push(Number(id))
  }
  return { strays, ids }
}
