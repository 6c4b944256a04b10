// What stands above the pages on which something goes on, and what no page begins or ends with.
import { describe, expect, it } from 'vitest'
import { layoutFor, type PrintFormat, type PrintLayout } from '../../../src/core/card/format.ts'
import type { Sheet } from '../../../src/core/card/sheet.ts'
import { bookletWork } from '../../../src/engine/print/formats/booklet.ts'
import { openMeasure } from '../../../src/engine/print/measure.ts'
import type { Page } from '../../../src/engine/print/paginate.ts'
import type { Pen } from '../../../src/engine/print/pen.ts'
import type { PrintOptions } from '../../../src/engine/print/print-options.ts'
import { typeset } from '../../../src/engine/print/typeset.ts'
import { read } from '../../core/playbook/reading.ts'
import { missing } from '../../support/real-parts.ts'
import { ask, textOf } from './reading-paper.ts'

const printing = { fileName: 'web.md', printedOn: '2026-11-21' } as const
const steps = (word: string, count: number) =>
  Array.from({ length: count }, (_, index) => `# ${word} ${index + 1}\nsystemctl restart ${word}-${index + 1}\n`).join('\n')
const fence = (text: string) => `\`\`\`bash\n${text}\`\`\`\n`

const long = read(`# Web

## Scenario 1: Site down

**Option A: Restart everything**

${fence(steps('restart', 30))}

**Option B: Restore**

${fence(steps('restore', 5))}

## After it

### Look around

${fence(steps('look', 30))}
`)

function pagesOf(sheet: Sheet): readonly Page[] {
  const layout = layoutFor('booklet', {}) as PrintLayout
  return openMeasure(() => '')(sheet, bookletWork(long, layout, printing).design, layout)
}

function sheetOf(elements: Sheet['elements']): Sheet {
  return { title: 'T', language: 'en', labels: 'en', elements, footer: { name: 'T', edition: '', printed: '' } }
}

describe.skipIf(missing('pdftotext'))('a page on which a procedure goes on', () => {
  it('says above it of which scenario or chapter and which procedure its steps are', async () => {
    const { bytes } = await typeset(long, { type: 'booklet' }, printing)
    const pages = textOf(bytes).split('\f')
    const heads = pages.flatMap((page) =>
      /goes on/.test(page) ? [page.slice(0, page.indexOf('goes on')).trim().replace(/\s+/g, ' ')] : [],
    )
    expect(heads).toContain('1 Site down Option A: Restart everything')
    expect(heads).toContain('After it Look around')
  })

  it('says of which part of the chapter that procedure is', async () => {
    const deep = read(
      `# Web\n\n## Procedures\n\n### Part B: Servers\n\n#### Step 1: Look\n\n${fence(steps('look', 40))}\n## After it\n\nDone.\n`,
    )
    const { bytes } = await typeset(deep, { type: 'booklet' }, printing)
    expect(textOf(bytes).replace(/\s+/g, ' ')).toContain('Procedures Part B: Servers · Step 1: Look goes on')
  })
})

describe('a step at the top of a page', () => {
  const headAbove = (elements: Sheet['elements']): string => {
    const page = pagesOf(sheetOf(elements)).at(-1)
    const said: string[] = []
    const line: Pen['line'] = (pieces) => said.push(pieces.map(({ text }) => text).join(''))
    const pen = new Proxy({ line } as Pen, { get: (drawing, name) => (name === 'line' ? drawing.line : () => undefined) })
    page?.[0]?.slab.draw(pen, 0, 0)
    return said.join(' ').replace(/\s+/g, ' ')
  }
  const heading = { type: 'heading', level: 2, runs: [{ text: 'Phase 2' }] } as const
  const label = (text: string, headsProcedure: boolean) => ({ type: 'label', runs: [{ text }], headsProcedure, under: 2 }) as const
  const step = (number: string, lines: number) => {
    const text = Array.from({ length: lines }, (_, index) => `look ${index}`).join('\n')
    const command = { type: 'command', text, hazards: [], asides: [], remarks: [], isWhole: true, blanks: [], fillIn: [] } as const
    return { type: 'step', number, title: 'Do', isPlain: false, parts: [command] } as const
  }

  it('is said to be of the phase alone where its number is not of what heads those above', () => {
    expect(headAbove([heading, label('1. Assess', true), step('1.1', 40), step('1.2', 40)])).toBe('Phase 2 1. Assess goes on')
    expect(headAbove([heading, label('1. Assess', true), step('1.1', 40), step('2', 40)])).toBe('Phase 2 goes on')
  })

  it('is said to go on also where what heads it has too little room: without half of a name, and shortened by whole words', () => {
    const above = (title: string, inner: string) =>
      headAbove([{ ...heading, runs: [{ text: title }] }, label(inner, true), step('1', 40), step('2', 40)])
    const almost = 'The vector database is damaged and nobody who was there knows since when or why it was, or what to do'
    expect(above(almost, 'Incomprehensibly')).toBe(`${almost} goes on`)
    expect(above(`${almost} then ${almost}`, 'Assess')).toMatch(/^The vector database is damaged .*\w … goes on$/)
  })

  it('is not headed by what heads a list between the steps', () => {
    const causes = {
      type: 'list',
      entries: [{ marker: 'dash', elements: [{ type: 'paragraph', runs: [{ text: 'Disk full' }] }] }],
    } as const
    const elements = [heading, label('Option A', true), step('1', 40), label('Common Causes', false), causes, step('2', 40)]
    expect(headAbove(elements)).toBe('Phase 2 Option A goes on')
  })
})

