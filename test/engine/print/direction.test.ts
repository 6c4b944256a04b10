// The order in which words of two directions stand on a line.
import { describe, expect, it } from 'vitest'
import { inReadingOrder, isRightToLeft, oneDirectionEach } from '../../../src/engine/print/direction.ts'

/** What stands on the line from left to right, piece by piece; the letters of a piece are its typeface's business. */
function asDrawn(paragraph: string): string {
  const atoms = paragraph.split(/( )/).flatMap((word) => oneDirectionEach(word).map((text) => ({ text })))
  return inReadingOrder(atoms, isRightToLeft([{ text: paragraph }]))
    .map(({ text }) => text)
    .join('')
}

describe('words of two directions on a line', () => {
  it.each([
    ['turns brackets round and keeps numbers as they are', 'ספר (גרסה 2)', '(2 גרסה) ספר'],
    [
      'keeps what is said in Latin letters in its own order',
      'שגיאה 502 (Bad Gateway), אחרי 5 דקות.',
      '.דקות 5 אחרי ,(Bad Gateway) 502 שגיאה',
    ],
    ['ends a sentence at its left', 'עצור את השרת!', '!השרת את עצור'],
    [
      'keeps a time, a share and an address together',
      'ב-03:20 נותרו 15% ב-http://db:8001/api/v2',
      'http://db:8001/api/v2-ב 15% נותרו 03:20-ב',
    ],
    ['keeps the plus of a telephone number in front', 'התקשר +972-3-555-0101 עכשיו', 'עכשיו +972-3-555-0101 התקשר'],
    ['sets a right-to-left name into a Latin sentence', 'Call דנה כהן (תורן 2), then wait', 'Call (2 תורן) כהן דנה, then wait'],
    ['keeps a bracket open around words of both directions', 'Call דנה (כהן x) now', 'Call דנה (כהן x) now'],
    ['leaves Latin brackets around Latin words', 'Note: الخطوة (step 3).', 'Note: الخطوة (step 3).'],
    ['leaves brackets that match nothing where they are read', 'חפש ) או ( שם', 'שם ) או ( חפש'],
    ['leaves a line without right-to-left words alone', '(a) 1, [b]!', '(a) 1, [b]!'],
  ])('%s', (_, paragraph, drawn) => {
    expect(asDrawn(paragraph)).toBe(drawn)
  })

  it('copies a bracket that is turned round as it was written', () => {
    const atoms = ['(', 'שלום', ')'].map((text) => ({ text }))
    expect(inReadingOrder(atoms, true)).toEqual([{ text: '(', actual: ')' }, { text: 'שלום' }, { text: ')', actual: '(' }])
  })
})
