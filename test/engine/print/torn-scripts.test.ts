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

/** The script's own lines on a page, or what is said again above it. */
function linesOn(page: Page, repeats = false): string[] {
  const lines: string[] = []
  const line: Pen['line'] = (pieces) => lines.push(pieces.map(({ text }) => text).join(''))
  const pen = new Proxy({ line } as Pen, { get: (drawing, name) => (name === 'line' ? drawing.line : () => undefined) })
  for (const { slab, isRepeat } of page) if (isRepeat === repeats) slab.draw(pen, 0, 0)
  return lines.filter((text) => text.trim() !== '')
}

function pagesWith(steps: string): string[][] {
  return pagesOf(steps).map((page) => linesOn(page))
}

function pagesOf(steps: string): readonly Page[] {
  const playbook = read(`# Web\n\n## Restart\n\n${steps}`)
  const { sheets, design } = bookletWork(playbook, layout, { fileName: 'web.md', printedOn: '2026-11-21' })
  return openMeasure(() => steps)(sheets[0]!, design, layout)
}

describe('a script that is too long for a page', () => {
  it('names its hazards on each page that it goes over, as does a second dangerous command that begins one', () => {
    const script = `#!/bin/bash\n${Array.from({ length: 90 }, (_, index) => `rm -rf /srv/web-${index}\n`).join('')}`
    const long = pagesOf(`\`\`\`bash\n${script}\`\`\`\n`)
    expect(long.length).toBeGreaterThan(2)
    for (const page of long.slice(1))
      expect(linesOn(page, true).slice(-2)).toEqual([expect.stringMatching(/Restart\sgoes on/), 'DELETES DATA'])

    const many = Array.from({ length: 90 }, (_, index) => `rm -rf /srv/web-${index}`)
    const next = pagesOf(`1. **Empty them**\n\`\`\`bash\n${many.join('\n')}\n\`\`\`\n`).slice(1)
    expect(next.length).toBeGreaterThan(0)
    for (const page of next) expect(linesOn(page, true).slice(-2)).toEqual([expect.stringContaining('Empty them'), 'DELETES DATA'])
  })

  it.each([0, 1, 2, 3, 4, 5, 6])('goes over where the author left a line empty, never behind a comment, with %i lines above', (above) => {
    const block = (index: number) => `# Part ${index}\nfor name in a b; do\n  # inside\n  restart "$name-${index}"\ndone\n`
    const script = `#!/bin/bash\n${'set -e\n'.repeat(above)}\n${Array.from({ length: 14 }, (_, index) => block(index)).join('\n')}`
    const pages = pagesWith(`\`\`\`bash\n${script}\`\`\`\n`)
    const torn = pages.filter((lines) => lines.some((text) => text.includes('restart "$name')))
    expect(torn.length).toBeGreaterThan(1)
    expect(torn.slice(0, -1).map((lines) => lines.at(-1))).toEqual(torn.slice(1).map(() => 'done'))
    expect(torn.slice(1).every(([first]) => first?.startsWith('# Part'))).toBe(true)
  })

  it.each([0, 1, 2, 3, 4, 5, 6])('never goes over inside a command, cut by its author or by the edge, with %i lines above', (above) => {
    const cut = (index: number) => `restart web-${index} \\\n  --wait 30 \\\n  --and go`
    const long = (index: number) => `copy /srv/web-${index}/${'a-long-name/'.repeat(9)} go`
    const commands = Array.from({ length: 24 }, (_, index) => `${cut(index)}\n${long(index)}`)
    const pages = pagesWith(`\`\`\`bash\n#!/bin/bash\n${'set -e # go\n'.repeat(above)}${commands.join('\n')}\n\`\`\`\n`)
    const scripted = pages.filter((lines) => lines.some((text) => text.includes('web-')))
    expect(scripted.length).toBeGreaterThan(2)
    expect(scripted.map((lines) => lines.at(-1)).filter((last) => !last?.endsWith('go'))).toEqual([])
  })
})

describe('a command with a line to write down what it needs', () => {
  const fence = (lines: readonly string[]) => `\`\`\`bash\n${lines.join('\n')}\n\`\`\`\n`
  const isToWriteOn = (text: string) => text.trim() === '[ZONE]'
  const numbered = (count: number, text: string) => Array.from({ length: count }, (_, index) => `${text} ${index}`)

  it('has that line above its first ones or, where it stands there whole, under its last, on the same page', () => {
    const places = new Set<string>()
    for (let count = 30; count < 62; count += 2) {
      for (let above = 6; above < 40; above += 3) {
        const script = ['#!/bin/bash', ...numbered(count, 'dig [ZONE] part')]
        const pages = pagesWith(`1. **Look**\n${fence(numbered(above, 'uptime'))}\n2. **Move**\n${fence(script)}`)
        const page = pages.find((texts) => texts.some(isToWriteOn)) ?? []
        const line = page.findIndex(isToWriteOn)
        const neighbours = { above: page[line + 1], below: page[line - 1] }
        const expected = { above: 'one script, run as a whole', below: script.at(-1) }
        const place = neighbours.above === expected.above ? 'above' : 'below'
        expect(neighbours[place], `${count} lines below ${above}`).toBe(expected[place])
        expect(page, `${count} lines below ${above}`).toContain('#!/bin/bash')
        places.add(place)
      }
    }
    expect([...places].sort()).toEqual(['above', 'below'])
  })
})
