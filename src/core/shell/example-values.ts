// Values that an author wrote as an example of what to fill in, in the place where it goes: a moment to go back to, which was long
// ago when the command runs, and what a comment says to put one's own in place of.

/** Behind a name for a moment to go back to: `RESTORE_TIME="`, `--restore-to-time `, `recovery_target_time = '`. */
const namesMoment =
  /(?:^|[\s;'"(-])(?:[\w-]*(?:target|restore|recover[a-z]*|rollback|desired|pitr|point)[\w-]*(?:time|date|timestamp|moment)|(?:--)?(?:stop|start)-datetime|pitr)['"]?[ \t]*[=: ][ \t]*["']?$/i

/** Whether the option before a date says that it is the moment to go back to. Called as a replacer’s question: the match is not looked at. */
export function isMomentToFillIn(_: string, before: string): boolean {
  return namesMoment.test(before.slice(before.lastIndexOf('\n') + 1))
}

export const moment =
  /(?<![\w-])(?:19|20)\d\d-\d\d-\d\d(?:[T_ ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[ ]?UTC|[+-]\d\d(?::?\d\d)?)?)?(?![\w+-])/g

const assigned = String.raw`^[ \t]*(?:(?:export|local|readonly)[ \t]+)?[A-Za-z_]\w*=`
/** The whole value of an assignment on a line of its own. */
export const assignedValue = new RegExp(
  String.raw`(?<=${assigned}")[^"$\`\n]+(?=")|(?<=${assigned}')[^'\n]+(?=')|(?<=${assigned})[^\s"'$\`#;|&()<>]+(?!\S)`,
  'gm',
)

const askedToAdapt = String.raw`#+[ \t]*(?:[(]?(?:e\.?[ \t]?g\.?|for example|example(?:[ \t]+value)?s?)(?![\w-])|(?:please[ \t]+)?(?:replace(?:[ \t]+(?:this|it|me))?[ \t]+(?:with|by)\b|(?:change|edit|adapt|update|set)[ \t]+(?:this|me|it)\b|set[ \t]+to[ \t]+(?:the[ \t]+|your[ \t]+)?(?:desired|wanted|actual|real|right|correct|your)\b|(?:put|insert|enter|use|fill in)[ \t]+your\b|your\b|change ?me\b))`
/** What every comment has in it that asks for it. */
export const askingSign = new RegExp(askedToAdapt, 'i')
const asksBehind = new RegExp(`^["']?[ \\t]+${askedToAdapt}`, 'i')
const asksAbove = new RegExp(`(?:^|\\n)[ \\t]*${askedToAdapt}[^\\n]*\\n[ \\t]*(?:(?:export|local|readonly)[ \\t]+)?\\w+=["']?$`, 'i')

/** Whether a comment behind the value or above it says to put one’s own there. */
export function isValueToAdapt(_: string, before: string, after: string): boolean {
  return asksBehind.test(after) || asksAbove.test(before)
}
