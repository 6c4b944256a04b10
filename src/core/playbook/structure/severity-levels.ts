// What the levels of severity mean here: tables whose first column names levels, headings or list items that do.

import type { LabelledText, SeverityLevel } from '../model/facts.ts'
import { durationIn } from '../wording/durations.ts'
import { keyValues } from '../wording/labels.ts'
import { readTitle, withoutColon } from '../wording/titles.ts'
import { append } from './append.ts'
import type { Spot } from './outline.ts'
import { itemText, sectionIdOf } from './outline.ts'
import { mentionsSeverity } from './words.ts'

const levelHead =
  /^(?:severity|priority|level|sev|class(?:ification)?|p-?level|schweregrad|priorit[äa]t|stufe|s[ée]v[ée]rit[ée]|gravit[ée]|priorit[ée]|niveau|severidad|gravedad|prioridad|nivel|级别|严重|优先级)/i
const levelName =
  /^(?:p[0-5]\b|s[0-5]\b|sev(?:erity)?[\s-]*\d\b|priority\s*\d|level\s*\d|critical|blocker|major|minor|high|medium|moderate|low|warning|info(?:rmational)?|kritisch|hoch|mittel|niedrig|critique|[ée]lev[ée]e?|haute?|moyenne?|faible|cr[íi]tic[oa]|alt[oa]|medi[oa]|baj[oa]|严重|紧急|(?:特别)?重大|较大|一般|高|中|低|一级|二级|三级)/i

type Field = 'meaning' | 'respondWithin' | 'recoverWithin' | 'notify'
const fields: readonly (readonly [Field, RegExp])[] = [
  ['respondWithin', /respon[sd]|begin|answer|acknowledg|react|sla|reaktion|r[ée]ponse|respuesta|响应/i],
  ['recoverWithin', /resol|recover|back within|restor|fix|rto|l[öo]sung|wiederherst|r[ée]tablissement|recuperaci[oó]n|解决|恢复/i],
  ['notify', /notif|escalat|tell|page|who|inform|communicat|benachricht|wer\b|qui\b|通知|上报/i],
  [
    'meaning',
    /definition|description|means?|meaning|criteria|impact|beschreibung|bedeutung|d[ée]finition|signification|descripci[oó]n|significado|定义|描述|说明/i,
  ],
]

/** Collects the levels in document order. */
export function readSeverityLevels(spots: readonly Spot[]): readonly SeverityLevel[] {
  const levels: SeverityLevel[] = []
  let open: { spot: Spot; title: string; pairs: LabelledText[] } | undefined
  const close = () => {
    if (open !== undefined && open.pairs.length > 0) levels.push(level(open.spot, open.title, open.pairs))
    open = undefined
  }
  for (const spot of spots) {
    const { block } = spot
    if (block.type === 'heading' || block.type === 'label') {
      close()
      const above = block.type === 'heading' ? spot.sections.slice(0, -1) : spot.sections
      if (!above.some((section) => mentionsSeverity(section.title))) continue
      const title = withoutColon(readTitle(spot.text).title)
      if (levelName.test(title) && !/\bexamples?\b/i.test(title)) open = { spot, title, pairs: [] }
    } else if (open !== undefined) {
      if (block.type === 'list')
        for (const item of block.items) {
          const first = item.blocks[0]
          const pair = first?.type === 'paragraph' ? keyValues(first.inlines)[0] : undefined
          open.pairs.push(pair === undefined ? { label: '', text: itemText(item.blocks) } : { label: pair.key, text: pair.value })
        }
      else if (block.type === 'paragraph') {
        const pairs = spot.pairs.map(({ key, value }) => ({ label: key, text: value }))
        append(open.pairs, pairs.length > 0 ? pairs : [{ label: '', text: spot.text.trim() }])
      } else if (block.type === 'step') open = undefined
    } else if (block.type === 'table') append(levels, fromTable(spot))
    else if (block.type === 'list' && (mentionsSeverity(spot.sections.at(-1)?.title ?? '') || mentionsSeverity(spot.label)))
      for (const item of block.items) {
        const text = itemText(item.blocks)
        const match = levelName.test(text) ? /^([^:：]{1,60}?)\s*(?:[:：]|\s[–—-]\s)\s*(\S.*)$/s.exec(text) : null
        if (match !== null) levels.push(level(spot, match[1]!, [{ label: '', text: match[2]! }]))
      }
  }
  close()
  return levels
}

function fromTable(spot: Spot): readonly SeverityLevel[] {
  if (spot.block.type !== 'table' || spot.block.head.length < 2) return []
  const { heads, rows } = spot.table!
  if (!levelHead.test(heads[0] ?? '') || !rows.some((row) => levelName.test(row[0] ?? ''))) return []
  return rows
    .filter((row) => (row[0] ?? '') !== '')
    .map((row) =>
      level(
        spot,
        row[0]!,
        heads
          .slice(1)
          .flatMap((label, index) => (row[index + 1] === undefined || row[index + 1] === '' ? [] : [{ label, text: row[index + 1]! }])),
      ),
    )
}

function level(spot: Spot, title: string, pairs: readonly LabelledText[]): SeverityLevel {
  const named: { [Key in Field]?: string } = {}
  const other: LabelledText[] = []
  for (const pair of pairs) {
    const field = pair.label === '' ? 'meaning' : fields.find(([, words]) => words.test(pair.label))?.[0]
    if (field === undefined || named[field] !== undefined) other.push(pair)
    else named[field] = pair.text
  }
  const respond = named.respondWithin === undefined ? undefined : durationIn(named.respondWithin)
  const recover = named.recoverWithin === undefined ? undefined : durationIn(named.recoverWithin)
  return {
    name: /^(?:p\d|s\d|sev(?:erity)?[\s-]*\d|[^\s(:：,–—-]+)/i.exec(title)?.[0] ?? title,
    title,
    ...named,
    ...(respond === undefined ? {} : { respondWithinDuration: respond }),
    ...(recover === undefined ? {} : { recoverWithinDuration: recover }),
    other,
    ...sectionIdOf(spot),
    lines: spot.block.lines,
  }
}
