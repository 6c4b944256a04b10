// What index cards keep together: there is little room on one, and each may lie on the table alone.
import { describe, expect, it } from 'vitest'
import { typeset } from '../../../src/engine/print/typeset.ts'
import { read } from '../../core/playbook/reading.ts'
import { missing } from '../../support/real-parts.ts'
import { textOf } from './reading-paper.ts'

const fence = (text: string) => `\`\`\`bash\n${text}\n\`\`\`\n`

async function cardsOf(text: string, paper: '4x6' | 'a6' = '4x6'): Promise<readonly string[]> {
  const { bytes } = await typeset(read(text), { type: 'index-cards' }, { fileName: 'web.md', printedOn: '2026-11-21', paper })
  return textOf(bytes).split('\f').slice(0, -1)
}

const roles = ['On-call lead', 'Database team', 'Infrastructure team', 'Project manager']
const ladder =
  '## Escalation\n\n- After 5 minutes: call engineering\n- After 15 minutes: call the vendor\n- After 30 minutes: tell everybody\n'
const contacts = `## Contacts\n\n| Role | Phone |\n| --- | --- |\n${roles.map((role) => `| ${role} | [PHONE] |`).join('\n')}\n`

describe.skipIf(missing('pdftotext'))('index cards', () => {
  it.each(['4x6', 'a6'] as const)('say again whom the lines are for where whom to call goes on to another card of %s', async (paper) => {
    for (let lines = 1; lines <= 6; lines++) {
      const symptoms = Array.from({ length: lines }, (_, index) => `- symptom ${index}\n`).join('')
      const steps = fence(Array.from({ length: 4 }, (_, index) => `# Do ${index}\nsystemctl restart web-${index}\n`).join('\n'))
      const cards = await cardsOf(
        `# Web\n\n## Scenario 1: Site down\n\n**Symptoms:**\n${symptoms}\n${steps}\n${ladder}\n${contacts}`,
        paper,
      )
      const withRoles = cards.filter((card) => roles.some((role) => card.includes(role)))
      expect(withRoles.length).toBeGreaterThan(0)
      for (const card of withRoles) expect(card).toMatch(/^ *(?:.* )?Call$/m)
    }
  })

  it('have the lines for when and where it began over the whole card, where beside the ladder they would take two', async () => {
    const began = async (symptoms: number) => {
      const list = Array.from({ length: symptoms }, (_, index) => `- symptom ${index}\n`).join('')
      const steps = fence('# Do it\nsystemctl restart web')
      const [first = ''] = await cardsOf(`# Web\n\n## Scenario 1: Site down\n\n**Symptoms:**\n${list}\n${steps}\n${ladder}\n${contacts}`)
      return first
    }
    // Side by side, the two would be read one behind the other.
    expect((await began(1)).replace(/\s+/g, ' ')).not.toMatch(/Started at on host/)
    expect((await began(3)).replace(/\s+/g, ' ')).toMatch(/Started at on host/)
  })

  it('have a scenario of a few lines, its ladder and whom to call on the first', async () => {
    const symptoms = Array.from({ length: 4 }, (_, index) => `- symptom ${index}\n`).join('')
    const some = contacts.split('\n').slice(0, -2).join('\n')
    const [first = ''] = await cardsOf(
      `# Web\n\n## Scenario 1: Site down\n\n**Symptoms:**\n${symptoms}\n${fence('# Do it\nsystemctl restart web')}\n${ladder}\n${some}\n`,
    )
    for (const role of roles.slice(0, 3)) expect(first).toContain(role)
  })

  it('have what a command needs under it or, where that would be on the next card, above it', async () => {
    const body = (lines: number) => Array.from({ length: lines }, (_, index) => `  "field-${index}": "value",`).join('\n')
    for (let lines = 6; lines <= 30; lines += 2) {
      const command = `curl -X POST https://status.example.com/pages/$PAGE_ID/incidents -d '{\n${body(lines)}\n}'`
      const cards = await cardsOf(`# Web\n\n## Scenario 1: Site down\n\n**Set \`$PAGE_ID\` first.**\n\n${fence(`# Tell them\n${command}`)}`)
      const toWriteOn = cards.findIndex((card) => /^ *PAGE_ID *$/m.test(card))
      const first = cards.findIndex((card) => card.includes('curl -X POST'))
      const last = cards.findLastIndex((card) => card.includes("}'"))
      expect(toWriteOn, `${lines} lines`).not.toBe(-1)
      expect(toWriteOn, `${lines} lines`).toBeLessThanOrEqual(Math.max(first, last - Number(first !== last)))
    }
  })

  it.each(['4x6', 'a6'] as const)('have a command whole that fits on one of %s with the title of its step', async (paper) => {
    for (let lines = 4; lines <= 12; lines++) {
      const commands = Array.from({ length: lines }, (_, index) => `echo line-${index}-end`).join('\n')
      const cards = await cardsOf(`# Web\n\n## Scenario 1: Site down\n\n${fence(`# Do it\ncat <<'EOF' | sh\n${commands}\nEOF`)}`, paper)
      expect(cards.filter((card) => /line-\d+-end/.test(card)).length, `${lines} lines`).toBe(1)
      expect(cards.find((card) => card.includes('line-0-end'))).toMatch(/1\s+Do it/)
    }
  })
})
