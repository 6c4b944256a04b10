// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are the shell's own
// Plain statements are read without the grammar: what comes out must be the grammar's own tree, node by node.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { readPlaybook } from '../../../src/core/playbook/read.ts'
import type { ShellNode } from '../../../src/core/shell/grammar.ts'
import { loadBashGrammar, loadShellGrammar } from '../../../src/engine/library/grammar.ts'
import { readPlainShell } from '../../../src/engine/library/plain-shell.ts'

const root = join(import.meta.dirname, '..', '..', '..')
let bash: Awaited<ReturnType<typeof loadBashGrammar>>
let shell: Awaited<ReturnType<typeof loadShellGrammar>>
beforeAll(async () => {
  bash = await loadBashGrammar()
  shell = await loadShellGrammar()
})

/** Every shell text that reading a folder's playbooks asks about. */
function textsOf(folder: string): readonly string[] {
  const texts: string[] = []
  const listening = {
    parse(text: string) {
      texts.push(text)
      return bash.parse(text, 0)
    },
  }
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    if (name.endsWith('.md')) readPlaybook(readFileSync(join(folder, name), 'utf8'), { grammar: listening })
  }
  return texts
}

/** The grammar takes the line end in `a | b | c⏎d || e` for a space: there it is wrong, and nothing to compare with. */
function swallowsLineEnd(node: ShellNode, text: string): boolean {
  return (
    (node.type === 'command' &&
      node.children.some((child, index) => index > 0 && /(?:^|[^\\])\n/.test(text.slice(node.children[index - 1]!.end, child.start)))) ||
    node.children.some((child) => swallowsLineEnd(child, text))
  )
}

function expectTheGrammarsTree(text: string): void {
  const expected = bash.parse(text, 0)
  if (!expected.hasError && swallowsLineEnd(expected.root, text)) return
  expect(shell.parse(text)).toEqual(expected)
}

const pieces = [
  ...['a', 'docker', '-c', '--d=e', '5', '-5', '0x10', '10#5', '08', '1.5', './a.sh', '~/b', 'a:b', 'A=b', 'A=', 'A="b c"', 'é', '🔥'],
  ...[
    '$A',
    '${B}',
    '${B:-c}',
    '$1',
    '$?',
    '"x y"',
    '"$A b"',
    '" $A"',
    "'q r'",
    '"${B}c"',
    '$(a b)',
    '"$(a | b)"',
    '`a`',
    '[b_c]',
    '=[D-E]',
    '"a\n b"',
    '"\n\n $A\n"',
    '"c \n "',
    '$((1 + 2))',
  ],
  ...[
    '|',
    '||',
    '&&',
    '&',
    ';',
    '>',
    '>>',
    '2>&1',
    '>/dev/null',
    '&>',
    '&>>',
    '<',
    '<<EOF',
    '>&2',
    '!',
    '(',
    ')',
    '{',
    '}',
    '{}',
    '[',
    ']',
  ],
  ...['# c', '\\\n', '\n', '\n', '\n\n', '\t', '\\;', '\\"', '*', '?', '~', '#', '=', '==', '=~', '%', '+', ',', '^', '@', '-', '--'],
  ...['if', 'then', 'fi', 'for', 'do', 'done', 'export', 'local', 'unset', 'time', 'test', 'echo', '"', "'", '$', '\\', '\u00a0', '\r\n'],
]

describe('reading plain shell', () => {
  it('makes the tree that the grammar makes, of all that is in playbooks', () => {
    for (const folder of [join(root, '..', 'shared', 'seeds'), join(root, 'playbooks')])
      for (const text of textsOf(folder)) expectTheGrammarsTree(text)
  })

  it('makes the tree that the grammar makes, of any words in a row', () => {
    const text = fc
      .array(fc.tuple(fc.constantFrom(...pieces), fc.constantFrom(' ', ' ', ' ', '')), { maxLength: 14 })
      .map((words) => words.flat().join(''))
    fc.assert(fc.property(text, expectTheGrammarsTree), { numRuns: 3000 })
  })

  it('makes the tree that the grammar makes, of loops and conditions in each other', () => {
    const line = fc.constantFrom(
      ...['a', 'b "$A"', 'c | d', 'x && y', '# n', '', 'A=$(b)', 'e > f', 'g &', 'h; i', 'exit 1', 'a [b_c]', 'local x=1'],
    )
    const values = fc.constantFrom(...['1 2', '*.s', '$A', '"a" b', '$(ls)', '{1..3}', '~/x', 'a/$B', '[x]'])
    const test = fc.constantFrom(
      ...['$? -eq 0', '-f a.b', '! -f x', '-z "$A"', '"$a" != "b"', '$A -lt 5', 'a = "b"', '"$(a b)" = "c"', '-f *.x', '-n ""', '$A = b'],
    )
    const end = fc.constantFrom(...['\n', '\n', '\n', '\n', '\n\n', ' | x\n', '; y\n', ' # c\n', ' > f\n', ' &\n'])
    const { block } = fc.letrec<{ readonly block: string; readonly body: string }>((tie) => ({
      body: fc.array(tie('block'), { minLength: 1, maxLength: 3 }).map((blocks) => blocks.join('')),
      block: fc.oneof(
        { maxDepth: 3 },
        line.map((words) => `  ${words}\n`),
        fc.tuple(values, tie('body'), end).map(([words, body, tail]) => `for p in ${words}; do\n${body}done${tail}`),
        fc.tuple(test, tie('body'), end).map(([words, body, tail]) => `if [ ${words} ]; then\n${body}fi${tail}`),
        fc
          .tuple(test, tie('body'), tie('body'), end)
          .map(([words, body, other, tail]) => `if [ ${words} ]; then\n${body}else\n${other}fi${tail}`),
      ),
    }))
    fc.assert(fc.property(block, expectTheGrammarsTree), { numRuns: 800 })
  })

  it('makes the tree that the grammar makes, of lines that were damaged', () => {
    const lines = textsOf(join(root, 'playbooks')).flatMap((text) => text.split('\n'))
    const text = fc
      .tuple(fc.array(fc.constantFrom(...lines), { minLength: 1, maxLength: 4 }), fc.nat(), fc.nat(3), fc.constantFrom('', ...pieces))
      .map(([chosen, place, length, piece]) => {
        const whole = chosen.join('\n')
        const at = place % (whole.length + 1)
        return whole.slice(0, at) + piece + whole.slice(at + length)
      })
    fc.assert(fc.property(text, expectTheGrammarsTree), { numRuns: 3000 })
  })

  it.each(['"$_$g"', 'echo $_ ${_}', 'e\n#\no=] T=\ns'])('makes the tree that the grammar makes, of %j', expectTheGrammarsTree)

  it('reads most of what playbooks say without the grammar', () => {
    const texts = textsOf(join(root, 'playbooks'))
    const plain = texts.filter((text) => readPlainShell(text).end === text.length)
    expect(plain.length / texts.length).toBeGreaterThan(0.8)
  })
})
