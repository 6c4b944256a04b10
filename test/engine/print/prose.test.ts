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

describe('a number before its unit', () => {
  const text = 'Data loss is 1 hour at most, the 60 minutes (30–60 Minuten) hold, above 95 % or 12 GB call the 2 of step 3.'
  const widths = Array.from({ length: 60 }, (_, index) => 80 + index * 5)

  it('ends no line without that unit, and takes the word that it belongs to along', () => {
    const torn = widths.flatMap((widthPt) => linesOf(text, widthPt).filter((line) => /(?:\b1|60|95|12)$|^(?:60|95|12|3\b)/.test(line)))
    expect(torn).toEqual([])
    for (const widthPt of widths) expect(linesOf(text, widthPt).join(' ')).toBe(text)
  })

  it('loses no sign of a language that has no spaces', () => {
    const chinese = '重启服务并等待 60 分钟然后 检查 4'
    const whole = linesOf(chinese, 10_000).join('').replaceAll(' ', '')
    for (const widthPt of widths) expect(linesOf(chinese, widthPt).join('').replaceAll(' ', '')).toBe(whole)
  })
})
