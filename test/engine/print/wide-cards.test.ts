// How cards take the room that they have: a short one all of a wide page, a long one no larger type than keeps its procedures whole,
// and its first side before the next.
import { describe, expect, it } from 'vitest'
import { type LayoutWish, layoutFor, type PrintLayout } from '../../../src/core/card/format.ts'
import { cardWork } from '../../../src/engine/print/formats/card.ts'
import { openMeasure } from '../../../src/engine/print/measure.ts'
import { filledPt } from '../../../src/engine/print/paginate.ts'
import { printArea } from '../../../src/engine/print/paper.ts'
import { read } from '../../core/playbook/reading.ts'

const printing = { fileName: 'web.md', printedOn: '2026-11-21' } as const

function stepsOf(count: number): string {
  const commands = Array.from({ length: count }, (_, index) => `# Restart ${index}\nsystemctl restart web-${index}\n`).join('\n')
  return `\`\`\`bash\n${commands}\`\`\`\n`
}

function pagesOf(steps: number, wish: LayoutWish, more = '') {
  const playbook = read(`# Web\n\n## Scenario 1: Site down\n\n**Symptoms:**\n- Pages time out\n\n${stepsOf(steps)}\n${more}`)
  const layout = layoutFor('cards', { orientation: 'landscape', ...wish }) as PrintLayout
  const { sheets, design } = cardWork(playbook, [playbook.scenarios[0]!.id], layout, printing)
  const { heightPt } = printArea(design.leaf, design.margins, layout.binding, 1)
  return { heightPt, pages: openMeasure(() => JSON.stringify(sheets))(sheets[0]!, design, layout) }
}

describe('a card on a wide page', () => {
  it.each(['a3', 'a4', 'tabloid'] as const)('fills it in one column of larger type where it is short: %s', (paper) => {
    const { pages, heightPt } = pagesOf(4, { paper })
    expect(pages).toHaveLength(1)
    expect(pages[0]!.every(({ xPt }) => xPt === 0)).toBe(true)
    expect(filledPt(pages[0]!)).toBeGreaterThan(heightPt * 0.7)
  })

  it('has two columns where it would take another page otherwise', () => {
    const { pages } = pagesOf(14, { paper: 'a4' })
    expect(pages).toHaveLength(1)
    expect(pages[0]!.some(({ xPt }) => xPt > 0)).toBe(true)
  })

  it('has whom to call beside the first steps, not over both columns', () => {
    const { pages } = pagesOf(24, { paper: 'a4' })
    const [first] = pages
    const call = first!.find(({ slab }) => slab.source?.type === 'columns' || slab.source?.type === 'small-heading')
    const beside = first!.find(({ slab, xPt }) => slab.source?.type === 'step' && xPt > 0)
    expect(beside!.yPt).toBe(call!.yPt)
  })
})

describe('a card on a page that is lower than wide', () => {
  const roles = ['On call', 'Database team', 'Network team'].map((role) => `| ${role} | [NAME] | [PHONE] |\n`)
  const contacts = `## Contacts\n\n| Role | Name | Phone |\n|---|---|---|\n${roles.join('')}`
  const heads = (wish: LayoutWish) =>
    pagesOf(3, wish, contacts).pages[0]!.filter(({ slab }) => slab.source?.type === 'columns' || slab.source?.type === 'form')

  it('has whom to call beside what one sees, and under it elsewhere', () => {
    expect(heads({ paper: 'a5' })).toHaveLength(1)
    expect(heads({ paper: 'a4', orientation: 'portrait' }).length).toBeGreaterThan(roles.length)
  })
})

describe('a card of two sides', () => {
  it('tears no procedure for larger type', () => {
    const { pages } = pagesOf(6, { paper: 'a4' }, `### If it still fails\n\n${stepsOf(9)}`)
    expect(pages).toHaveLength(2)
    expect(pages[0]!.filter(({ isRepeat }) => !isRepeat).at(-1)!.slab.isInsideSection).toBeUndefined()
  })

  it('has on the first one the steps of its next procedure that fit there, and those whole', () => {
    const message = Array.from({ length: 12 }, (_, index) => `  "line ${index}": "what happened, and to whom"`).join(',\n')
    const tell = (place: string) => `\`\`\`bash\n# Tell ${place}\ncurl -d '{\n${message}\n}' https://${place}.example.com\n\`\`\`\n`
    const procedure = ['status', 'pager', 'chat'].map(tell).join('\n')
    const { pages, heightPt } = pagesOf(3, { paper: 'a4', orientation: 'portrait' }, `### Tell everybody\n\n${procedure}`)
    expect(pages).toHaveLength(2)
    expect(filledPt(pages[0]!)).toBeGreaterThan(heightPt * 0.75)
    const steps = pages.map(
      (page) => new Set(page.flatMap(({ slab, isRepeat }) => (!isRepeat && slab.source?.type === 'step' ? [slab.source.title] : []))),
    )
    expect([...steps[0]!].filter((title) => steps[1]!.has(title))).toEqual([])
  })

  it.each([
    ['a4', 'portrait'],
    ['a5', 'landscape'],
  ] as const)('has its first step on the first one, however many there are: %s %s', (paper, orientation) => {
    const roles = ['Engineer', 'Manager', 'Database team', 'Network team'].map((role) => `| ${role} | [NAME] | [PHONE] | [EMAIL] |\n`)
    const contacts = `## Contacts\n\n| Role | Name | Phone | Email |\n|---|---|---|---|\n${roles.join('')}`
    const ladder =
      '## Escalation\n\n- **T+0**: engineer\n- **T+5 min**: manager\n- **T+15 min**: database team\n- **T+30 min**: network team\n'
    for (let count = 12; count <= 24; count++) {
      const { pages } = pagesOf(count, { paper, orientation }, `${contacts}\n${ladder}`)
      expect(pages[0]!.some(({ slab }) => slab.source?.type === 'step')).toBe(true)
    }
  })
})
