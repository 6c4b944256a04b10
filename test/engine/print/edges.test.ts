// What printers leave white along the edges of the paper: 4.2 mm at most, by the manuals of common ones.
import { expect, it } from 'vitest'
import type { LayoutWish, PrintFormat } from '../../../src/core/card/format.ts'
import { typeset } from '../../../src/engine/print/typeset.ts'
import { read } from '../../core/playbook/reading.ts'
import { missing } from '../../support/real-parts.ts'
import { firstPage } from './picture.ts'

const playbook = read(`# Web\n\n## Emergency #1: It is down\n\n**Symptoms:**\n- 502\n\n**Fix**\n\n${steps(30)}`)

function steps(count: number): string {
  return Array.from({ length: count }, (_, index) => `${index + 1}. Look at server ${index + 1}\n`).join('')
}

const printings: readonly (readonly [PrintFormat['type'], LayoutWish])[] = [
  ['booklet', { paper: 'a4' }],
  ['booklet', { paper: 'a5', binding: 'duplex' }],
  ['cards', { paper: 'letter', orientation: 'landscape' }],
  ['index-cards', { paper: 'a6' }],
  ['index-cards', { paper: '4x6' }],
  ['wall', { paper: 'a3' }],
]

it.skipIf(missing('pdftotext')).each(printings)('no ink of a %s stands where printers don’t reach (%o)', async (type, layout) => {
  const { bytes } = await typeset(playbook, { type } as PrintFormat, { fileName: 'web.md', printedOn: '2026-11-21', ...layout })
  // A dot a point.
  const { width, height, dots } = firstPage(bytes, 72)
  const ink = [...dots.keys()].filter((at) => dots[at]! < 250)
  const whites = ink.map((at) => {
    const [x, y] = [at % width, Math.floor(at / width)]
    return Math.min(x, y, width - 1 - x, height - 1 - y)
  })
  expect(whites.length).toBeGreaterThan(100)
  expect(whites.reduce((least, white) => Math.min(least, white))).toBeGreaterThanOrEqual(12)
})
