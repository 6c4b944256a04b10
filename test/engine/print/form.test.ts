// Lines to write on: long and high enough for a hand, whatever stands beside them.
import { describe, expect, it } from 'vitest'
import { english } from '../../../src/core/card/language/english.ts'
import type { FormPart, SheetElement } from '../../../src/core/card/sheet.ts'
import { openFonts } from '../../../src/engine/print/font/fonts.ts'
import { layOutElements } from '../../../src/engine/print/layout.ts'
import { form } from '../../../src/engine/print/layout-form.ts'
import type { Pen } from '../../../src/engine/print/pen.ts'
import { type Setting, sizesAt } from '../../../src/engine/print/setting.ts'
import { breakCost } from '../../../src/engine/print/slab.ts'

const fonts = openFonts(() => '')

function settingAt(scale: number): Setting {
  return {
    layOut: layOutElements,
    fonts,
    words: english,
    sizes: sizesAt(scale),
    tag: { type: 'Document' },
    tally: { wraps: 0 },
    pageHeightPt: 700,
  }
}

/** Where lines to write on begin and end, by row of the form. */
function drawn(lines: readonly (readonly FormPart[])[], widthPt: number, scale: number) {
  return form(lines, widthPt, settingAt(scale)).map((row) => {
    const rules: { readonly from: number; readonly to: number }[] = []
    const pen = { line: () => {}, rule: (xPt: number, _: number, ruleWidthPt: number) => rules.push({ from: xPt, to: xPt + ruleWidthPt }) }
    row.draw(pen as unknown as Pen, 0, 0)
    return { heightPt: row.heightPt, rules }
  })
}

function contact(role: string): readonly FormPart[] {
  return [
    { label: role, value: '', share: 0 },
    { label: '', share: 1 },
    { label: 'Phone', share: 1 },
    { label: 'Email', share: 1.5 },
  ]
}

const contacts = ['On call', 'Engineering manager', 'Database administrator, where there is one on call tonight'].map(contact)

describe('a form', () => {
  it.each([150, 180, 250, 400, 519, 1000])('has every line to write on, long and high enough for a hand, on %i points', (widthPt) => {
    for (const scale of [0.8, 1, 1.45]) {
      const rows = drawn(contacts, widthPt, scale).filter(({ rules }) => rules.length > 0)
      const rules = rows.flatMap((row) => row.rules)
      expect(rules).toHaveLength(9)
      for (const { from, to } of rules) {
        expect(to - from).toBeGreaterThanOrEqual(70)
        expect(to).toBeLessThanOrEqual(widthPt + 0.1)
      }
      for (const { heightPt } of rows) expect(heightPt).toBeGreaterThanOrEqual(17)
    }
  })

  it('puts what follows roles of unlike length in line with each other', () => {
    const [first, second] = drawn([contact('On call'), contact('Engineering manager')], 519, 1)
    expect(first!.rules.map(({ from }) => from)).toEqual(second!.rules.map(({ from }) => from))
  })
})

describe('contacts of which most go over two lines', () => {
  it('all do, so that each is read like the next', () => {
    const roles = ['Infrastructure', 'Ops', 'Database and storage', 'Engineering management']
    const countAt = (widthPt: number) => drawn(roles.map(contact), widthPt, 1.3).length
    const counts = Array.from({ length: 80 }, (_, index) => countAt(300 + index * 5))
    expect(new Set(counts)).toContain(roles.length)
    expect(new Set(counts)).toContain(roles.length * 2)
    expect(counts).not.toContain(roles.length * 2 - 1)
  })
})

describe('a message that goes over to the next page', () => {
  it('is rather torn in its middle than before its last line', () => {
    const slabs = layOutElements([{ type: 'listing', text: 'Service\nStatus\nSince\nTicket' }], 300, settingAt(1))
    expect(slabs[2]!.breakAfter).toBeGreaterThan(slabs[1]!.breakAfter)
  })
})

