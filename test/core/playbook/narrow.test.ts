// How a text is kept can't be seen in what is read, only in what reading it costs.
import { isStringOneByteRepresentation } from 'node:v8'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMarkdownParser } from '../../../src/core/playbook/source/markdown-parser.ts'
import { narrowed } from '../../../src/core/playbook/source/narrow.ts'
import { prepareSource } from '../../../src/core/playbook/source/source.ts'

const lines = [
  '# Restart – or not',
  '',
  'Stop the service “api” → wait.',
  '',
  'Then start the service again.',
  '',
  '```',
  'reboot the host',
  '```',
]

describe('text in one byte a character', () => {
  it('is the same text, whatever is in it', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => narrowed(text) === text))
  })

  it('is what a piece becomes that was cut from a text beyond Latin-1', () => {
    const piece = 'Größe \u0007 "x" \\'
    const cut = `– ${piece}`.slice(2)
    expect(isStringOneByteRepresentation(cut)).toBe(false)
    expect(isStringOneByteRepresentation(narrowed(cut))).toBe(true)
  })

  it('is all that needs no more, in a playbook with an arrow in it', () => {
    const plain = (text: string) => !/[^\0-\xff]/.test(text)
    const source = prepareSource(lines.join('\n'))
    const contents = createMarkdownParser()
      .parse(source.body.join('\n'), {})
      .map(({ content }) => content)
    const kept = [...source.lines, ...contents].filter(plain)
    expect(kept).toContain('Then start the service again.')
    expect(kept).toContain('reboot the host\n')
    expect(kept.filter((text) => !isStringOneByteRepresentation(text))).toEqual([])
  })
})
