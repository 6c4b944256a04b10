// Lines that only a site's generator was meant to read: `{{< hint >}}`, `{% alert %}`, `:::note`, `!!! warning "…"`,
// `[!WARNING]`. Markdown takes them for the words above or below them; here they become pieces of their own.

import type { Inline, LineRange } from '../model/document.ts'
import { inlineLines } from './inlines.ts'

const marker =
  /^(?:\{\{[<%](?:(?!\}\})[^\n])*\}\}|\{%(?:(?!%\})[^\n])*%\}|:::+(?:\s*[\w{][^\n]*)?|!!!\s[^\n]*|\?\?\?\+?\s[^\n]*|===\s+"[^\n]*"|\[!\w+\][^\n]*)$/

export type ParagraphPiece =
  | { readonly type: 'words'; readonly inlines: readonly Inline[]; readonly lines: LineRange }
  | { readonly type: 'marker'; readonly text: string; readonly lines: LineRange }

/** A paragraph cut at the marker lines in it; undefined where it has none. */
export function piecesAtMarkers(inlines: readonly Inline[], lines: LineRange): readonly ParagraphPiece[] | undefined {
  if (!inlines.some((inline) => inline.type === 'text' && /^(?:\{[{%]|:::|!!!|\?\?\?|===|\[!)/.test(inline.text))) return undefined
  const written = inlineLines(inlines)
  if (!written.some(isMarker)) return undefined
  const pieces: ParagraphPiece[] = []
  for (const [index, line] of written.entries()) {
    const at = Math.min(lines.end, lines.start + index)
    const last = pieces.at(-1)
    if (isMarker(line)) pieces.push({ type: 'marker', text: textOf(line), lines: { start: at, end: at } })
    else if (last?.type === 'words')
      pieces[pieces.length - 1] = {
        type: 'words',
        inlines: [...last.inlines, { type: 'break' }, ...line],
        lines: { start: last.lines.start, end: at },
      }
    else pieces.push({ type: 'words', inlines: line, lines: { start: at, end: at } })
  }
  return pieces
}

function isMarker(line: readonly Inline[]): boolean {
  return line.every((inline) => inline.type === 'text') && marker.test(textOf(line))
}

function textOf(line: readonly Inline[]): string {
  return line
    .map((inline) => (inline.type === 'text' ? inline.text : ''))
    .join('')
    .trim()
}
