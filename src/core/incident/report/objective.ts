export interface Objective {
  readonly label: string
  readonly allowedMs: number
  /** Until the end, or until now where it isn't reached yet. */
  readonly tookMs: number
  readonly isReached: boolean
  readonly isMissed: boolean
  /** Titles of the steps that were neither done nor skipped when the incident was closed; undefined where none is, or it is open. */
  readonly openSteps?: readonly string[]
}

const mostTitles = 4

/** “Restore”, “Watch”: as many as one reads in a line, and that there are more. */
export function quoted(titles: readonly string[]): string {
  const more = titles.length > mostTitles ? ['…'] : []
  return [...titles.slice(0, mostTitles).map((title) => `“${title}”`), ...more].join(', ')
}
