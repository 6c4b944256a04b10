// Words are measured one by one and drawn together: what follows a line of them must not be drawn over its end.
import { describe, expect, it } from 'vitest'
import { openFace } from '../../../../src/engine/print/font/face.ts'
import { bundledFont, fontFiles } from '../../../../src/engine/print/font/font-files.ts'

const lines = [
  'Emergency #1: ChromaDB Won’t Start',
  'Every day at 02:00, kept for 30 days, in the bucket',
  '7. To AVATAR 1 h',
  'v1.0 (T+15)',
]

describe.each(['text', 'strong', 'heading', 'italic', 'mono'] as const)('the typeface for %s', (look) => {
  const face = openFace(bundledFont(fontFiles[look][0] as string), 'F')

  it.each(lines)('draws a line as wide as its words and blanks are together: %s', (line) => {
    const pieces = line.split(/( )/).reduce((sum, piece) => sum + face.widthOf(piece, 10), 0)
    expect(face.widthOf(line, 10)).toBeCloseTo(pieces, 6)
    expect(face.shape(line).reduce((sum, glyph) => sum + glyph.advance, 0) / 100).toBeCloseTo(pieces, 6)
  })

  it.each([...'0123456789'])('leaves a point behind a %s where all of it is seen', (digit) => {
    expect(face.widthOf(`${digit}.`, 10)).toBeCloseTo(face.widthOf(digit, 10) + face.widthOf('.', 10), 6)
  })

  it('leaves between words what can be seen from an arm’s length', () => {
    expect(face.widthOf(' ', 100)).toBeGreaterThanOrEqual(27)
  })
})
