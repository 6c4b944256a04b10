// Times and durations in the words of a report. The zone is given: whoever reads it may be elsewhere.

export interface Times {
  /** "03:12:41" */
  time(at: number): string
  /** "21 Nov 2026, 03:12"; the day in the language that was asked for. */
  dayAndTime(at: number): string
  /** "Europe/Berlin" */
  readonly zone: string
}

/** `language` as BCP 47 names it. */
export function createTimes(zone: string, language = 'en-GB'): Times {
  const day = new Intl.DateTimeFormat(language, { timeZone: zone, day: 'numeric', month: 'short', year: 'numeric' })
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
