// Requests as Elasticsearch's console takes them (`GET /_cluster/health`, a body in JSON below): typed there, one by one.
import type { FencePart } from './fence-parts.ts'

const request = /^\s*(?:GET|POST|PUT|DELETE|HEAD|PATCH) (\/?[\w*.<{-][^\s]*|\/)\s*$/

/** Whether text is nothing but such requests; with headers it would be HTTP itself. */
export function isRequests(lines: readonly string[]): boolean {
  const first = lines.find((line) => line.trim() !== '' && !/^\s*#/.test(line))
  return first !== undefined && request.test(first) && !lines.some((line) => /^[A-Z][\w-]+: /.test(line))
}

/** Reads such requests. */
export function readRequests(text: string): readonly FencePart[] {
  const lines = text.replace(/\n$/, '').split('\n')
  const parts: FencePart[] = []
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!
    if (request.test(line)) {
      let end = index
      if (/^\s*[{[]/.test(lines[index + 1] ?? '')) {
        end = index + 1
        while (end + 1 < lines.length && lines[end + 1]!.trim() !== '' && !request.test(lines[end + 1]!)) end++
      }
      parts.push({
        type: 'command',
        text: lines
          .slice(index, end + 1)
          .join('\n')
          .trim(),
        kind: 'repl',
        startLine: index,
        endLine: end,
        offset: 0,
      })
      index = end
    } else if (/^\s*#/.test(line))
      parts.push({
        type: 'comment',
        text: line.replace(/^\s*#+\s?/, ''),
        startLine: index,
        endLine: index,
        ownLine: true,
        opensSteps: true,
      })
    else if (line.trim() !== '') parts.push({ type: 'output', text: line, startLine: index, endLine: index })
  }
  return parts
}
