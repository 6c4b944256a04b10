// Where a script ends a page that is too long for one.
import { describe, expect, it } from 'vitest'
import type { PrintLayout } from '../../../src/core/card/format.ts'
import { layoutFor } from '../../../src/core/card/format.ts'
import { bookletWork } from '../../../src/engine/print/formats/booklet.ts'
import { openMeasure } from '../../../src/engine/print/measure.ts'
import type { Page } from '../../../src/engine/print/paginate.ts'
import type { Pen } from '../../../src/engine/print/pen.ts'
import { read } from '../../core/playbook/reading.ts'

const layout = layoutFor('booklet', { paper: 'a5' }) as PrintLayout

/** The script's own lines on a page, without what is said again above it. */
function linesOn(page: Page): string[] {
  const lines: string[] = []
  const line: Pen['line'] = (pieces) => lines.push(pieces.map(({ text }) => text).join(''))
  const pen = new Proxy({ line } as Pen, { get: (drawing, name) => (name === 'line' ? drawing.line : () => undefined) })
  for (const { slab, isRepeat } of page) if (!isRepeat) slab.draw(pen, 0, 0)
  return lines.filter((text) => text.trim() !== '')
}

describe('a script that is too long for a page', () => {
  it.each([0, 1, 2, 3, 4, 5, 6])('goes over where the author left a line empty, never behind a comment, with %i lines above', (above) => {
    const block = (index: number) => `# Part ${index}\nfor name in a b; do\n  # inside\n  restart "$name-${index}"\ndone\n`
    const script = `#!/bin/bash\n${'set -e\n'.repeat(above)}\n${Array.from({ length: 14 }, (_, index) => block(index)).join('\n')}`
    const playbook = read(`# Web\n\n## Restart\n\n\`\`\`bash\n${script}\`\`\`\n`)
    const { sheets, design } = bookletWork(playbook, layout, { fileName: 'web.md', printedOn: '2026-11-21' })
    const pages = openMeasure(() => script)(sheets[0]!, design, layout).map(linesOn)
    const torn = pages.filter((lines) => lines.some((text) => text.includes('restart "$name')))
    expect(torn.length).toBeGreaterThan(1)
    expect(torn.slice(0, -1).map((lines) => lines.at(-1))).toEqual(torn.slice(1).map(() => 'done'))
    expect(torn.slice(1).every(([first]) => first?.startsWith('# Part'))).toBe(true)
  })
})
