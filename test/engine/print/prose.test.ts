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

describe('the last word of a text', () => {
  it('is not alone on its line where the line above can spare another', () => {
    expect(linesOf('Open the console beside the primary, on its host.', 202)).toEqual([
      'Open the console beside the primary, on',
      'its host.',
    ])
  })

  it('takes along a number with what that counts', () => {
    expect(linesOf('Watch the log of the new server for 10 minutes more.', 225)).toEqual([
      'Watch the log of the new server',
      'for 10 minutes more.',
    ])
  })

  it('is left alone where it is long, stands behind a dot, or would leave the line above shorter', () => {
    expect(linesOf('Open the console beside the primary, on replica-host.', 202).at(-1)).toBe('replica-host.')
    expect(linesOf('Scenario 2 · the card for emergencies · High', 205).at(-1)).toBe('High')
    expect(linesOf('incomprehensibilities restored.', 110)).toEqual(['incomprehensibilities', 'restored.'])
  })
})

describe('a name that is wider than its line', () => {
  it('is cut between the parts of its path, and rather before its extension than behind the dot', () => {
    expect(linesOf('/srv/backups/shop-full-TIMESTAMP.tar.gz', 140)).toEqual(['/srv/backups/', 'shop-full-TIMESTAMP.tar.gz'])
    expect(linesOf('shop-full-TIMESTAMP.yaml', 108)).toEqual(['shop-full-TIMESTAMP', '.yaml'])
    expect(linesOf('\\\\files\\backups\\shop-full-TIMESTAMP.zip', 130)).toEqual(['\\\\files\\backups\\', 'shop-full-TIMESTAMP.zip'])
  })

  it('loses no sign, however narrow the line is', () => {
    const name = 'https://status.example.com/api/v1/shop_orders?since=2026-11-21&limit=10'
    for (let widthPt = 12; widthPt < 400; widthPt += 3) {
      const lines = layOutProse([{ text: name }], widthPt, textStyle(10), fonts)
      expect(lines.flatMap(({ pieces }) => pieces.map((piece) => piece.text)).join('')).toBe(name)
      for (const { widthPt: filledPt } of lines) expect(filledPt).toBeLessThanOrEqual(widthPt + 0.1)
    }
  })
})
