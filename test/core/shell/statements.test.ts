// Two lines are two statements, whatever stands on them: the grammar alone would sometimes make one of them.
import { describe, expect, it } from 'vitest'
import { invocationsInText } from '../../../src/core/shell/invocations.ts'
import { splitShell } from '../../../src/core/shell/statements.ts'
import { grammar } from '../playbook/reading.ts'

const statements = [
  'a',
  'a 1 | b 2',
  'a | b | c',
  'a | b | c -x',
  'a && b',
  'a | b || c',
  'a && b | c',
  '! a | b',
  '(a | b)',
  '{ a | b; }',
  'a > x',
  'a 2>&1 | b',
  'X=1 a | b | c',
  'A=$(a | b)',
  'a "$(b | c)" | d',
  '[[ -f x ]] && a',
  '[ -f x ] || a | b',
  'a | while read x; do b; done',
  'for i in 1 2; do a | b | c; done',
  'if a | b; then c; fi',
  'a <<E\nx\nE',
  'a | b <<E\nx | y\nE',
  'a |& b',
  'a | b &',
  'echo "a | b"',
  'export A=1',
  'A=1',
  'a <(b | c)',
  'a \\\n  -x | b',
  'a |\n  b |\n  c',
  'a &&\n b',
  'case $x in a) b | c;; esac',
  'f() { a | b; }',
  'a; b | c',
  'a | b | c | d | e',
]

function split(text: string): readonly string[] {
  return splitShell(text, grammar)
    .filter((part) => part.type === 'statement')
    .map((part) => text.slice(part.start, part.end))
}

describe('statements', () => {
  it.each(statements)('stay apart from what stands on the next line: %s', (first) => {
    for (const second of statements)
      expect(split(`${first}\n${second}\nc || d\na | b | c\ne > f\n`)).toEqual([first, second, 'c || d', 'a | b | c', 'e > f'])
  })

  it('stay apart where a comment stands between them', () => {
    expect(split('a | b | c # one\nd || e\na | b | c\n# two\nd && e')).toEqual(['a | b | c', 'd || e', 'a | b | c', 'd && e'])
  })

  it('are told apart inside loops and functions too, so that no hazard hides behind a pipe', () => {
    const programs = (text: string) =>
      invocationsInText(text, { grammar, variables: new Map(), directory: '' }).map((invocation) => invocation.program)
    expect(programs('for x in 1 2; do\n  a | b | c\n  rm $x || e\ndone')).toEqual(['a', 'b', 'c', 'rm', 'e'])
    expect(programs("ssh h 'a | b | c\nrm -rf x || true'")).toEqual(['ssh', 'a', 'b', 'c', 'rm', 'true'])
  })
})
