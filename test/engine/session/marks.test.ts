import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MarkReader, markPrefix, readMarkText } from '../../../src/engine/session/marks.ts'

const nonce = '0123456789abcdef'

/** Feeds bytes cut at these places; gives all output bytes, with each mark as `<LETTER;fields>` in its place. */
function read(bytes: Buffer, cuts: readonly number[]): string {
  let seen = ''
  const reader = new MarkReader(nonce, {
    bytes: (part) => {
      seen += part.toString('latin1')
    },
    mark: ({ letter, fields }) => {
      seen += `<${[letter, ...fields].join(';')}>`
    },
  })
  const places = [0, ...[...cuts].map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length]
  for (let index = 1; index < places.length; index++) reader.feed(bytes.subarray(places[index - 1], places[index]))
  reader.end()
  return seen
}

const piece = fc.oneof(
  fc.string(),
  fc.constantFrom(
    '\x1b',
    '\x1b]',
    '\x1b]133;',
    `\x1b]133;${nonce}`,
    '\x1b]133;D;0\x07',
    '\x1b\x1b]133;0123',
    '\x07',
    '\x1b]133;fedcba9876543210;D;1;0\x07',
  ),
)
const mark = fc.constantFrom('A;0', 'C', 'C;17', 'D;17;130', 'E;echo hi; ls')

describe('marks in a stream of bytes', () => {
  it('are found wherever the stream is cut, and every other byte is passed on', () => {
    const stream = fc.array(
      fc.oneof(
        piece.map((text) => ({ text })),
        mark.map((fields) => ({ fields })),
      ),
    )
    fc.assert(
      fc.property(stream, fc.array(fc.nat()), (parts, cuts) => {
        const bytes = Buffer.from(
          parts.map((part) => ('text' in part ? part.text : `${markPrefix(nonce)}${part.fields}\x07`)).join(''),
          'latin1',
        )
        expect(read(bytes, cuts)).toBe(read(bytes, []))
        expect(read(bytes, [...bytes.keys()])).toBe(read(bytes, []))
      }),
    )
  })

  it('are taken out of the output', () => {
    const bytes = Buffer.from(`one${markPrefix(nonce)}D;3;0\x07\x1b]133;D;0\x07two`, 'latin1')
    expect(read(bytes, [5, 9, 40])).toBe('one<D;3;0>\x1b]133;D;0\x07two')
  })

  it('that were broken off by another are gone, with all that was in them', () => {
    const prefix = markPrefix(nonce)
    const bytes = Buffer.from(`one${prefix}V;SECRET='x${prefix}A;130\x07two`, 'latin1')
    expect(read(bytes, [])).toBe('one<A;130>two')
    expect(read(bytes, [...bytes.keys()])).toBe('one<A;130>two')
  })

  it('carry text with lines, semicolons and characters of any language', () => {
    const text = Buffer.from('echo "ü; ✓"\\nls \\\\n', 'utf8').toString('latin1')
    expect(readMarkText({ letter: 'E', fields: text.split(';') })).toBe('echo "ü; ✓"\nls \\n')
  })
})
