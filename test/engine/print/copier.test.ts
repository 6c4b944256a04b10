// What a bad copier makes of the paper: one at 150 dots an inch loses whatever is thinner than a dot.
import { describe, expect, it } from 'vitest'
import { typeset } from '../../../src/engine/print/typeset.ts'
import { read } from '../../core/playbook/reading.ts'
import { missing } from '../../support/real-parts.ts'
import { firstPage } from './picture.ts'

/** The longest run of ink in a row: where its middle is, and how long. */
function longestRun(row: Uint8Array): { readonly middle: number; readonly length: number } {
  let [best, length] = [{ middle: 0, length: 0 }, 0]
  for (const [at, dot] of row.entries()) {
    length = dot < 250 ? length + 1 : 0
    if (length > best.length) best = { middle: at - (length >> 1), length }
  }
  return best
}

describe.skipIf(missing('pdftotext'))('on a bad copier', () => {
  // The rows of dots begin elsewhere on each: there are lines of text above.
  it.each([0, 1, 2, 3, 4, 5])('the underscores of a command are lines of more than a dot: below %i lines', async (lines) => {
    const above = 'Look.\n\n'.repeat(lines)
    const playbook = read(`# Web\n\n## Restore\n\n${above}\`\`\`bash\n./restore${'_'.repeat(40)}backup\n\`\`\`\n`)
    const { bytes } = await typeset(playbook, { type: 'booklet' }, { fileName: 'web.md', printedOn: '2026-11-21' })
    const { width, height, dots } = firstPage(bytes, 150)
    const rows = Array.from({ length: height }, (_, y) => dots.subarray(y * width, (y + 1) * width))
    // 40 cells of a command at 9.5 pt.
    const ink = rows.flatMap((row) => {
      const { middle, length } = longestRun(row)
      return length > 470 && length < 484 ? [1 - (row[middle] as number) / 255] : []
    })
    expect(ink.reduce((sum, part) => sum + part, 0)).toBeGreaterThan(1.4)
  })
})
