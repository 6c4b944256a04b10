// Where lines of running text end, and where what is in front of them stands.
import { describe, expect, it } from 'vitest'
import { openFonts } from '../../../src/engine/print/font/fonts.ts'
import { layOutProse } from '../../../src/engine/print/prose.ts'
import { textStyle } from '../../../src/engine/print/setting.ts'

const fonts = openFonts(() => '')

function linesOf(text: string, widthPt: number): string[] {
  return layOutProse([{ text }], widthPt, textStyle(10), fonts).map(({ pieces }) => pieces.map((piece) => piece.text).join(''))
}

describe('a number behind a word', () => {
  const text = 'The disk is above 95 % and nobody may write: go to scenario 4, and to step 12 of it.'
  const widths = Array.from({ length: 60 }, (_, index) => 80 + index * 5)

  it('begins no line without that word', () => {
    const begun = widths.flatMap((widthPt) => linesOf(text, widthPt).filter((line) => /^(?:4|12|95)/.test(line)))
    expect(begun).toEqual([])
  })

  it('loses no word and fits its line all the same', () => {
    for (const widthPt of widths) {
      expect(linesOf(text, widthPt).join(' ')).toBe(text)
      for (const { widthPt: filledPt } of layOutProse([{ text }], widthPt, textStyle(10), fonts))
        expect(filledPt).toBeLessThanOrEqual(widthPt)
    }
  })

  it('goes over alone where both have no room on one line', () => {
    expect(linesOf('see Availability 4', 55)).toEqual(['see', 'Availability', '4'])
    expect(linesOf('I Availability 400', 65)).toEqual(['I Availability', '400'])
  })
})
