// The pattern for texts of Latin-1 must match what the whole one does, character for character.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inLatin, wordPattern } from '../../../src/core/playbook/wording/word-pattern.ts'

const latin1 = Array.from({ length: 256 }, (_, code) => String.fromCharCode(code))

/** What both patterns find: where, what, and in which brackets. */
function found(pattern: { exec(text: string): RegExpExecArray | null }, text: string): unknown {
  const match = pattern.exec(text)
  return match === null ? undefined : [match.index, ...match]
}

const properties = ['\\p{L}', '\\p{N}', '\\p{Script=Latin}', '\\p{Script=Cyrillic}', '\\p{Lu}', '\\P{L}', '\\p{Script=Han}']
const pieces = [
  ...properties,
  ...properties.map((property) => `[^${property}]*`),
  ...properties.map((property) => `(?<![${property}_])`),
  ...properties.map((property) => `(?![\\s(["${property}\\]-])`),
  ...[
    '^',
    '$',
    '\\s*',
    '\\S{0,2}',
    '\\w+',
    '\\W',
    '\\b',
    '.',
    '[^:：]{1,3}',
    '(größe|STRASSE|été|шаг|手順|step)',
    '(?:s|k|å|µ)',
    '[ÿß]?',
    '|',
  ],
  ...['ſ', 'K', 'Å', 'ẞ', 'Ÿ', 'μ', '[Μ–]', '[🚫x]', '\\u{1f6ab}?'],
]

describe('a pattern of words', () => {
  it('knows of each character of Latin-1 what Unicode says', () => {
    for (const property of properties)
      for (const source of [`^${property}$`, `^[${property}-]$`, `^[^${property}]$`, `^[[${property}]$`]) {
        const [ours, whole] = [inLatin(source), new RegExp(source, 'iu')]
        expect(
          latin1.filter((character) => ours.test(character) !== whole.test(character)),
          source,
        ).toEqual([])
      }
  })

  it('finds the same in any text of Latin-1 as the whole pattern', () => {
    const source = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 6 }).map((some) => some.join(''))
    const text = fc.array(fc.constantFrom(...latin1, 'größe', 'STEP 3', 'Été', 'strasse'), { maxLength: 12 }).map((some) => some.join(''))
    fc.assert(
      fc.property(source, text, (from, of) => {
        expect(found(inLatin(from), of)).toEqual(found(new RegExp(from, 'iu'), of))
      }),
      { numRuns: 3000 },
    )
  })

  it('finds words of all scripts', () => {
    const step = wordPattern('^[^\\p{L}]*(?:step|шаг|手順)(?![\\p{L}])\\s*(\\d*)')
    for (const text of ['Step 3', '– STEP 3', '🚨 шаг 3', '手順 3', '· step 3']) {
      expect(step.exec(text)?.[1]).toBe('3')
      expect(step.test(text)).toBe(true)
      expect(text.replace(step, '')).toBe('')
    }
    expect(step.test('stepÿ')).toBe(false)
    expect(step.test('шаги')).toBe(false)
  })
})
