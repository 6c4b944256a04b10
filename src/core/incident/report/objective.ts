export interface Objective {
  readonly label: string
  readonly allowedMs: number
  /** Until the end, or until now where it isn't reached yet. */
  readonly tookMs: number
  readonly isReached: boolean
  readonly isMissed: boolean
}
