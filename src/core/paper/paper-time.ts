// Days and times of day as they are written on paper: those of the place where it is read.
import { dateInWords } from '../card/words.ts'

/** "2026-11-13" */
export function isoDay(at: number): string {
  const day = new Date(at)
  return [day.getFullYear(), twoDigits(day.getMonth() + 1), twoDigits(day.getDate())].join('-')
}

/** "13 Nov 2026" */
export function dayInWords(at: number): string {
  return dateInWords(isoDay(at))
}

/** "03:12", with the day where that is not the day of `beside`. */
export function timeOfDay(at: number, beside: number): string {
  const time = new Date(at)
  const words = `${twoDigits(time.getHours())}:${twoDigits(time.getMinutes())}`
  return dayInWords(at) === dayInWords(beside) ? words : `${words} on ${dayInWords(at)}`
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}

/**
 * The last time that it was so late, in milliseconds since 1970: "3:12", "03.12", "0312"; undefined for anything else.
 * Paper has no day, so that what would be still to come was yesterday.
 */
export function readTimeOfDay(written: string, now: number): number | undefined {
  const match = /^(\d{1,2})[:.h ]?(\d{2})$/i.exec(written.trim())
  const [hours, minutes] = [Number(match?.[1]), Number(match?.[2])]
  if (match === null || hours > 23 || minutes > 59) return undefined
  const time = new Date(now)
  time.setHours(hours, minutes, 0, 0)
  // By the calendar: a day is not always 24 hours long.
  if (time.getTime() > now) time.setDate(time.getDate() - 1)
  return time.getTime()
}
