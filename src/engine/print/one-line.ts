// As much of a text as fits on one line, with what has to stand beside it; words are left out from its end, never halves.
import type { TextRun } from '../../core/card/sheet.ts'
import type { Fonts } from './font/fonts.ts'
import { layOutProse, type TextLine } from './prose.ts'
import type { ProseStyle } from './words.ts'

const mostWords = 24

/** `around` puts the beginning of the text, or all of it, between what stands beside it; nothing where not even a word has room. */
export function onOneLine(
  text: string,
  around: (beginning: string) => readonly TextRun[],
  widthPt: number,
  style: ProseStyle,
  fonts: Fonts,
): TextLine | undefined {
  const words = text.trim().split(' ')
  for (let count = Math.min(words.length, mostWords); ; count--) {
    const beginning = count < words.length ? `${words.slice(0, count).join(' ')} …` : words.join(' ')
    const lines = layOutProse(around(beginning), widthPt, style, fonts)
    if (lines.length <= 1) return lines[0]
    if (count <= 1) return undefined
  }
}
