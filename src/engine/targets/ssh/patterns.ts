// The patterns of ssh: `*` and `?`, in lists where `!` takes away.

/** Whether a single pattern fits; host names are compared in lower case. */
export function fitsPattern(text: string, pattern: string): boolean {
  const source = Array.from(pattern.toLowerCase(), (character) =>
    character === '*' ? '.*' : character === '?' ? '.' : character.replace(/[\\^$.|+()[\]{}]/, '\\$&'),
  )
  return new RegExp(`^${source.join('')}$`, 's').test(text.toLowerCase())
}

/** A negated pattern that fits takes it away, whatever else fits. */
export function fitsPatternList(text: string, patterns: readonly string[]): boolean {
  if (patterns.some((pattern) => pattern.startsWith('!') && fitsPattern(text, pattern.slice(1)))) return false
  return patterns.some((pattern) => !pattern.startsWith('!') && fitsPattern(text, pattern))
}
