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
    expect(linesOf(`pkill -KILL ${pattern} || true`, 62)).toEqual(['pkill -KILL ', `${pattern} || `, 'true'])
  })

  it('keeps an option with its value where that takes no line more, and both whole where the value has no room beside it', () => {
    expect(linesOf('docker exec db psql -U shop -d shop -c "SELECT COUNT(*) FROM orders;"', 48)).toEqual([
      'docker exec db psql -U shop -d shop ',
      '-c "SELECT COUNT(*) FROM orders;"',
    ])
    expect(linesOf('sudo find /var/log/shop -name "*.log" -mtime +30 -delete', 34)).toEqual([
      'sudo find /var/log/shop -name ',
      '"*.log" -mtime +30 -delete',
    ])
    expect(linesOf('curl -fsS --retry-connrefused http://shop.example.com:8080/health', 44)).toEqual([
      'curl -fsS --retry-connrefused ',
      'http://shop.example.com:8080/health',
    ])
  })

  it('takes no line more than it must', () => {
    expect(linesOf('tar -xzf /srv/shop/backups/shop-full-TIMESTAMP.tar.gz', 38)).toEqual([
      'tar -xzf /srv/shop/backups/',
      'shop-full-TIMESTAMP.tar.gz',
    ])
  })

  it('keeps a path whole in the same way', () => {
    expect(linesOf('sudo tar -xzf /srv/backups/chromadb/latest.tar.gz', 44)).toEqual([
      'sudo tar ',
      '-xzf /srv/backups/chromadb/latest.tar.gz',
    ])
  })

  it('breaks what stands in quotes where no line has room for it', () => {
    const lines = linesOf(`pkill -KILL -f ${pattern} || true`, 40)
    expect(lines.join('')).toBe(`pkill -KILL -f ${pattern} || true`)
    expect(lines[1]).toBe("'[m]ahavishnu mcp|[s]ession-buddy ")
  })
})
