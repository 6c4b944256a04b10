// What the incident knows for a blank of a message: told from the words of its line, then from its own. To teach Runcard another
// word, add it to its row here. Nothing is guessed: what may be meant otherwise is left for the responder.
import type { Scenario } from '../../playbook/model/playbook.ts'
import type { Times } from '../report/times.ts'
import type { IncidentState } from '../state.ts'
import { tookWords } from '../took-words.ts'

export interface MessageGround {
  readonly incident: Pick<IncidentState, 'openedAt' | 'closedAt' | 'playbookTitle' | 'values'>
  readonly scenario: Scenario | undefined
  readonly targetName: string | undefined
  readonly now: number
  readonly times: Times
  /** The same in UTC, where the template asks for that. */
  readonly utc: Times
}

/** A blank as it is written, and the words of its line where it has none of its own that say what it is. */
interface Place {
  readonly name: string
  readonly label: string
  readonly line: string
  /** What is written right behind it, which may say of which zone its time is. */
  readonly behind: string
}

const timeLike =
  /\b(?:time(?:stamp)?|date|when|hours?|minutes|duration|uhrzeit|zeit|datum|dauer|heure|hora|fecha)\b|时间|yyyy|hh:mm|^[_x]+$/i
const otherVague = /^(?:(?:(?:brief|short) )?(?:summary|details?|description)|text|link|url|(?:your )?name|number|if applicable|value)$/i

/** Says nothing of what it is by itself: `[Time]`, `[Brief description]`, `____`. */
export function isVague(label: string): boolean {
  const words = label.trim()
  return (
    /^(?:time(?:stamp)?(?: utc)?|date(?:[ /]time)?|when|hours?\/minutes|uhrzeit|zeit|datum|heure|hora|fecha|时间|yyyy.*|hh:mm.*|_+|x+)$/i.test(
      words,
    ) || otherVague.test(words)
  )
}

/** Asks for something else than what its words speak of: the link to the incident, who resolved it. */
const asksOtherwise = /^(?:link|url|number)$|\b(?:by|who)\b/i

/** Undefined where nothing is known, or it is not certain what is asked for. */
export function knownFor({ name, label, line, behind }: Place, ground: MessageGround): string | undefined {
  const given = givenFor(name, ground.incident.values)
  if (given !== undefined) return given
  if (asksOtherwise.test(label)) return undefined
  const words = line === '' ? label : line
  const row = rows.find(({ mention }) => mention.test(words))
  // "Actions started: [Details]" asks for no time, and "Impact until: [Time]" for nothing but one.
  if (row === undefined || (line !== '' && row.isTime !== timeLike.test(label) && !/^[_x]+$/i.test(label))) return undefined
  return row.fact(ground, zoneOf(`${name} ${line}`, behind))
}

/** `said`: the template says it itself. */
type Zone = 'own' | 'utc' | 'utc-said' | 'another-said'

function zoneOf(words: string, behind: string): Zone {
  if (isSaidInUtc(behind)) return 'utc-said'
  if (/^ ?\(?[A-Z]{1,3}T\b/.test(behind)) return 'another-said'
  return /utc|gmt/i.test(words) ? 'utc' : 'own'
}

/** Whether the words behind a time say that it is in UTC. */
export function isSaidInUtc(behind: string): boolean {
  return /^ ?\(?(?:UTC|GMT)\b|^Z\b/.test(behind)
}

interface Row {
  readonly mention: RegExp
  readonly isTime: boolean
  readonly fact: (ground: MessageGround, zone: Zone) => string | undefined
}

/** The first that the words speak of. What nobody knows comes first, before a wider word would fill it in. */
const rows: readonly Row[] = [
  row(
    /\b(?:next|eta|expected|estimated|until|review|scheduled|cause|resolution|fix|loss|lost|ticket|link|bridge|actions?)\b|n[äa]chste|prochain|pr[óo]xim|下次/i,
    () => undefined,
  ),
  time(/\b(?:duration|elapsed|took|downtime|how long|hours?\/minutes)\b|dauer|dur[ée]e|duraci|持续/i, ({ incident, now }) =>
    incident.openedAt === undefined ? undefined : tookWords((incident.closedAt ?? now) - incident.openedAt),
  ),
  time(/\b(?:resolved|ended|restored|recovered|closed|end time)\b|behoben|r[ée]solu|resuelto|结束/i, (ground, zone) =>
    moment(ground.incident.closedAt, ground, zone),
  ),
  time(
    /\b(?:start(?:ed)?|opened|began|begun|since|detected|incident time)\b|beginn|seit|d[ée]but|depuis|inicio|desde|开始/i,
    (ground, zone) => moment(ground.incident.openedAt, ground, zone),
  ),
  time(
    /^(?:now|sent|as of)\b|\bcurrent (?:time|date)\b|\btime of (?:this )?(?:update|message)\b|^(?:jetzt|stand|maintenant|ahora)$|现在|当前/i,
    (ground, zone) => moment(ground.now, ground, zone),
  ),
  row(/\b(?:severity|priority|sev)\b|schweregrad|gravit[ée]|severidad|prioridad|严重/i, ({ scenario }) => scenario?.severity),
  row(/\b(?:impact|what doesn['’]t work)\b|^affected$|auswirkung|impacto|影响/i, ({ scenario }) => scenario?.impact),
  row(/\b(?:symptoms?|what (?:we|you) see)\b|symptome?s?|s[íi]ntomas?|症状/i, ({ scenario }) => scenario?.symptoms.join('; ') || undefined),
  row(
    /\b(?:scenario|incident (?:name|title|type)|issue|problem|what happened)\b|szenario|st[öo]rung|sc[ée]nario|escenario|场景/i,
    ({ scenario }) => scenario?.title,
  ),
  row(
    /^(?:affected )?(?:host(?:name)?|server|target|node|container|machine)(?: name)?$|^(?:rechner|serveur|servidor|主机)$/i,
    ({ targetName }) => targetName,
  ),
  row(/^(?:playbook|runbook)(?: (?:name|title))?$/i, ({ incident }) => incident.playbookTitle || undefined),
]

function row(mention: RegExp, fact: Row['fact']): Row {
  return { mention, isTime: false, fact }
}

function time(mention: RegExp, fact: Row['fact']): Row {
  return { mention, isTime: true, fact }
}

function moment(when: number | undefined, { times, utc }: MessageGround, zone: Zone): string | undefined {
  if (when === undefined || zone === 'another-said') return undefined
  if (zone === 'own') return `${times.dayAndTime(when)} (${times.zone})`
  return zone === 'utc' ? `${utc.dayAndTime(when)} UTC` : utc.dayAndTime(when)
}

/** What a blank of the same name was filled in with, however it is written: `[SERVICE_NAME]`, `$SERVICE_NAME`, `[Service Name]`. */
function givenFor(name: string, values: Readonly<Record<string, string>>): string | undefined {
  const bare = bareName(name)
  if (bare === '') return undefined
  return Object.entries(values).find(([other, value]) => value !== '' && bareName(other) === bare)?.[1]
}

function bareName(name: string): string {
  return name.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase()
}
