import { expect, test } from 'vitest'
import { paperWords } from '../../../src/core/card/language/languages.ts'
import { tookWords } from '../../../src/core/incident/took-words.ts'
import { clock } from '../../../src/renderer/parts/words.ts'

test('what lasted is told in the one or two largest units that count', () => {
  expect([0, 40, 900, 42_400, 120_000, 200_000, 3_900_000, 90_000_000, 183_600_000].map((ms) => tookWords(ms))).toEqual([
    '1 ms',
    '40 ms',
    '0.9 s',
    '42 s',
    '2 min',
    '3 min 20 s',
    '1 h 5 min',
    '1 day 1 h',
    '2 days 3 h',
  ])
})

test('a clock that has stopped and the words of the report say the same', () => {
  expect([262_999, 262_500, 262_001].map((ms) => [clock(ms), tookWords(ms)])).toEqual(Array(3).fill(['4:22', '4 min 22 s']))
})

test.each([
  ['de', ['0,9 s', '3 Min. 20 s', '1 Std. 5 Min.', '1 Tag 1 Std.', '2 Tage 3 Std.']],
  ['fr', ['0,9 s', '3 min 20 s', '1 h 5 min', '1 jour 1 h', '2 jours 3 h']],
  ['zh', ['0.9 秒', '3 分钟 20 秒', '1 小时 5 分钟', '1 天 1 小时', '2 天 3 小时']],
] as const)('what lasted is told on paper in %s', (language, words) => {
  expect([900, 200_000, 3_900_000, 90_000_000, 183_600_000].map((ms) => tookWords(ms, paperWords[language]))).toEqual(words)
})
