// Lists whose items are steps beside items that hold steps of their own, words alone above a list, and the time of a phase.
import { describe, expect, it } from 'vitest'
import { outline, read } from './reading.ts'

const numbers = (text: string) => read(text).procedures.map(({ path, steps }) => [path.at(-1), ...steps.map(({ number }) => number)])
const fence = (...text: readonly string[]) => `\`\`\`bash\n${text.join('\n')}\n\`\`\``

describe('a numbered list', () => {
  it('goes on counting behind an item that holds steps, which count below its number', () => {
    const assess = fence('# Look at one', 'docker ps', '# Look at two', 'docker images')
    expect(numbers(`## Fail over\n\n1. **Assess**\n${assess}\n\n2. **Go**\n${fence('./go.sh')}\n\n3. **Tell**\n${assess}\n`)).toEqual([
      ['Assess', '1.1', '1.2'],
      ['Fail over', '2'],
      ['Tell', '3.1', '3.2'],
    ])
  })

  it('shows the number of an item that holds steps, once', () => {
    const { blocks } = read(`## Fail over\n\n1. **Assess**\n\n   ${fence('# One', 'a.sh', '# Two', 'b.sh').replaceAll('\n', '\n   ')}\n`)
    expect(blocks).toContainEqual(expect.objectContaining({ type: 'label', inlines: [{ type: 'text', text: '1. ' }, expect.anything()] }))
  })

  it('begins anew below another heading, and counts bullets as their own', () => {
    const steps = fence('# One', 'docker ps', '# Two', 'docker images')
    expect(numbers(`## A\n\n1. Look\n${steps}\n\n## B\n\n1. Go\n2. Stay\n\n## C\n\n- Look:\n${steps}\n- Run \`docker ps\`\n`)).toEqual([
      ['Look', '1.1', '1.2'],
      ['B', '1', '2'],
      ['Look', '1', '2'],
      ['C', '1'],
    ])
  })

  it('that begins again without a heading between is the same procedure, going on', () => {
    expect(numbers('## Restore\n\n1. Stop it\n2. Restore it\n3. Start it\n\nThen look.\n\n1. Check the counts\n')).toEqual([
      ['Restore', '1', '2', '3', '4'],
    ])
  })
})

describe('a word alone above a list', () => {
  it('is a heading of its own, whatever it says', () => {
    expect(outline('## Restart\n\nLinux\n\n- `systemctl restart web`\n\nWindows\n\n- `Restart-Service web`\n')).toEqual([
      ['Restart › Linux', ['systemctl restart web', 'systemctl restart web']],
      ['Restart › Windows', ['Restart-Service web', 'Restart-Service web']],
    ])
  })

  it('loses no step that the heading makes one', () => {
    expect(outline('## Recovery\n\nStorage\n\n- Tell the team\n')).toEqual([['Recovery › Storage', ['Tell the team']]])
  })

  it.each(['Then', 'Or', 'Run'])('is none where the sentence goes on in it: %s', (word) => {
    expect(outline(`## Recovery\n\n${word}\n\n- \`docker ps\`\n`)).toEqual([['Recovery', ['docker ps', 'docker ps']]])
  })
})

describe('a bold step', () => {
  it('stands apart from the words below it, and from those behind it', () => {
    const text = `## Restore\n\n**Step 1 — Create the role** *(<1 min)*\nWithout it nothing starts.\n${fence('./role.sh')}\n\n**Step 2 — Redis stays empty.** It holds\nnothing but a cache.\n`
    expect(outline(text)).toEqual([
      ['Restore › Step 1 — Create the role (<1 min)', ['Create the role (<1 min)', './role.sh']],
      ['Restore › Step 2 — Redis stays empty.', ['Redis stays empty.']],
    ])
    expect(read(text).procedures[1]!.steps[0]!.notes).toMatchObject([{ type: 'paragraph', lines: { start: 9, end: 10 } }])
  })
})

describe('a fence of boxes', () => {
  it('is a checklist', () => {
    expect(read('## Afterwards\n\n```\n□ Told the team\n□ Looked again\n```\n').procedures).toMatchObject([
      { kind: 'checklist', steps: [{ title: 'Told the team', lines: { start: 4, end: 4 } }, { title: 'Looked again' }] },
    ])
    expect(read('## Message\n\nTemplate:\n\n```\nSubject: down\n[ ] db\n[ ] web\n```\n').procedures).toEqual([])
  })
})

describe('a paragraph of keys', () => {
  it('ends in a label where its last key stands above a fence', () => {
    const text = `## It is slow\n\n**Symptoms**: 504\n**Diagnosis**:\n${fence('docker ps')}\n\n**RTO cible** : 30 minutes\n`
    expect(outline(text)).toEqual([['It is slow › Diagnosis', ['Diagnosis', 'docker ps']]])
  })
})

describe('the time of a phase', () => {
  const budgets = (text: string) => read(text).procedures.map(({ path, budget }) => [path.at(-1), budget])

  it('counts for every step in it, also where each has a heading', () => {
    const look = fence('docker ps')
    expect(
      budgets(`## It is down\n\n### Phase 1: Triage (0-5 minutes)\n\n#### Step 1: Look\n\n${look}\n\n#### Repair (2 min)\n\n${look}\n`),
    ).toEqual([
      ['Step 1: Look', 'PT5M'],
      ['Repair (2 min)', 'PT2M'],
    ])
  })

  it.each([
    ['Phase 1: Triage (0-5 minutes)', 'PT5M'],
    ['Triage [0–5 min]', 'PT5M'],
    ['0-15 minutes: Assess', 'PT15M'],
    ['T+0 to T+15 min: Assess', 'PT15M'],
    ['Minutes 0-5: Detect', 'PT5M'],
    ['First 15 minutes', 'PT15M'],
    ['Contain (within 2 hours)', 'PT2H'],
    ['Recover: 15-30 minutes', 'PT30M'],
    ['Phase 2 (next 2 hours)', 'PT2H'],
  ])('is read from %s', (heading, budget) => {
    expect(budgets(`## ${heading}\n\n1. Look\n`)).toEqual([[heading, budget]])
  })

  it.each(['Port 5432: refused', 'Restore from the last 7 days', 'HTTP 500-504: gateway', 'Minutes of the meeting'])(
    'is not: %s',
    (heading) => {
      expect(budgets(`## ${heading}\n\n1. Look\n`)).toEqual([[heading, undefined]])
    },
  )
})
