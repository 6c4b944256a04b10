import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bookletSheet } from '../../../src/core/card/booklet.ts'
import { compareUnits, type UnitChange } from '../../../src/core/paper/compare.ts'
import type { PageCode } from '../../../src/core/paper/page-code.ts'
import { type PrintRecord, stalePages } from '../../../src/core/paper/print-record.ts'
import { type PrintedUnit, unitsOf } from '../../../src/core/paper/units.ts'
import { read } from '../playbook/reading.ts'

const printing = { fileName: 'web.md', printedOn: '2026-11-21' }

const text = `# Web

**Version**: 2.1

## Site down

**Symptoms:**
- Pages time out

**Recovery:**

\`\`\`bash
# Look at it
systemctl status web
# Restart it
systemctl restart web
# See whether it answers
curl -sf http://localhost/health
\`\`\`

Then tell the channel.

| Role | Phone |
|------|-------|
| On call | +1-555-0100 |
`

function units(source: string): PrintedUnit[] {
  return unitsOf(bookletSheet(read(source), printing).elements)
}

function told(changes: readonly UnitChange[]): string[] {
  return changes.map((change) => {
    const before = 'before' in change ? nameOf(change.before) : ''
    const now = 'now' in change ? nameOf(change.now) : ''
    return `${change.type}: ${before === now ? now : `${before} → ${now}`}`
  })
}

function texts(units: readonly PrintedUnit[]): string {
  return units.map(({ text: said }) => said).join('\n')
}

function nameOf({ number = '', title, text: said }: PrintedUnit): string {
  return `${number} ${title ?? said}`.trim()
}

function changed(from: string, to: string): string[] {
  expect(text).toContain(from)
  return told(compareUnits(units(text), units(text.replace(from, to))))
}

describe('what changed since a sheet was printed', () => {
  it('is nothing where the text is the same, however its lines are broken', () => {
    expect(changed('Then tell the channel.', 'Then tell\nthe   channel.')).toEqual([])
  })

  it('is the step whose command is another one', () => {
    const [change] = compareUnits(units(text), units(text.replace('restart web\n', 'restart web.service\n')))
    expect(change).toMatchObject({
      type: 'changed',
      before: { number: '2', title: 'Restart it', text: 'systemctl restart web' },
      now: { number: '2', title: 'Restart it', text: 'systemctl restart web.service' },
    })
  })

  it('is the step that was put between two, and those that have another number since', () => {
    expect(changed('# Restart it\n', '# Write down the time\ndate\n# Restart it\n')).toEqual([
      'added:  → 2 Write down the time',
      'renumbered: 2 Restart it → 3 Restart it',
      'renumbered: 3 See whether it answers → 4 See whether it answers',
    ])
  })

  it('is the step that is gone', () => {
    expect(changed('# Look at it\nsystemctl status web\n', '')).toEqual([
      'removed: 1 Look at it → ',
      'renumbered: 2 Restart it → 1 Restart it',
      'renumbered: 3 See whether it answers → 2 See whether it answers',
    ])
  })

  it('knows a step again that has another title', () => {
    expect(changed('# Look at it', '# Look at it closely')).toEqual(['changed: 1 Look at it → 1 Look at it closely'])
  })

  it('is a number that was wrong in a table', () => {
    expect(changed('555-0100', '555-0199')).toContainEqual(
      'changed: Role | Phone\nOn call | +1-555-0100 → Role | Phone\nOn call | +1-555-0199',
    )
  })

  it('finds what is the same in any two lists, and tells all of the rest once', () => {
    const unit = fc.record({
      type: fc.constantFrom('paragraph', 'label'),
      text: fc.constantFrom('a', 'b', 'c', 'd', 'one two three', 'one two four'),
    })
    const list = fc.array(unit as fc.Arbitrary<PrintedUnit>, { maxLength: 12 })
    fc.assert(
      fc.property(list, list, (before, now) => {
        const changes = compareUnits(before, now)
        const gone = changes.filter(({ type }) => type !== 'added').length
        const fresh = changes.filter(({ type }) => type !== 'removed').length
        expect(before.length - gone).toBe(now.length - fresh)
        expect(compareUnits(before, before)).toEqual([])
        if (texts(before) === texts(now)) expect(changes).toEqual([])
        else expect(changes).not.toEqual([])
      }),
    )
  })

  it('compares thousands of units that moved about without taking the square of it', () => {
    const many = Array.from({ length: 20_000 }, (_, index): PrintedUnit => ({ type: 'paragraph', text: `line ${index}` }))
    expect(told(compareUnits(many, [...many.slice(1), { type: 'paragraph', text: 'the end' }]))).toEqual([
      'removed: line 0 → ',
      'added:  → the end',
    ])
  })
})

describe('which pages are stale', () => {
  const paragraph = (said: string): PrintedUnit => ({ type: 'paragraph', text: said })
  const record: PrintRecord = {
    at: 0,
    file: 'web.md',
    hash: 'then',
    name: 'Web',
    format: { type: 'booklet' },
    paper: 'a4',
    units: ['alpha', 'beta', 'gamma', 'delta'].map(paragraph),
    pages: [
      { number: 1, code: 'A' as PageCode, first: 0, last: 1 },
      { number: 2, code: 'B' as PageCode, first: 1, last: 2 },
      { number: 3, code: 'C' as PageCode, first: 3, last: 3 },
    ],
  }
  const stale = (...texts: string[]) =>
    stalePages(record, { name: 'Web', hash: 'now', units: texts.map(paragraph) }).map(({ page }) => page.number)

  it('are none while the file or its text is the same', () => {
    expect(stalePages(record, { name: 'Other', hash: 'then', units: [] })).toEqual([])
    expect(stale('alpha', 'beta', 'gamma', 'delta')).toEqual([])
  })

  it('are those that show what changed: both, where it goes over from one to the next', () => {
    expect(stale('alpha', 'other', 'gamma', 'delta')).toEqual([1, 2])
    expect(stale('alpha', 'beta', 'gamma')).toEqual([3])
  })

  it('are those with what a new part follows', () => {
    expect(stale('first', 'alpha', 'beta', 'gamma', 'delta')).toEqual([1])
    expect(stale('alpha', 'beta', 'gamma', 'more', 'delta')).toEqual([2])
    expect(stale('alpha', 'beta', 'gamma', 'delta', 'last')).toEqual([3])
  })

  it('are all of them when the playbook has another name', () => {
    expect(stalePages(record, { name: 'Web 2', hash: 'now', units: record.units })).toEqual(
      record.pages.map((page) => ({ page, changes: [], renamed: 'Web 2' })),
    )
  })
})
