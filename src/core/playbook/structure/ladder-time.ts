// The times of an escalation ladder: "T+5 min", "After 15 minutes", "+1h", "T+00:30" → ISO 8601 since the start.
import { isoDuration } from '../wording/durations.ts'
import { wordPattern } from '../wording/word-pattern.ts'

export interface TimeMark {
  readonly after: string
  /** As written, and where it stands in the text. */
  readonly time: string
  readonly start: number
  readonly end: number
}

const unitWords =
  '(seconds?|secs?|s|minutes?|mins?|minuten|minutos|m|hours?|hrs?|h|stunden?|heures?|horas?|days?|d|tage?|jours?|d[ií]as?|分钟|小时)'
const marked = wordPattern(`(?<![\\p{L}\\p{N}])T\\s*\\+\\s*(\\d{1,4})(?::(\\d\\d))?(?:\\s*-?\\s*${unitWords}(?![\\p{L}]))?`)
const worded = wordPattern(
  `^(?:after|if (?:no|not) .{1,40}? (?:in|within|after)|nach|apr[èe]s|despu[ée]s de|\\+|>)\\s*(\\d{1,4})()\\s*-?\\s*${unitWords}(?![\\p{L}])|^(\\d{1,4})\\s*(?:[-–—]\\s*\\d{1,4}\\s*)?\\+?\\s*${unitWords}(?![\\p{L}])`,
)

/** A mark that needs no context: `T+5 min`. Without a unit, minutes. */
export function timeMark(text: string): TimeMark | undefined {
  const match = marked.exec(text.slice(0, 200))
  if (match === null) return undefined
  return mark(
    match,
    match[2] === undefined ? Number(match[1]) * secondsOf(match[3] ?? 'min') : Number(match[1]) * 3600 + Number(match[2]) * 60,
  )
}

/** In a ladder also "After 15 minutes", "15-30 min" (from its beginning), "immediately". */
export function ladderTime(text: string): TimeMark | undefined {
  const found = timeMark(text)
  if (found !== undefined) return found
  const start = text.slice(0, 80)
  const match = worded.exec(start)
  if (match !== null) return mark(match, Number(match[1] ?? match[4]) * secondsOf(match[3] ?? match[5]!))
  const now = /^(?:immediate(?:ly)?|at once|sofort|imm[ée]diatement|de inmediato|立即)(?![\p{L}])/iu.exec(start)
  return now === null ? undefined : mark(now, 0)
}

const bracketed = wordPattern(
  `\\((?:[^()]{0,30},\\s*)?((?:after |within |nach |<\\s*)?(\\d{1,4})\\s*(?:[-–—]\\s*\\d{1,4}\\s*)?\\+?\\s*${unitWords})\\)`,
)

/** "Team lead (30 min)", "Level 2 (30-60 minutes): …": the time stands in brackets behind the words. */
export function bracketTime(text: string): TimeMark | undefined {
  const match = bracketed.exec(text.slice(0, 200))
  if (match === null) return undefined
  const start = match.index + match[0].indexOf(match[1]!)
  return { after: isoDuration(Number(match[2]) * secondsOf(match[3]!)), time: match[1]!, start, end: start + match[1]!.length }
}

function mark(match: RegExpExecArray, seconds: number): TimeMark {
  return { after: isoDuration(seconds), time: match[0].trim(), start: match.index, end: match.index + match[0].length }
}

function secondsOf(unit: string): number {
  if (/^s/i.test(unit) && !/^st/i.test(unit)) return 1
  if (/^(?:m|分)/i.test(unit)) return 60
  return /^(?:d|tag|jour)/i.test(unit) ? 86_400 : 3600
}
