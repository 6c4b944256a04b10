// Where lines of commands are wrapped, through what sets them.
import { describe, expect, it } from 'vitest'
import { openFonts } from '../../../src/engine/print/font/fonts.ts'
import { cellWidth, layOutMono } from '../../../src/engine/print/mono.ts'

const fonts = openFonts(() => '')

function linesOf(text: string, cells: number): string[] {
  const lines = layOutMono(text, { sizePt: 9, widthPt: cells * cellWidth(fonts) * 9, wraps: true }, fonts)
  return lines.map(({ pieces }) => pieces.map((piece) => piece.actual ?? piece.text).join(''))
}

describe('a command that is longer than its line', () => {
  const pattern = "'[m]ahavishnu mcp|[s]ession-buddy mcp|[a]kosha mcp'"

  it('keeps whole what stands in quotes where the next line has room for it', () => {
    expect(linesOf(`pkill -KILL -f ${pattern} || true`, 62)).toEqual(['pkill -KILL -f ', `${pattern} || `, 'true'])
  })

  it('keeps a path whole in the same way', () => {
    expect(linesOf('sudo tar -xzf /srv/backups/chromadb/latest.tar.gz', 44)).toEqual([
      'sudo tar -xzf ',
      '/srv/backups/chromadb/latest.tar.gz',
    ])
  })

  it('breaks what stands in quotes where no line has room for it', () => {
    const lines = linesOf(`pkill -KILL -f ${pattern} || true`, 40)
    expect(lines.join('')).toBe(`pkill -KILL -f ${pattern} || true`)
    expect(lines[1]).toBe("'[m]ahavishnu mcp|[s]ession-buddy ")
  })
})
