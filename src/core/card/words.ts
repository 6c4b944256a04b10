// Dates and durations in English, for screens and the terminal; on paper they are in the language of its labels (language/).
import { english } from './language/english.ts'
import { dateIn, durationIn } from './language/times.ts'

/** "2025-11-13" → "13 Nov 2025"; anything else stays as it is. */
export function dateInWords(isoDate: string): string {
  return dateIn(english, isoDate)
}

/** "PT1H30M" → "1 h 30 min"; anything else stays as it is. */
export function durationInWords(isoDuration: string): string {
  return durationIn(english, isoDuration)
}