describe.skipIf(missing('pdftotext'))('what stands above a page that goes on', () => {
  /** What a printer leaves white at an edge: a quarter of an inch; of cards it pulls in by their end, less. */
  it.each<readonly [PrintFormat, Partial<PrintOptions>, number]>([
    [{ type: 'booklet' }, {}, 18],
    [{ type: 'cards' }, { paper: 'a5' }, 18],
    [{ type: 'index-cards' }, { paper: '4x6' }, 13],
  ])('is where every printer reaches: %o', async (format, more, leastPt) => {
    const { bytes } = await typeset(long, format, { ...printing, ...more })
    const words = ask('pdftotext', ['-bbox'], bytes, ['-']).said
    const tops = [...words.matchAll(/yMin="([\d.]+)"[^>]*>goes</g)].map(([, top]) => Number(top))
    expect(tops.length).toBeGreaterThan(1)
    expect(Math.min(...tops)).toBeGreaterThan(leastPt)
  })
})

describe.skipIf(missing('pdftotext'))('cards for both sides of the paper', () => {
  it('have lines for notes on the back that would be white, also of the last card', async () => {
    const one = (number: number) => `## Scenario ${number}: Fault ${number}\n\n${fence(steps(`s${number}`, 2))}`
    const { bytes } = await typeset(read(`# Web\n\n${one(1)}\n${one(2)}`), { type: 'cards' }, { ...printing, binding: 'duplex' })
    const pages = textOf(bytes).split('\f').slice(0, -1)
    expect(pages.map((page) => /^Notes$/m.test(page))).toEqual([false, true, false, true])
  })
})

describe('steps that count anew without a heading', () => {
  it('are divided from those before by a thick line', () => {
    const numbered = ['1', '2', '1', '2'].map((number) => ({ type: 'step', number, title: 'Do', isPlain: false, parts: [] }) as const)
    const [page] = pagesOf(sheetOf(numbered))
    const thick: number[] = []
    const rule: Pen['rule'] = (_x, yPt, _width, weightPt) => {
      if (weightPt > 1) thick.push(yPt)
    }
    const pen = new Proxy({ rule } as Pen, { get: (drawing, name) => (name === 'rule' ? drawing.rule : () => undefined) })
    for (const { slab, yPt } of page ?? []) slab.draw(pen, 0, yPt)
    const tops = page?.filter(({ slab }) => slab.source?.type === 'step').map(({ yPt }) => yPt) ?? []
    expect(thick).toHaveLength(1)
    expect(tops.filter((top) => top > thick[0]!)).toHaveLength(2)
  })
})

