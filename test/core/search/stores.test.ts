// What the index packs away comes out as it was put in.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addPosting, copyPostings, createPostingLists, hasPostings } from '../../../src/core/search/posting-lists.ts'
import { addText, createTextStore, textAt } from '../../../src/core/search/text-store.ts'

describe('the lists of pages by term', () => {
  it('give each term its numbers in their order, however many there are', () => {
    const lengths = fc.array(fc.nat({ max: 1600 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(lengths, fc.nat({ max: 9000 }), (wanted, firstTerm) => {
        const lists = createPostingLists()
        // In turns, as they come when pages are added.
        for (let number = 0; number < Math.max(...wanted); number++)
          wanted.forEach((length, place) => {
            if (number < length) addPosting(lists, firstTerm + place, number)
          })
        wanted.forEach((length, place) => {
          const found = new Int32Array(length)
          expect(copyPostings(lists, firstTerm + place, found)).toBe(length)
          expect([...found]).toEqual(Array.from({ length }, (_, number) => number))
          expect(hasPostings(lists, firstTerm + place)).toBe(length > 0)
        })
        expect(hasPostings(lists, firstTerm + wanted.length)).toBe(false)
      }),
      { numRuns: 30 },
    )
  })
})

describe('the store of texts', () => {
  it('gives back every text as it was', () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('a'.repeat(100_000), '磁盘已满'.repeat(20_000), '\ud83d', `${'x'.repeat(8191)}🔥`),
    )
    fc.assert(
      fc.property(fc.array(text, { maxLength: 40 }), (texts) => {
        const store = createTextStore()
        expect(texts.map((each) => addText(store, each))).toEqual(texts.map((_, number) => number))
        expect(texts.map((_, number) => textAt(store, number))).toEqual(texts)
      }),
      { numRuns: 50 },
    )
  })
})