describe('a step of several commands', () => {
  const command = (lines: number, fillIn: readonly FormPart[]) => {
    const text = Array.from({ length: lines }, (_, index) => `look ${index}`).join('\n')
    return { type: 'command', text, hazards: [], asides: [], remarks: [], isWhole: false, blanks: [], fillIn } as const
  }

  it.each([
    ['lines to write on', [{ label: 'ZONE', share: 1 }]],
    ['none', []],
  ])('lets a page end behind the first of them, with %s', (_, fillIn) => {
    const parts = [command(1, fillIn), command(20, []), command(20, [])]
    const slabs = layOutElements([{ type: 'step', number: '1', title: 'Move', isPlain: false, parts }], 300, settingAt(1))
    expect(slabs.filter(({ breakAfter }) => breakAfter < breakCost.insideCommand)).toHaveLength(parts.length)
  })
})

describe('forms beside each other', () => {
  const told = (value: string): SheetElement => ({
    type: 'columns',
    columns: [[{ type: 'small-heading', text: 'It is this when' }], [{ type: 'form', lines: [[{ label: 'On call', value, share: 1 }]] }]],
  })
  const slabCount = (value: string) => layOutElements([told(value)], 300, settingAt(1)).length

  it('stand one under the other where a contact would go over two lines however wide its column, and only there', () => {
    expect(slabCount('+1-555-0104')).toBe(1)
    expect(slabCount('+1-555-0104 (Infrastructure)')).toBe(1)
    expect(slabCount('+1-555-0104 (Infrastructure and databases)')).toBe(2)
  })
})

describe('lines to write on beside each other', () => {
  const roles = ['Engineer on call', 'Database administrator', 'Platform architect']
  const levels = roles.map((role) => [
    { label: role, value: '', share: 0 },
    { label: 'Tel.', share: 1 },
  ])
  const begun = ['Started at', 'on host'].map((label) => ({ label, share: 1 }))
  const seen = [1, 2, 3].map(() => [{ label: '', share: 1 }])
  const slabCount = (widthPt: number) =>
    layOutElements(
      [{ type: 'columns', columns: [[{ type: 'form', lines: seen }], [{ type: 'form', lines: [...levels, begun] }]] }],
      widthPt,
      settingAt(1),
    ).length

  it('stand one under the other where that takes no more room', () => {
    expect(slabCount(519)).toBe(1)
    expect(slabCount(310)).toBe(seen.length + levels.length + 1)
  })
})

describe('running text', () => {
  const rules = (...lines: readonly string[]) => {
    const runs = lines.flatMap((text, index) => (index === 0 ? [{ text }] : [{ text: '', breaks: true as const }, { text }]))
    const widths: number[] = []
    const pen = { line: () => {}, rule: (_xPt: number, _yPt: number, widthPt: number) => widths.push(widthPt) } as unknown as Pen
    for (const row of layOutElements([{ type: 'paragraph', runs }], 500, settingAt(1))) row.draw(pen, 0, 0)
    return widths
  }

  it('has a line to write on behind what nobody filled in', () => {
    const drawn = rules('System Owner: [Your Name]', 'Phone: [PHONE]', 'Version: 1.0')
    expect(drawn).toHaveLength(2)
    expect(Math.min(...drawn)).toBeGreaterThan((26 / 25.4) * 72)
  })

  it('has none behind a remark in brackets, nor in the middle of a line', () => {
    expect(rules('To: [Same as initial]', 'The service [Service Name] is down')).toEqual([])
  })

  it('stands in line with the mark of its list', () => {
    const heights: number[] = []
    const pen = { line: (_pieces: unknown, _xPt: number, yPt: number) => heights.push(yPt), rule: () => {} } as unknown as Pen
    const entry = { marker: 'dash', elements: [{ type: 'paragraph', runs: [{ text: 'Owner: [TEAM]' }] }] } as const
    for (const row of layOutElements([{ type: 'list', entries: [entry] }], 500, settingAt(1))) row.draw(pen, 0, 0)
    expect(heights).toHaveLength(2)
    expect(heights[0]).toBeCloseTo(heights[1]!)
  })
})
