// Dates and durations as they stand on paper.
import { fill, type PaperWords } from './paper-words.ts'

/** "2025-11-13" → "13 Nov 2025"; anything else stays as it is. */
export function dateIn({ date, months }: Pick<PaperWords, 'date' | 'months'>, isoDate: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(isoDate)
  const month = match && months[Number(match[2]) - 1]
  return match && month ? fill(date, { day: Number(match[3]), month, year: match[1] as string }) : isoDate
}

/** "PT1H30M" → "1 h 30 min"; anything else stays as it is. */
export function durationIn({ units }: Pick<PaperWords, 'units'>, isoDuration: string): string {
  const match = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(isoDuration)
  if (!match) return isoDuration
  const parts = units.flatMap(([one, several], index) => {
    const count = Number(match[index + 1] ?? 0)
    return count === 0 ? [] : [`${count} ${count === 1 ? one : several}`]
  })
  return parts.length > 0 ? parts.join(' ') : isoDuration
}