describe.skipIf(missing('pdftotext'))('the title page', () => {
  const chapters = (count: number) => Array.from({ length: count }, (_, index) => `## Chapter ${index + 1}\n\nText.\n`).join('\n')
  const meta = '---\nrto: 60 minutes\nrpo: 24 hours\nversion: "1.0"\nlast_reviewed: 2026-01-30\nnext_review: 2026-02-28\n---\n'
  const titlePage = async (text: string, options: Partial<PrintOptions>) =>
    textOf((await typeset(read(text), { type: 'booklet' }, { ...printing, ...options })).bytes).split('\f')[0] ?? ''

  it.each([
    ['a4', 43],
    ['letter', 40],
  ] as const)('has all of the contents on %s, closer where they would go over to a second page', async (paper, count) => {
    expect(await titlePage(`# Web\n\n${chapters(count)}`, { paper })).toContain(`Chapter ${count}`)
  })

  it('breaks no date for want of room on A5', async () => {
    const [facts] = (await titlePage(`${meta}# Web\n\n${chapters(3)}`, { paper: 'a5' })).split('Call')
    expect(facts).toMatch(/30 Jan 2026[\s\S]*28 Feb 2026/)
  })
})

describe('pages', () => {
  const paragraph = (text: string) => ({ type: 'paragraph', runs: [{ text }] }) as const
  const filler = (count: number) => Array.from({ length: count }, (_, index) => paragraph(`line ${index}`))

  it('never begin with a rule that divides from what is on the page before', () => {
    for (let count = 30; count < 50; count++) {
      const pages = pagesOf(sheetOf([...filler(count), { type: 'rule', weight: 'thin' }, ...filler(20)]))
      expect(pages.length).toBe(2)
      expect(pages[1]?.[0]?.slab.isDivider).toBeUndefined()
    }
  })

  const longestTorn = (type: string, count: number, ...torn: Sheet['elements']) => {
    const pages = pagesOf(sheetOf([...filler(count), ...torn, ...filler(10)]))
    const perPage = pages.map((page) => page.filter(({ slab, isRepeat }) => !isRepeat && slab.source?.type === type).length)
    return perPage.filter((lines) => lines > 0)
  }

  it('leave no line of a checklist alone', () => {
    const checklist = Array.from({ length: 8 }, (_, index) => {
      return { type: 'step', number: String(index + 1), title: `check ${index}`, isPlain: true, parts: [] } as const
    })
    for (let count = 25; count < 45; count++) expect(Math.min(...longestTorn('step', count, ...checklist))).toBeGreaterThan(1)
  })

  it('keep a table of a few rows whole', () => {
    const rows = Array.from({ length: 4 }, (_, index) => [[{ text: `row ${index}` }]])
    const table = { type: 'table', align: [''], head: [[{ text: 'head' }]], rows } as const
    for (let count = 25; count < 45; count++) expect(longestTorn('table', count, table), `${count} lines before it`).toHaveLength(1)
  })

  it('leave what is said of a step no line at the top of the next', () => {
    const steps = Array.from({ length: 6 }, (_, index) => {
      return { type: 'step', number: String(index + 1), title: `do ${index}`, isPlain: false, parts: [paragraph('how')] } as const
    })
    const heading = { type: 'heading', level: 2, runs: [{ text: 'Next' }] } as const
    for (let count = 15; count < 40; count++) {
      const pages = pagesOf(sheetOf([...filler(count), ...steps, paragraph('All of them answer.'), heading, ...filler(10)]))
      const tops = pages.map((page) => page.find(({ isRepeat }) => !isRepeat)?.slab.source)
      expect(tops.filter((top) => top?.type === 'paragraph' && top.runs[0]?.text.startsWith('All'))).toEqual([])
    }
  })

  describe('that the table of contents goes over', () => {
    /** After how many of its lines each page ends, with so many lines of text before it. */
    const endsIn = (count: number, chapters: number, inEach: number, after = 0) => {
      const entries = Array.from({ length: chapters * inEach }, (_, index) => {
        return { level: index % inEach === 0 ? 1 : 2, title: `title ${index}`, anchor: `a${index}` } as const
      })
      const pages = longestTorn('contents', count, { type: 'contents', title: 'Contents', entries }, ...filler(after))
      return pages.slice(0, -1).map((_, page) => pages.slice(0, page + 1).reduce((sum, lines) => sum + lines, -1))
    }
    const before = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index)

    it('end between two chapters', () => {
      for (const count of before(15, 34)) {
        const ends = endsIn(count, 12, 8)
        expect(ends.length, `${count} lines before it`).toBeGreaterThan(0)
        for (const end of ends) expect(end % 8, `${count} lines before it`).toBe(0)
      }
    })

    it('never end with a chapter without what is in it, nor where no chapter fits', () => {
      for (const count of before(15, 40))
        for (const chapters of [5, 6])
          for (const end of endsIn(count, chapters, 20)) expect(end % 20, `${count} lines before ${chapters} chapters`).not.toBe(1)
    })

    it('leave none of its lines alone', () => {
      const ends = before(15, 45).flatMap((count) => endsIn(count, 20, 1, 15))
      expect(ends.length).toBeGreaterThan(10)
      expect(Math.min(...ends)).toBeGreaterThan(1)
      expect(Math.max(...ends)).toBeLessThan(19)
    })
  })

  it('keep the words above text as it was written with it', () => {
    const told = { type: 'listing', text: Array.from({ length: 30 }, (_, index) => `line ${index}`).join('\n') } as const
    for (let count = 10; count < 45; count++) {
      const pages = pagesOf(sheetOf([...filler(count), paragraph('What ran:  at 03:12'), told, ...filler(20)]))
      const feet = pages.slice(0, -1).map((page) => page.at(-1)?.slab.source)
      expect(feet.filter((foot) => foot?.type === 'paragraph' && foot.runs[0]?.text.startsWith('What ran'))).toEqual([])
    }
  })

  it('end between the boxes of a drawing that is higher than they are', () => {
    const box = '┌──────┐\n│ look │\n└──┬───┘\n   ▼\n'
    for (const lines of longestTorn('diagram', 7, { type: 'diagram', text: box.repeat(60).trimEnd() })) expect(lines % 4).toBe(0)
    expect(longestTorn('diagram', 7, { type: 'diagram', text: box.repeat(20).trimEnd() })).toHaveLength(1)
    // On one page its letters would be too small to read.
    for (const lines of longestTorn('diagram', 7, { type: 'diagram', text: box.repeat(26).trimEnd() }))
      expect(lines).toBeLessThan(26 * 4 - 1)
  })

  it('don’t end with what is only said before the first part of a section', () => {
    const heading = (level: number, text: string) => ({ type: 'heading', level, runs: [{ text }] }) as const
    for (let count = 10; count < 45; count++) {
      const section = [heading(2, 'Bring it back'), paragraph('Take the option that says how it runs.'), heading(3, 'Option A')]
      const pages = pagesOf(sheetOf([...filler(count), ...section, ...filler(34)]))
      const feet = pages.slice(0, -1).map((page) => page.at(-1)?.slab.source)
      expect(feet.filter((foot) => foot?.type === 'paragraph' && foot.runs[0]?.text.startsWith('Take'))).toEqual([])
    }
  })

  it('don’t end with a heading and a warning, the first step on the next', () => {
    const heading = { type: 'heading', level: 2, runs: [{ text: 'Open it' }] } as const
    const warning = { type: 'quote', elements: [paragraph('Warning: everybody can read it meanwhile.')] } as const
    const step = (number: number) => ({ type: 'step', number: `${number}`, title: 'Do', isPlain: false, parts: [] }) as const
    for (let count = 30; count < 42; count++) {
      for (let steps = 22; steps < 34; steps += 2) {
        const procedure = Array.from({ length: steps }, (_, index) => step(index + 1))
        const pages = pagesOf(sheetOf([...filler(count), heading, warning, ...procedure]))
        const feet = pages.slice(0, -1).map((page) => page.at(-1)?.slab.source?.type)
        expect(feet, `${count} lines above ${steps} steps`).not.toContain('quote')
      }
    }
  })

  it('leave no item of a list alone', () => {
    const entries = Array.from({ length: 12 }, (_, index) => ({ marker: 'dash', elements: [paragraph(`item ${index}`)] }) as const)
    for (let count = 25; count < 45; count++) {
      const pages = pagesOf(sheetOf([...filler(count), { type: 'list', entries }, ...filler(10)]))
      const perPage = pages.map((page) => page.filter(({ slab }) => slab.source?.type === 'list').length).filter((items) => items > 0)
      expect(Math.min(...perPage), `${count} lines before it: ${perPage}`).toBeGreaterThan(1)
    }
  })
})

describe.skipIf(missing('pdftotext'))('what is short, in landscape', () => {
  it('takes half of each column, so that the next stands under it', async () => {
    const scenario = (number: number) => `## Scenario ${number}: Fault ${number}\n\n${fence(steps(`s${number}`, 6))}`
    const two = read(`# Web\n\nText.\n\n${scenario(1)}\n${scenario(2)}`)
    const { pageCount } = await typeset(two, { type: 'booklet' }, { ...printing, orientation: 'landscape' })
    expect(pageCount).toBe(2)
  })
})
