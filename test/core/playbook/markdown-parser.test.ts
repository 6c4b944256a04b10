// What is made plainly must be what markdown-it makes itself, whatever the text.
import fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import { describe, expect, it } from 'vitest'
import { keepComments } from '../../../src/core/playbook/source/markdown-comments.ts'
import { createMarkdownParser } from '../../../src/core/playbook/source/markdown-parser.ts'
import { keepShares } from '../../../src/core/playbook/source/windows-shares.ts'

const theirs = new MarkdownIt({ html: false, linkify: false, maxNesting: 200 } as object)
keepComments(theirs as unknown as Parameters<typeof keepComments>[0])
keepShares(theirs as unknown as Parameters<typeof keepShares>[0])
const ours = createMarkdownParser()

/** Each token as plain data, whatever class it is of. */
function tokensOf(parser: typeof ours, text: string): unknown {
  return JSON.parse(JSON.stringify(parser.parse(text, {})), (_key, value: unknown) =>
    typeof value === 'object' && value !== null && 'nesting' in value
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  )
}

const pieces = [
  ...'*_`~[]()<>!&\\|#->+=:"\' \n\t',
  ...[
    '**',
    '__',
    '~~',
    '``',
    '***',
    '![',
    '](',
    '](u "t")',
    '[ref]',
    '[ref]: http://b',
    '&amp;',
    '&#35;',
    '<http://x.y>',
    '<b>',
    '\\\\host\\share',
    '<!-- x -->',
  ],
  ...[
    'word',
    'two words',
    'a_b_c',
    '2 * 3',
    'é',
    '数据库',
    '🚨',
    '\u00a0',
    '\u0000',
    '  \n',
    '\\\n',
    '\r\n',
    '\n\n',
    '# ',
    '- ',
    '1. ',
    '> ',
  ],
  ...['    ', '```\n', '| a | b |\n|---|---|\n| `c` | **d** |\n', 'Title\n=====\n', '---\n'],
]

describe('markdown is parsed', () => {
  it('into the tokens that markdown-it makes', () => {
    const texts = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((found) => found.join(''))
    fc.assert(
      fc.property(texts, (text) => {
        expect(tokensOf(ours, text)).toEqual(tokensOf(theirs, text))
      }),
      { numRuns: 2000 },
    )
  })

  it('into tokens that answer what markdown-it’s answer', () => {
    const list = ours.parse('3. [a](b "c")', {})
    const link = list.find(({ type }) => type === 'inline')!.children![0]!
    expect([list[0]!.attrGet('start'), link.attrGet('href'), link.attrGet('title'), link.attrGet('none')]).toEqual([3, 'b', 'c', null])
  })
})
