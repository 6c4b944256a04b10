// Durations and dates as people write them → ISO 8601. Upper bound of a range: "5-10 minutes" is PT10M.
import { matchesOf } from '../../shell/matches.ts'

interface DurationUnit {
  readonly words: RegExp
  readonly seconds: number
}

/** Unit words of the languages that playbooks come in; add a word here and it is understood everywhere. */
const units: readonly DurationUnit[] = [
  { words: /^(?:s|secs?|seconds?|sekunden?|secondes?|segundos?|secondi|секунд\p{L}*|сек|秒|초)$/iu, seconds: 1 },
  { words: /^(?:m|mins?|minutes?|minuten?|minutos?|minut[oi]|минут\p{L}*|мин|分钟?|分鐘|分間?|분)$/iu, seconds: 60 },
  { words: /^(?:h|hrs?|hours?|stunden?|std|heures?|horas?|ore|ora|час\p{L}*|ч|小时|小時|時間|시간)$/iu, seconds: 3600 },
  { words: /^(?:d|days?|tage?n?|jours?|d[ií]as?|giorni|день|дня|дней|天|日|일)$/iu, seconds: 86_400 },
  { words: /^(?:w|weeks?|wochen?|semaines?|semanas?|周|週)$/i, seconds: 604_800 },
]

const amount =
  /(\d+(?:[.,]\d+)?)\s*(?:(?:-|–|—|to|bis|à|a|до|至|から|~|〜)\s*(\d+(?:[.,]\d+)?)\s*)?-?\s*([a-zäöüßéèíáó]+|[а-яё]+|秒|分[钟鐘間]?|小时|小時|時間|天|日|周|週|초|분|시간|일)/giu

/** The longest duration that the text names, in seconds; `1h 30m` is added up; undefined where it names none. */
export function durationSeconds(text: string): number | undefined {
  if (!/\d/.test(text)) return undefined
  let total: number | undefined
  let previous: { readonly end: number; readonly unitSeconds: number; readonly single: boolean } | undefined
  for (const match of matchesOf(text, amount)) {
    const unit = units.find((candidate) => candidate.words.test(match[3]!))
    if (unit === undefined) continue
    const upper = Number((match[2] ?? match[1]!).replace(',', '.')) * unit.seconds
    const joins =
      previous?.single === true &&
      match[2] === undefined &&
      unit.seconds < previous.unitSeconds &&
      /^\s*(?:and|und|et|y|,)?\s*$/.test(text.slice(previous.end, match.index))
    total = joins ? (total ?? 0) + upper : Math.max(total ?? 0, upper)
    previous = { end: match.index + match[0].length, unitSeconds: unit.seconds, single: match[2] === undefined }
  }
  return total
}

/** Seconds → `PT1H30M`. */
export function isoDuration(seconds: number): string {
  const whole = Math.round(seconds)
  const hours = Math.floor(whole / 3600)
  const minutes = Math.floor((whole % 3600) / 60)
  const rest = whole % 60
  return `PT${hours > 0 ? `${hours}H` : ''}${minutes > 0 ? `${minutes}M` : ''}${rest > 0 || whole === 0 ? `${rest}S` : ''}`
}

/** The duration that a text names, as ISO 8601. */
export function durationIn(text: string): string | undefined {
  const seconds = durationSeconds(text)
  return seconds === undefined ? undefined : isoDuration(seconds)
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** The first date that a text names, as ISO 8601: `2025-11-13`, `13.11.2025`, `November 13, 2025`, `13 Nov 2025`. */
export function dateIn(text: string): string | undefined {
  const iso = /\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?=\b|T\d)/.exec(text)
  if (iso !== null) return calendarDate(iso[1]!, Number(iso[2]), iso[3]!)
  const european = /\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b/.exec(text)
  if (european !== null) return calendarDate(european[3]!, Number(european[2]), european[1]!)
  const monthFirst = /\b([A-Z][a-z]{2,8})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b/.exec(text)
  if (monthFirst !== null) return calendarDate(monthFirst[3]!, monthNumber(monthFirst[1]!), monthFirst[2]!)
  const dayFirst = /\b(\d{1,2})(?:st|nd|rd|th)? ([A-Z][a-z]{2,8})\.?,? (\d{4})\b/.exec(text)
  if (dayFirst !== null) return calendarDate(dayFirst[3]!, monthNumber(dayFirst[2]!), dayFirst[1]!)
  return undefined
}

function monthNumber(name: string): number {
  return months.indexOf(name.slice(0, 3).toLowerCase()) + 1
}

function calendarDate(year: string, month: number, day: string): string | undefined {
  const dayNumber = Number(day)
  if (month < 1 || month > 12 || dayNumber < 1 || dayNumber > 31) return undefined
  return `${year}-${String(month).padStart(2, '0')}-${String(dayNumber).padStart(2, '0')}`
}

/** How often something is reviewed: "Monthly", "every 3 months", "vierteljährlich". */
const frequencies: readonly { readonly words: RegExp; readonly every: string }[] = [
  { words: /\b(?:daily|täglich|quotidien|diari[oa])\b/i, every: 'P1D' },
  { words: /\b(?:bi-?weekly|fortnightly)\b/i, every: 'P14D' },
  { words: /\b(?:weekly|wöchentlich|hebdomadaire|semanal)\b|每周/i, every: 'P7D' },
  { words: /\b(?:quarterly|vierteljährlich|quartalsweise|trimestriel(?:le)?|trimestral)\b|每季/i, every: 'P3M' },
  { words: /\b(?:semi-?annual(?:ly)?|halbjährlich|semestriel(?:le)?|semestral)\b/i, every: 'P6M' },
  { words: /\b(?:month(?:ly)?|monatlich|mensuel(?:le)?|mensual)\b|每月/i, every: 'P1M' },
  { words: /\b(?:annual(?:ly)?|yearly|jährlich|annuel(?:le)?|anual)\b|每年/i, every: 'P1Y' },
]

/** ISO 8601 period of a review schedule. */
export function frequencyIn(text: string): string | undefined {
  const period = /^\s*(P\d+[DWMY])\s*$/.exec(text)
  if (period !== null) return period[1]!
  const counted =
    /(?:^|\b(?:every|alle|tous les|cada)\s+)(\d+)\s*(day|week|month|year|tage|wochen|monate|jahre|jours|semaines|mois|ans|d[ií]as|semanas|meses|años)/i.exec(
      text,
    )
  if (counted !== null) {
    const unit = counted[2]!.toLowerCase()
    const count = Number(counted[1])
    if (/^(day|tag|jour|d[ií]a)/.test(unit)) return `P${count}D`
    if (/^(week|woch|semai|seman)/.test(unit)) return `P${count * 7}D`
    return /^(month|mona|mois|mes)/.test(unit) ? `P${count}M` : `P${count}Y`
  }
  return frequencies.find((frequency) => frequency.words.test(text))?.every
}
