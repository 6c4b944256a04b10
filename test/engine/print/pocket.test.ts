// The sheet that folds to eight pages: which page lies where, what is on it, and in which order it is read.
import { describe, expect, it } from 'vitest'
import { foldedToEight } from '../../../src/engine/print/impose.ts'
import { typeset } from '../../../src/engine/print/typeset.ts'
import { read } from '../../core/playbook/reading.ts'
import { missing } from '../../support/real-parts.ts'
import { ask, contentOf, foldedContentOf, foldedPagesOf, squeezed } from './reading-paper.ts'

const options = { fileName: 'web.md', printedOn: '2026-11-21' } as const

function commands(part: string, count: number): string {
  return Array.from({ length: count }, (_, step) => `# Do ${part}.${step + 1}\nsystemctl restart part-${part}-${step + 1}\n`).join('\n')
}

function scenario(number: number, severity: string, steps: number): string {
  const fence = `\`\`\`bash\n${commands(String(number), steps)}\`\`\`\n\n`
  return `## Scenario ${number}: Fault ${number}\n\n**Severity**: ${severity}\n\n**Recovery:**\n\n${fence}`
}

/** With so many steps in each of its phases. */
function phased(number: number, severity: string, steps: readonly number[]): string {
  const phases = steps.map((count, index) => {
    const phase = index + 1
    return `### Phase ${phase}: Part ${phase}\n\n\`\`\`bash\n${commands(`${number}-${phase}`, count)}\`\`\`\n\n`
  })
  return `## Scenario ${number}: Fault ${number}\n\n**Severity**: ${severity}\n\n${phases.join('')}`
}

describe('eight pages on one side', () => {
  it('lie so that one cut and the folds bring them in order: the upper row on its head', () => {
    const [side] = foldedToEight({ widthPt: 400, heightPt: 200 })(8)
    const rows = [0, 100].map((yPt) => side!.places.filter((place) => place.yPt === yPt).sort((a, b) => a.xPt - b.xPt))
    expect(rows.map((row) => row.map((place) => (place.isTurned ? -1 : 1) * (place.leaf + 1)))).toEqual([
      [-5, -4, -3, -2],
      [6, 7, 8, 1],
    ])
  })
})

describe.skipIf(missing('pdftotext', 'qpdf'))('a pocket card', () => {
  it('has every procedure where there is room, on one side, in the order of its pages', async () => {
    const playbook = read(`# Web\n\n${scenario(1, 'Low', 3)}${scenario(2, 'Critical', 3)}## Contacts\n\n- On call: +1-555-0100\n`)
    const { bytes, pageCount, leftOut } = await typeset(playbook, { type: 'pocket' }, options)
    expect({ pageCount, leftOut }).toEqual({ pageCount: 1, leftOut: [] })
    const said = ask('pdftotext', ['-raw'], bytes, ['-']).said.replace(/\s+/g, '')
    const places = ['Web', '+1-555-0100', 'part-2-1', 'part-2-3', 'part-1-1', 'part-1-3'].map((word) => said.indexOf(word))
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(places).not.toContain(-1)
    expect(ask('qpdf', ['--check'], bytes)).toMatchObject({ status: 0 })
  })

  it('takes the worst first and whole, and says on the paper what it has no room for', async () => {
    const playbook = read(`# Web\n\n${scenario(1, 'Low', 30)}${scenario(2, 'Critical', 20)}${scenario(3, 'High', 6)}`)
    const { bytes, leftOut } = await typeset(playbook, { type: 'pocket' }, options)
    expect(leftOut).toEqual(['1 Fault 1'])
    const said = squeezed(contentOf(bytes))
    for (let step = 1; step <= 20; step++) expect(said).toContain(`systemctlrestartpart-2-${step}`)
    expect(said).toContain('Notinhere:takethebookletorthecardfor')
    expect(said).toContain('1Fault1')
    expect(said).not.toContain('part-1-1')
  })

  it('begins with the worst also where that is too long for it, and says where it breaks off and where to go on', async () => {
    const playbook = read(`# Web\n\n${phased(1, 'Critical', [16, 16, 16])}${scenario(9, 'Low', 5)}`)
    const { bytes, leftOut } = await typeset(playbook, { type: 'pocket' }, options)
    expect(leftOut).toEqual(['1 from “Phase 3: Part 3” on'])
    const said = squeezed(foldedContentOf(bytes))
    for (const part of [1, 2]) for (let step = 1; step <= 16; step++) expect(said).toContain(`systemctlrestartpart-1-${part}-${step}`)
    expect(said).toMatch(/part-1-2-16Goonwith“Phase3:Part3”:itisoncard1andinthebooklet\./)
    expect(said).toContain('systemctlrestartpart-9-5')
  })

  it('leaves half of the room to others where the worst would take all of it', async () => {
    const worst = phased(1, 'Critical', [11, 11, 16])
    const alone = await typeset(read(`# Web\n\n${worst}`), { type: 'pocket' }, options)
    expect(alone.leftOut).toEqual([])
    const { leftOut } = await typeset(read(`# Web\n\n${worst}${phased(2, 'High', [11, 11, 16])}`), { type: 'pocket' }, options)
    expect(leftOut).toEqual(['1 from “Phase 3: Part 3” on', '2 from “Phase 2: Part 2” on'])
  })

  it('has the beginning of a scenario rather than what one need not come to in another', async () => {
    const branch = `### If it still fails\n\n\`\`\`bash\n${commands('branch', 40)}\`\`\`\n\n`
    const playbook = read(`# Web\n\n${scenario(1, 'Critical', 8)}${branch}${phased(2, 'High', [12, 30])}`)
    const { leftOut } = await typeset(playbook, { type: 'pocket' }, options)
    expect(leftOut).toEqual(['1: If it still fails', '2 from “Phase 2: Part 2” on'])
  })

  it('tells only what is not in it where it has room for no procedure at all', async () => {
    const { bytes, leftOut } = await typeset(read(`# Web\n\n${scenario(1, 'Low', 300)}`), { type: 'pocket' }, options)
    expect(leftOut).toEqual(['1 Fault 1'])
    expect(squeezed(contentOf(bytes))).toMatch(/Tel\.Notinhere:takethebookletorthecardfor1Fault1/)
  })

  it('has a cover of one page, and on it a line for the number of each role', async () => {
    const roles = ['Operations lead on call', 'Database team', 'Infrastructure team', 'Project manager']
    const table = roles.map((role) => `| ${role} | [NAME] | [PHONE] | [EMAIL] |\n`).join('')
    const scenarios = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((number) => scenario(number, 'High', 12)).join('')
    const playbook = read(`# Web\n\n${scenarios}## Contacts\n\n| Role | Name | Phone | Email |\n|---|---|---|---|\n${table}`)
    const { bytes, sheets } = await typeset(playbook, { type: 'pocket' }, options)
    expect(sheets[0]?.pages).toHaveLength(8)
    const [cover, , inside] = foldedPagesOf(bytes)
    for (const role of roles) expect(cover).toContain(role)
    expect(cover?.match(/Phone/g)).toHaveLength(4)
    expect(cover).not.toContain('Email')
    expect(inside).toContain('systemctl restart')
  })
})
