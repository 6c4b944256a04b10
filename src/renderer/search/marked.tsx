import type { MarkedText } from '../../contract/library-calls.ts'

/** Text with the words that were searched for marked. */
export function Marked({ text, marks }: MarkedText) {
  const pieces: React.ReactNode[] = []
  let reached = 0
  for (const [start, end] of [...marks].sort((a, b) => a[0] - b[0])) {
    if (start < reached || end <= start) continue
    pieces.push(text.slice(reached, start), <mark key={start}>{text.slice(start, end)}</mark>)
    reached = end
  }
  pieces.push(text.slice(reached))
  return <>{pieces}</>
}
