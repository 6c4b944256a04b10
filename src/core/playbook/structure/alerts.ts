// What an alert means and what to do about it: tables with a column of alerts, lists below "Alerts", and the documents
// that are about one alert each, with "Meaning", "Impact", "Diagnosis" and "Mitigation" below its name.

import type { ScenarioId, SectionId } from '../model/document.ts'
import type { Alert } from '../model/facts.ts'
import type { Scenario } from '../model/playbook.ts'
import type { KeyValue } from '../wording/labels.ts'
import { keyValues } from '../wording/labels.ts'
import { readTitle } from '../wording/titles.ts'
import { actionColumn, factKey } from '../wording/words.ts'
import { append } from './append.ts'
import type { Spot } from './outline.ts'
import { sectionIdOf } from './outline.ts'
import { cell, columnOf, otherCells, rowLinks } from './tables.ts'
import { alertLead, mentionsAlert } from './words.ts'

const meaningHead =
  /^(?:meaning|means|description|cause|condition|explanation|what it means|definition|trigger|bedeutung|beschreibung|signification|description|cause|significado|descripci[oó]n|含义|说明|描述|原因|条件)|^(?:when|condition)\b/i
const actionHead =
  /^(?:action|do|response(?! time)|what to do|fix|mitigation|remediation|resolution|runbook|playbook|procedure|next steps?|go to|steps|ma[ßs]+nahme|aktion|reaktion|action|r[ée]ponse|acci[oó]n|respuesta|操作|处理|措施|动作)/i
const severityHead = /^(?:severity|priority|level|schweregrad|s[ée]v[ée]rit[ée]|gravit[ée]|severidad|级别)/i
const meaningTitle = /^(?:meaning|bedeutung|signification|significado|含义)$/i

/** Collects alerts in document order. `title` is the document's. */
export function readAlerts(spots: readonly Spot[], scenarios: readonly Scenario[], title: string): readonly Alert[] {
  const alerts: { -readonly [Key in keyof Alert]: Alert[Key] }[] = []
  const bySection = new Map<SectionId, ScenarioId>(scenarios.map((scenario) => [scenario.sectionId, scenario.id]))
  for (const spot of spots) {
    const { block } = spot
    const last = spot.sections.at(-1)
    if (block.type === 'table') append(alerts, fromTable(spot, bySection))
    else if (block.type === 'list' && last !== undefined && mentionsAlert(last.title) && spot.label === '')
      for (const item of block.items) {
        const first = item.blocks[0]
        const pair = first?.type === 'paragraph' && first.inlines[0]?.type !== 'text' ? keyValues(first.inlines)[0] : undefined
        if (pair !== undefined && (factKey.test(pair.key) || actionColumn.test(pair.key))) noteFact(alerts, spot, pair)
        else if (pair !== undefined && pair.value !== '' && !/https?:/.test(pair.value))
          alerts.push({ name: pair.key, meaning: pair.value, other: [], ...sectionIdOf(spot), lines: first!.lines })
      }
    else if (block.type === 'paragraph' && last !== undefined && meaningTitle.test(last.title)) {
      const name = spot.sections.at(-2)?.title ?? title
      if (alerts.at(-1)?.sectionId !== last.id)
        alerts.push({ name: readTitle(name).title, meaning: spot.text.trim(), other: [], ...sectionIdOf(spot), lines: block.lines })
    }
  }
  return alerts
}

/** `**Severity**: critical` below the alert's name: all such lines are one alert. */
function noteFact(alerts: { -readonly [Key in keyof Alert]: Alert[Key] }[], spot: Spot, { key, value }: KeyValue): void {
  const { id, title } = spot.sections.at(-1)!
  const name = readTitle(title).title.replace(/^alert(?: name)?\s*[:：]\s*/i, '')
  let alert = alerts.at(-1)
  if (alert?.sectionId !== id || alert.name !== name) {
    alert = { name, other: [], ...sectionIdOf(spot), lines: spot.block.lines }
    alerts.push(alert)
  }
  if (severityHead.test(key)) alert.severity ??= value
  else if (meaningHead.test(key)) alert.meaning ??= value
  else if (actionHead.test(key)) alert.action ??= value
  else alert.other = [...alert.other, { label: key, text: value }]
}

function fromTable(spot: Spot, bySection: ReadonlyMap<SectionId, ScenarioId>): readonly Alert[] {
  if (spot.block.type !== 'table' || spot.block.head.length < 2) return []
  const { block } = spot
  const { heads, rows } = spot.table!
  if (!alertLead.test(heads[0] ?? '')) return []
  const severity = columnOf(heads, severityHead, [0])
  const meaning = columnOf(heads, meaningHead, [0])
  const action = columnOf(heads, actionHead, [0, meaning])
  if (meaning === -1 && action === -1 && severity === -1) return []
  return rows
    .filter((row) => (row[0] ?? '') !== '')
    .map((row, index) => {
      const linked = rowLinks(block, index)
      const scenarioId = linked === undefined ? undefined : bySection.get(linked)
      return {
        name: row[0]!,
        ...cell('meaning', row, meaning),
        ...cell('action', row, action),
        ...cell('severity', row, severity),
        ...(scenarioId === undefined ? {} : { scenarioId }),
        other: otherCells(heads, row, [0, meaning, action, severity]),
        ...sectionIdOf(spot),
        lines: block.lines,
      }
    })
}
