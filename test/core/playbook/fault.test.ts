// A fault of ours must not keep a page from a responder, and must not stay unknown either.
import { expect, it } from 'vitest'
import { readPlaybook } from '../../../src/core/playbook/read.ts'
import { grammar } from './reading.ts'

it('shows a fence as written where reading it fails, tells of the fault, and reads the rest', () => {
  const fault = new Error('the grammar is broken')
  const told: unknown[] = []
  const fence = (command: string) => `\`\`\`bash\n${command}\n\`\`\`\n`
  const playbook = readPlaybook(`# Recovery\n\n${fence('ls broken')}\n## Then\n\n${fence('ls whole')}`, {
    grammar: {
      parse(text) {
        if (text.includes('broken')) throw fault
        return grammar.parse(text)
      },
    },
    onFault: (error) => told.push(error),
  })
  expect(told).toEqual([fault])
  expect(playbook.asWritten).toEqual([{ start: 3, end: 5 }])
  expect(playbook.blocks[1]).toMatchObject({ type: 'code', text: 'ls broken' })
  expect(playbook.procedures.flatMap(({ steps }) => steps.flatMap(({ commands }) => commands.map(({ text }) => text)))).toEqual([
    'ls whole',
  ])
})
