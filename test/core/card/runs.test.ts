// Which line breaks of the source are breaks on paper.
import { describe, expect, it } from 'vitest'
import { runsOf } from '../../../src/core/card/runs.ts'
import { read } from '../playbook/reading.ts'

/** The lines of the first paragraph on paper. */
function linesOf(paragraph: string): string[] {
  const block = read(`# T\n\n${paragraph}\n`).blocks.find(({ type }) => type === 'paragraph')
  const runs = block?.type === 'paragraph' ? runsOf(block.inlines) : []
  return runs
    .map(({ text, breaks }) => (breaks ? '\n' : text))
    .join('')
    .split('\n')
}

describe('a line break in a paragraph', () => {
  it('is a blank on paper where the author only wrapped a long line', () => {
    const wrapped = 'A backup takes nothing away. When a change of its settings was the reason,'
    expect(linesOf(`${wrapped}\nput [the settings](https://example.org) back,\nand check.`)[0]).toMatch(
      /^A backup .* reason, put the settings/,
    )
    expect(linesOf('None left: the administrator may save rows out of the\ndamaged files.')).toEqual([
      'None left: the administrator may save rows out of the damaged files.',
    ])
  })

  it('stays where each line says a thing of its own', () => {
    expect(
      linesOf('**Severity**: High\n**Impact**: the assistant answers without what it should know, all day long\n**RTO**: 1 h'),
    ).toHaveLength(3)
    expect(linesOf('On call: the first name on the list that hangs on the wall beside the door\nDatabase: the second name')).toHaveLength(2)
    expect(linesOf('✅ the health check of the service answers within a second, every time\n❌ it does not')).toHaveLength(2)
    expect(linesOf('Roses\nare red')).toHaveLength(2)
  })
})
