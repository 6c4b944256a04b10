import { describe, expect, it } from 'vitest'
import { dateInWords, durationInWords } from '../../../src/core/card/words.ts'

describe('words on paper', () => {
  it.each([
    ['PT5M', '5 min'],
    ['PT4H', '4 h'],
    ['PT1H30M', '1 h 30 min'],
    ['P1M', '1 month'],
    ['P2D', '2 days'],
    ['soon', 'soon'],
  ])('says the duration %s as %s', (iso, words) => {
    expect(durationInWords(iso)).toBe(words)
  })

  it('says a date without room for doubt, and leaves what is none', () => {
    expect(dateInWords('2025-11-13')).toBe('13 Nov 2025')
    expect(dateInWords('monthly')).toBe('monthly')
  })
})
