// What counts as normal and what does not: tables with a column for each level, listings in a fence with a level above
// its lines ("WARNING (Yellow):"), lists below "Thresholds". One entry for each thing that is measured.
import type { LabelledText, Threshold } from '../model/facts.ts'
import type { Spot } from './outline.ts'
import { askingSections, itemText, sectionIdOf } from './outline.ts'
import { mentionsThreshold } from './words.ts'

const levelHead =
  /^(?:green|yellow|orange|amber|red|normal|ok|good|healthy|degraded|warn(?:ing)?|crit(?:ical)?|alert|limit|threshold|alert (?:at|threshold)|min(?:imum)?|max(?:imum)?|target|gr[üu]n|gelb|rot|warnung|kritisch|schwell\w+|grenzwert|vert|jaune|rouge|seuil|critique|verde|amarillo|rojo|umbral|cr[íi]tico|正常|警告|严重|阈值)\b|^(?:正常|警告|严重|阈值)/i
const measureHead =
  /^(?:what|metric|measure|indicator|signal|resource|check|parameter|component|metrik|messwert|m[ée]trique|indicateur|m[ée]trica|indicador|指标)/i
const longestListing = 20_000

/** Collects thresholds in document order. */
export function readThresholds(spots: readonly Spot[]): readonly Threshold[] {
  const isAmongThresholds = askingSections((sections) => sections.some((section) => mentionsThreshold(section.title)))
  return spots.flatMap((spot): readonly Threshold[] => {
    const { block } = spot
    if (block.type !== 'table' && block.type !== 'code' && block.type !== 'list') return []
    const isAbout = isAmongThresholds(spot.sections) || mentionsThreshold(spot.label)
    if (block.type === 'table') return fromTable(spot, isAbout)
    if (!isAbout) return []
    if (block.type === 'code' && block.role !== 'diagram' && block.text.length < longestListing) return fromListing(spot, block.text)
    if (block.type === 'list')
      return block.items.flatMap((item) => {
        const pair = /^([^:：]{1,80})[:：]\s*(.*\d.*)$/s.exec(itemText(item.blocks))
        return pair === null ? [] : [threshold(spot, pair[1]!, [{ label: spot.label, text: pair[2]! }])]
      })
    return []
  })
}

const isObjective = /\b(?:rto|rpo)\b|recovery (?:time|point) objective/i

function threshold(spot: Spot, subject: string, levels: readonly LabelledText[]): Threshold {
  return { subject: subject.trim(), levels, ...sectionIdOf(spot), lines: spot.block.lines }
}

function fromTable(spot: Spot, isAbout: boolean): readonly Threshold[] {
  if (spot.block.type !== 'table' || spot.block.head.length < 2) return []
  const { heads, rows } = spot.table!
  const columns = heads.flatMap((head, index) => (index > 0 && levelHead.test(head) ? [index] : []))
  if (!(columns.length >= 2 && isAbout) && !(columns.length >= 1 && measureHead.test(heads[0] ?? '')) && !(columns.length >= 1 && isAbout))
    return []
  // A table of numbers: promises about recovery have heads of their own.
  if (heads.some((head) => /\b(?:rto|rpo)\b/i.test(head)) || !rows.some((row) => columns.some((column) => /\d/.test(row[column] ?? ''))))
    return []
  return rows.flatMap((row) => {
    const levels = columns.flatMap((column) =>
      row[column] === undefined || row[column] === '' ? [] : [{ label: heads[column]!, text: row[column]! }],
    )
    return (row[0] ?? '') === '' || isObjective.test(row[0]!) || levels.length === 0 ? [] : [threshold(spot, row[0]!, levels)]
  })
}

/** "NORMAL (Green):" and below it "- Response time: < 100ms": turned so that each measured thing has its levels. */
function fromListing(spot: Spot, text: string): readonly Threshold[] {
  const subjects = new Map<string, LabelledText[]>()
  let level = ''
  for (const line of text.split('\n')) {
    const trimmed = line.slice(0, 300).trim()
    const pair = /^[-*•]?\s*([^:：]{1,80})[:：]\s*(\S.*)$/.exec(trimmed)
    if (pair === null) {
      if (/[:：]$/.test(trimmed)) level = trimmed.replace(/[:：]$/, '')
      continue
    }
    const levels = subjects.get(pair[1]!) ?? []
    levels.push({ label: level, text: pair[2]! })
    subjects.set(pair[1]!, levels)
  }
  return [...subjects].map(([subject, levels]) => threshold(spot, subject, levels))
}
