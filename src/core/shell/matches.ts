// All matches of a pattern. `text.matchAll` copies the pattern for every text that it is asked of, and nearly all of the
// many patterns that are tried on a command match nothing.

const none: readonly RegExpExecArray[] = []

/** The matches of a global pattern that never matches nothing at all. */
export function matchesOf(text: string, pattern: RegExp): readonly RegExpExecArray[] {
  pattern.lastIndex = 0
  let match = pattern.exec(text)
  if (match === null) return none
  const found: RegExpExecArray[] = []
  for (; match !== null; match = pattern.exec(text)) found.push(match)
  return found
}
