// The few words of Runcard's own that appear on paper. Everything else on a sheet is the playbook's.
import type { Command } from '../playbook/model.ts'

/** What to know before typing a command: where it goes, and whether it comes back. */
export function commandRemarks(command: Command): readonly string[] {
  const remarks: string[] = []
  if (command.kind === 'repl') remarks.push('in the console')
  if (command.kind === 'sql') remarks.push('in SQL')
  if (command.kind === 'script') remarks.push('one script, run as a whole')
  if (command.follows) remarks.push('runs until you stop it: Ctrl-C')
  return remarks
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** "2025-11-13" → "13 Nov 2025"; anything else stays as it is. */
export function dateInWords(isoDate: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(isoDate)
  const month = match && months[Number(match[2]) - 1]
  return match && month ? `${Number(match[3])} ${month} ${match[1]}` : isoDate
}

/** "PT1H30M" → "1 h 30 min"; anything else stays as it is. */
export function durationInWords(isoDuration: string): string {
  const match = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(isoDuration)
  if (!match) return isoDuration
  const units = ['year', 'month', 'week', 'day', 'h', 'min', 's']
  const parts = units.flatMap((unit, index) => {
    const count = match[index + 1]
    if (count === undefined || Number(count) === 0) return []
    return [`${Number(count)} ${unit}${index < 4 && Number(count) !== 1 ? 's' : ''}`]
  })
  return parts.length > 0 ? parts.join(' ') : isoDuration
}
