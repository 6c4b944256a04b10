// A responder who follows the checklist must do everything that the document says: every command of every shell fence,
// wherever it stands, is in exactly one step, in the order of the document.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commandsOf } from './reading.ts'

function fence(lines: readonly string[]): readonly string[] {
  return ['```bash', ...lines, '```']
}

function indented(lines: readonly string[], by: string): readonly string[] {
  return lines.map((line) => (line === '' ? line : by + line))
}

/** Surroundings in which authors put a fence. */
const surroundings: readonly ((inner: readonly string[]) => readonly string[])[] = [
  (inner) => ['', ...inner, ''],
  (inner) => ['', '## Step 2: Do it', '', ...inner, ''],
  (inner) => ['', '### If it fails', 'Some words:', '', ...inner, ''],
  (inner) => ['', '**Option A: Restore**', '', ...inner, ''],
  (inner) => ['', '**Symptoms:**', '', '- slow', '', ...inner, ''],
  (inner) => ['', '1. Item', '', ...indented(inner, '   '), ''],
  (inner) => ['', '1. Item', ...inner, ''],
  (inner) => ['', '- Item', '', ...indented(inner, '  '), '', '- Other'],
  (inner) => ['', '- [ ] Task', '', ...indented(inner, '  '), ''],
  (inner) => ['', '1. Outer', '   - Inner', '', ...indented(inner, '     '), ''],
  (inner) => ['', ...inner.map((line) => `> ${line}`), ''],
  (inner) => ['', '<details>', '', ...inner, '', '</details>', ''],
  (inner) => ['', '## Overview', '', '1. one', '2. two', '', ...inner, ''],
]
const bodies: readonly ((command: string) => readonly string[])[] = [
  (command) => [command],
  (command) => ['# Look', command],
  (command) => ['# 1. Look', '', '# 2. Do', command],
  (command) => ['# 1. Look', command, '# and wait'],
  (command) => [`${command} # now`],
  (command) => ['', command, ''],
]

describe('nothing is lost', () => {
  it('has every command of every fence in one step, in order', () => {
    const part = fc.tuple(fc.constantFrom(...surroundings), fc.constantFrom(...bodies))
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 8 }), (parts) => {
        const wanted = parts.map((_, index) => `docker stop web${index}`)
        const text = ['# Title', ...parts.flatMap(([surround, body], index) => surround(fence(body(wanted[index]!))))].join('\n')
        expect(
          commandsOf(text).map((command) => command.text),
          text,
        ).toEqual(wanted)
      }),
      { numRuns: 500 },
    )
  })
})
