/**
 * How long something lasted, the same on every screen and on paper: `40 ms`, `0.9 s`, `42 s`, `3 min 20 s`, `1 h 5 min`,
 * `2 days 3 h`. Whole seconds that have passed, as a clock counts them.
 */
export function tookWords(durationMs: number): string {
  if (durationMs < 100) return `${Math.max(1, Math.round(durationMs))} ms`
  if (durationMs < 10_000) return `${Math.floor(durationMs / 100) / 10} s`
  const seconds = Math.floor(durationMs / 1000)
  const parts: readonly (readonly [number, string])[] = [
    [Math.floor(seconds / 86_400), seconds >= 172_800 ? 'days' : 'day'],
    [Math.floor(seconds / 3600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ]
  const first = parts.findIndex(([count]) => count > 0)
  return parts
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ')
}
