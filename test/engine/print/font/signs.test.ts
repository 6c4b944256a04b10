// Pictures are printed as black signs: each of these signs must be in a typeface that comes with Runcard.
import { expect, it } from 'vitest'
import { nearSign } from '../../../../src/core/card/symbols.ts'
import { fontFiles, type Look } from '../../../../src/engine/print/font/font-files.ts'
import { openFonts } from '../../../../src/engine/print/font/fonts.ts'

const pictures = Array.from({ length: 0x1fb00 - 0x2300 }, (_, index) => String.fromCodePoint(0x2300 + index)).filter(nearSign)

it.each(Object.keys(fontFiles) as Look[])('every picture that has a sign is printed as one in %s', (look) => {
  const fonts = openFonts(() => '')
  const framed = pictures.filter((picture) => fonts.segment(picture, look).some((segment) => segment.framed))
  expect(pictures.length).toBeGreaterThan(50)
  expect(framed).toEqual([])
})
