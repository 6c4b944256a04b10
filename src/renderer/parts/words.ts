// Numbers, dates and durations in words, the same on every screen. Times are the responder's own clock.

import { isoDurationMs } from '../../core/playbook/wording/duration.ts'

/** `0:42`, `11:34`, `1:02:09`. */
export function clock(durationMs: number): string {
  const seconds = Math.max(0, Math.floor(durationMs / 1000))
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor((seconds % 3600) / 60)
  const rest = String(seconds % 60).padStart(2, '0')
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`
}

/** ISO 8601 duration → `20 min`, `4 h`, `1 h 30 min`, `2 days`. */
export function durationWords(iso: string): string {
  const durationMs = isoDurationMs(iso)
  if (durationMs === undefined) return iso
  if (durationMs === 0) return 'none'
  if (durationMs < 60_000) return `${durationMs / 1000} s`
  const minutes = Math.round(durationMs / 60_000)
  if (minutes >= 2 * 1440 && minutes % 1440 === 0) return `${minutes / 1440} days`
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  return [hours > 0 ? `${hours} h` : '', rest > 0 ? `${rest} min` : ''].filter((part) => part !== '').join(' ')
}

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })
const minuteOfDay = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hour12: false })
const secondOfDay = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false })

/** `13 Nov 2025`, from an ISO date or milliseconds since 1970. */
export function dateWords(date: string | number): string {
  const parsed = typeof date === 'number' ? new Date(date) : new Date(`${date}T12:00:00`)
  return Number.isNaN(parsed.getTime()) ? String(date) : day.format(parsed)
}

/** `03:12`. */
export function timeWords(at: number): string {
  return minuteOfDay.format(at)
}

/** `03:12:41`. */
export function exactTimeWords(at: number): string {
  return secondOfDay.format(at)
}

/** `03:12`, with the day before it where it is not today. */
export function whenWords(at: number, now: number): string {
  return dateWords(at) === dateWords(now) ? timeWords(at) : `${dateWords(at)}, ${timeWords(at)}`
}

/** Whole days since an ISO date has passed; 0 or less where it has not. */
export function daysSince(date: string, now: number): number {
  return Math.floor((now - new Date(`${date}T23:59:59`).getTime()) / 86_400_000) + 1
}

/** `1 step`, `7 steps`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}

/** `912 bytes`, `3.4 kB`, `200 MB`. */
export function bytesWords(sizeBytes: number): string {
  if (sizeBytes < 1000) return counted(sizeBytes, 'byte')
  const [size, unit] = sizeBytes < 1e6 ? [sizeBytes / 1e3, 'kB'] : sizeBytes < 1e9 ? [sizeBytes / 1e6, 'MB'] : [sizeBytes / 1e9, 'GB']
  return `${size < 10 ? size.toFixed(1) : Math.round(size)} ${unit}`
}

/** `stops a service` → `Stops a service.`; what ends like a sentence stays. */
export function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${/[.!?…]$/.test(words) ? '' : '.'}`
}
