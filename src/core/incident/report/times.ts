// Times and durations in the words of a report. The zone is given: whoever reads it may be elsewhere.

export interface Times {
  /** "03:12:41" */
  time(at: number): string
  /** "21 Nov 2026, 03:12" */
  dayAndTime(at: number): string
  /** "Europe/Berlin" */
  readonly zone: string
}

export function createTimes(zone: string): Times {
  const day = new Intl.DateTimeFormat('en-GB', { timeZone: zone, day: 'numeric', month: 'short', year: 'numeric' })
  const minute = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hour12: false })
  const second = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hour12: false,
  })
  return { zone, time: (at) => second.format(at), dayAndTime: (at) => `${day.format(at)}, ${minute.format(at)}` }
}

/** "40 ms", "42 s", "3 min 20 s", "1 h 5 min", "2 days 3 h" */
export function tookWords(durationMs: number): string {
  if (durationMs < 1000) return `${Math.max(0, Math.round(durationMs))} ms`
  const seconds = Math.round(durationMs / 1000)
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
