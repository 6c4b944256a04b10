// The sheet for the wall: what one sees leads to a scenario and to its page in the booklet.
import { describe, expect, it } from 'vitest'
import { typeset } from '../../../src/engine/print/typeset.ts'
import { read } from '../../core/playbook/reading.ts'
import { missing } from '../../support/real-parts.ts'
import { ask, contentOf, textOf } from './reading-paper.ts'

const options = { fileName: 'web.md', printedOn: '2026-11-21' } as const

const playbook = read(`# Web

## Scenario 1: Site down

**Symptoms:**
- Pages time out

\`\`\`bash
systemctl restart web
\`\`\`

## Scenario 2: Data lost

**Symptoms:**
- Orders are missing

\`\`\`bash
restore orders
\`\`\`

## From alarm to all-clear

\`\`\`
┌───────┐
│ alarm │
└───┬───┘
    ▼
┌───────┐
│ check │
└───────┘
\`\`\`

## Escalation

- **T+0**: engineer on call
- **T+15 min**: database team

## Contacts

| Role | Phone |
|------|-------|
| On call | +1-555-0100 |
| Manager | [PHONE] |
`)

describe.skipIf(missing('pdftotext'))('the sheet for the wall', () => {
  it('leads from what one sees to the page of the booklet on which that scenario begins', async () => {
    const pages = textOf((await typeset(playbook, { type: 'booklet' }, options)).bytes).split('\f')
    const page = pages.findIndex((text) => text.includes('restore orders')) + 1
    const wall = ask('pdftotext', ['-layout'], (await typeset(playbook, { type: 'wall' }, options)).bytes, ['-']).said
    expect(wall).toMatch(new RegExp(`Orders are missing +2\\s+Data lost +${page}\\b`))
  })

  it('has the ladder with its times, contacts, flowcharts, and nothing to type', async () => {
    const { bytes, pageCount, blankContacts } = await typeset(playbook, { type: 'wall' }, options)
    const said = contentOf(bytes)
    for (const words of ['at once', '15 min', 'database team', '+1-555-0100', '│ alarm │']) expect(said).toContain(words)
    expect(said).not.toContain('systemctl')
    expect({ pageCount, blankContacts }).toEqual({ pageCount: 1, blankContacts: ['Manager'] })
    expect(ask('pdfinfo', [], bytes).said).toMatch(/1190.55 x 841.89 pts \(A3\)/)
  })

  it('has a column for the number of the card, and what goes over to the next line stands under the words, not the dash', async () => {
    const long = 'the page of the shop stays white for as long as anybody waited for it, on every machine that was tried'
    const text = `# Web\n\n## Scenario 1: Site down\n\n**Symptoms:**\n- ${long}\n- other sites answer\n\n\`\`\`bash\nsystemctl restart web\n\`\`\`\n`
    const { bytes } = await typeset(read(text), { type: 'wall' }, options)
    const placed = ask('pdftotext', ['-bbox'], bytes, ['-']).said
    const xOf = (word: string) => Number(new RegExp(`xMin="([\\d.]+)"[^>]*>[^<]*\\b${word}\\b`).exec(placed)?.[1])
    const starts = [...placed.matchAll(/xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>([^<]+)</g)].filter(([, x]) => Number(x) < xOf('Site') - 40)
    const rows = Map.groupBy(starts, ([, , y]) => y)
    const words = [...rows.values()].filter((row) => long.includes(row[0]![3]!)).map((row) => Number(row[0]![1]))
    expect(words.length).toBeGreaterThan(0)
    for (const x of words) expect(x).toBeCloseTo(xOf('other'), 0)
    expect(ask('pdftotext', ['-layout'], bytes, ['-']).said).toMatch(/Card +It is +Page/)
  })
})
