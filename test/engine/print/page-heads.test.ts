// What stands above the pages on which something goes on, and what no page begins or ends with.
import { describe, expect, it } from 'vitest'
import { layoutFor, type PrintLayout } from '../../../src/core/card/format.ts'
import type { Sheet } from '../../../src/core/card/sheet.ts'
import { bookletWork } from '../../../src/engine/print/formats/booklet.ts'
import { openMeasure } from '../../../src/engine/print/measure.ts'
import type { Page } from '../../../src/engine/print/paginate.ts'
import { typeset } from '../../../src/engine/print/typeset.ts'
import { read } from '../../core/playbook/reading.ts'
import { missing } from '../../support/real-parts.ts'
import { textOf } from './reading-paper.ts'

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

  it('leave no item of a list alone', () => {
    const entries = Array.from({ length: 12 }, (_, index) => ({ marker: 'dash', elements: [paragraph(`item ${index}`)] }) as const)
    for (let count = 25; count < 45; count++) {
      const pages = pagesOf(sheetOf([...filler(count), { type: 'list', entries }, ...filler(10)]))
      const perPage = pages.map((page) => page.filter(({ slab }) => slab.source?.type === 'list').length).filter((items) => items > 0)
      expect(Math.min(...perPage), `${count} lines before it: ${perPage}`).toBeGreaterThan(1)
    }
  })
})
