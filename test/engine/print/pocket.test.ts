// The sheet that folds to eight pages: which page lies where, what is on it, and in which order it is read.
import { describe, expect, it } from 'vitest'
import { foldedToEight } from '../../../src/engine/print/impose.ts'
import { typeset } from '../../../src/engine/print/typeset.ts'
import { read } from '../../core/playbook/reading.ts'
import { missing } from '../../support/real-parts.ts'
import { ask, contentOf, foldedContentOf, foldedPagesOf, squeezed } from './reading-paper.ts'

const options = { fileName: 'web.md', printedOn: '2026-11-21' } as const

function scenario(number: number, severity: string, steps: number): string {
  const commands = Array.from({ length: steps }, (_, step) => `# Do ${number}.${step + 1}\nsystemctl restart part-${number}-${step + 1}\n`)
  return `## Scenario ${number}: Fault ${number}\n\n**Severity**: ${severity}\n\n**Recovery:**\n\n\`\`\`bash\n${commands.join('\n')}\`\`\`\n\n`
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
    const phases = [1, 2, 3].map((phase) => {
      const commands = Array.from({ length: 16 }, (_, step) => `# Do ${phase}.${step + 1}\nsystemctl restart part-${phase}-${step + 1}\n`)
      return `### Phase ${phase}: Part ${phase}\n\n\`\`\`bash\n${commands.join('\n')}\`\`\`\n\n`
    })
    const playbook = read(`# Web\n\n## Scenario 1: All is lost\n\n**Severity**: Critical\n\n${phases.join('')}${scenario(9, 'Low', 5)}`)
    const { bytes, leftOut } = await typeset(playbook, { type: 'pocket' }, options)
    expect(leftOut).toEqual(['1 from “Phase 3: Part 3” on'])
    const said = squeezed(foldedContentOf(bytes))
    for (const part of [1, 2]) for (let step = 1; step <= 16; step++) expect(said).toContain(`systemctlrestartpart-${part}-${step}`)
    expect(said).toMatch(/part-2-16Goonwith“Phase3:Part3”:itisoncard1andinthebooklet\./)
    expect(said).toContain('systemctlrestartpart-9-5')
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
