import { english } from '../card/language/english.ts'
import type { PaperWords } from '../card/language/paper-words.ts'

/**
 * How long something lasted, the same on every screen and, in the language of its labels, on paper: `40 ms`, `0.9 s`, `42 s`,
 * `3 min 20 s`, `1 h 5 min`, `2 days 3 h`. Whole seconds that have passed, as a clock counts them.
 */
export function tookWords(durationMs: number, { language, units }: Pick<PaperWords, 'language' | 'units'> = english): string {
  const [, , , day, hour, minute, second] = units
  if (durationMs < 100) return `${Math.max(1, Math.round(durationMs))} ms`
  if (durationMs < 10_000) return `${new Intl.NumberFormat(language).format(Math.floor(durationMs / 100) / 10)} ${second[1]}`
  const seconds = Math.floor(durationMs / 1000)
  const parts = [
    { count: Math.floor(seconds / 86_400), unit: day },
    { count: Math.floor(seconds / 3600) % 24, unit: hour },
    { count: Math.floor(seconds / 60) % 60, unit: minute },
    { count: seconds % 60, unit: second },
  ]
  const first = parts.findIndex(({ count }) => count > 0)
  return parts
    .slice(first, first + 2)
    .filter(({ count }) => count > 0)
    .map(({ count, unit: [one, several] }) => `${count} ${count === 1 ? one : several}`)
    .join(' ')
}
