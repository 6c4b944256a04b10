// What tables and lists promise ("Emergency | Target RTO | Maximum RTO | Data loss"), each row tied to the scenario that
// it speaks of: "Auth lockout" in the table, "Emergency #5: Authentication Lockout" in the heading. A row's words stay beside its durations.

import { objectiveOfHeading } from '../meta.ts'
import type { ScenarioId, SectionId } from '../model/document.ts'
import type { Objective } from '../model/facts.ts'
import type { Scenario } from '../model/playbook.ts'
import { durationIn } from '../wording/durations.ts'
import { append } from './append.ts'
import { createMatcher } from './likeness.ts'
import type { Spot } from './outline.ts'
import { itemText, sectionIdOf } from './outline.ts'
import { columnOf, rowLinks } from './tables.ts'

const most = /max(?:imum)?|longest|worst|at most|h[öo]chst|maximal|m[áa]xim/i
const timeHead =
  /\brto\b|recovery time|time to (?:recover|restore)|back within|wiederanlauf|wiederherstellungszeit|temps de (?:reprise|r[ée]tablissement)|tiempo de recuperaci[oó]n|恢复时间/i
const lossHead = /\brpo\b|recovery point|data loss|data lost|datenverlust|perte de donn[ée]es|p[ée]rdida de datos|数据丢失|恢复点/i
const severityHead = /^(?:severity|priority|schweregrad|s[ée]v[ée]rit[ée]|gravit[ée]|severidad|gravedad|严重)/i
const longestWords = 120

/** Rows of all tables and lists of objectives. */
export function readObjectives(spots: readonly Spot[], scenarios: readonly Scenario[]): readonly Objective[] {
  const found: Objective[] = []
  const bySection = new Map<SectionId, ScenarioId>(scenarios.map((scenario) => [scenario.sectionId, scenario.id]))
  for (const spot of spots) {
    const { block } = spot
    const heading = spot.sections.at(-1)?.title ?? ''
    if (block.type === 'table') append(found, fromTable(spot, heading, bySection))
    else if (block.type === 'list') {
      const named = objectiveOfHeading(heading)
      if (named !== undefined) for (const item of block.items) append(found, fromItem(itemText(item.blocks), named, spot))
    }
  }
  if (found.length === 0) return found
  const match = subjectMatcher(found)
  const chapters = chaptersOf(spots)
  const scenarioOf = new Map<string, ScenarioId>()
  for (const scenario of scenarios) {
    const subject = match(scenario.title) ?? match(`${scenario.title} ${chapters.get(scenario.sectionId) ?? ''}`)
    if (subject !== undefined && !scenarioOf.has(subject)) scenarioOf.set(subject, scenario.id)
  }
  return found.map((objective) => {
    const scenarioId = objective.scenarioId ?? scenarioOf.get(objective.subject)
    return scenarioId === undefined ? objective : { ...objective, scenarioId }
  })
}

/** "Web shop: 4 hours" below "RTO"; "Web shop: RTO 4 hours, RPO 1 hour" below "RTO/RPO". What names no case is the whole playbook's. */
function fromItem(text: string, named: 'rto' | 'rpo' | 'both', spot: Spot): readonly Objective[] {
  const pair = /^([^:：]{1,80})[:：]\s*(.+)$/s.exec(text)
  const value = pair?.[2] ?? text
  const ofLine = objectiveOfHeading(pair?.[1] ?? '')
  if (named === 'both' ? ofLine !== undefined || pair === null : ofLine !== undefined && ofLine !== named) return []
  const times = named === 'both' ? bothTimes(value) : timed(named, `${named}Text`, value)
  if (times.rto === undefined && times.rpo === undefined) return []
  return [{ subject: pair === null ? '' : pair[1]!.trim(), ...times, ...sectionIdOf(spot), lines: spot.block.lines }]
}

function bothTimes(text: string): Partial<Objective> {
  const time = /\bRTO\b((?:(?!\bRPO\b).)*)/i.exec(text)?.[1]
  const point = /\bRPO\b((?:(?!\bRTO\b).)*)/i.exec(text)?.[1]
  return { ...timed('rto', 'rtoText', time), ...timed('rpo', 'rpoText', point) }
}

/** The heading right above each heading: a "Data Breach Response" in "Security Incident Recovery" is about security. */
function chaptersOf(spots: readonly Spot[]): ReadonlyMap<SectionId, string> {
  const chapters = new Map<SectionId, string>()
  for (const { block, sections } of spots) {
    const above = sections.at(-2)
    if (block.type === 'heading' && above !== undefined) chapters.set(block.sectionId, above.title)
  }
  return chapters
}

/** Finds the subject that a scenario's title speaks of. */
function subjectMatcher(objectives: readonly Objective[]): (title: string) => string | undefined {
  return createMatcher(objectives.filter(({ subject }) => subject !== '').map(({ subject }) => ({ text: subject, value: subject })))
}

function fromTable(spot: Spot, heading: string, bySection: ReadonlyMap<SectionId, ScenarioId>): readonly Objective[] {
  if (spot.block.type !== 'table' || spot.block.head.length < 2) return []
  const { block } = spot
  const { heads, rows } = spot.table!
  const turned = fromTurnedTable(spot, heads, rows)
  if (turned.length > 0) return turned
  // The first column says what it is about, whatever its head is.
  const named = heads.map((head, index) => (index === 0 ? '' : head))
  let rto = named.findIndex((head) => timeHead.test(head) && !most.test(head))
  let rtoMax = named.findIndex((head, index) => index !== rto && most.test(head) && timeHead.test(head))
  let rpo = named.findIndex((head) => lossHead.test(head) && !most.test(head))
  const rpoMax = named.findIndex((head, index) => index !== rpo && most.test(head) && lossHead.test(head))
  if (rto === -1 && /\bRTO\b|recovery time objective/i.test(heading)) {
    rto = columnOf(named, /^(?:target|objective|goal|time|ziel|objectif|objetivo|目标)\b/i)
    if (rto !== -1 && rtoMax === -1) rtoMax = columnOf(named, most, [rto])
  }
  if (rto === -1 && rtoMax !== -1) [rto, rtoMax] = [rtoMax, -1]
  if (rto === -1 && rpo === -1 && rpoMax !== -1) rpo = rpoMax
  if (rto === -1 && rpo === -1) return []
  // A table of severity levels says how soon to be back; it says nothing of one case.
  if (severityHead.test(heads[0] ?? '')) return []
  return rows.flatMap((row, index): readonly Objective[] => {
    const subject = row[0] ?? ''
    const values = { ...timed('rto', 'rtoText', row[rto]), ...timed('rpo', 'rpoText', row[rpo]) }
    if (subject === '' || Object.keys(values).length === 0) return []
    const longest = { ...timed('rtoMax', undefined, row[rtoMax]), ...(rpoMax === rpo ? {} : timed('rpoMax', undefined, row[rpoMax])) }
    const linked = rowLinks(block, index)
    const scenarioId = linked === undefined ? undefined : bySection.get(linked)
    return [
      { subject, ...values, ...longest, ...(scenarioId === undefined ? {} : { scenarioId }), ...sectionIdOf(spot), lines: block.lines },
    ]
  })
}

/** "Metric | Staging | Production": a row each for RTO and RPO, a column for each thing that has them. */
function fromTurnedTable(spot: Spot, heads: readonly string[], rows: readonly (readonly string[])[]): readonly Objective[] {
  const rto = rows.find((row) => timeHead.test(row[0] ?? ''))
  const rpo = rows.find((row) => lossHead.test(row[0] ?? ''))
  if (rto === undefined || rpo === undefined || rto === rpo) return []
  const columns = heads.map((_, index) => index).filter((index) => index > 0 && durationIn(rto[index] ?? '') !== undefined)
  if (columns.length < 2) return []
  return columns.map((column) => ({
    subject: heads[column]!,
    ...timed('rto', 'rtoText', rto[column]),
    ...timed('rpo', 'rpoText', rpo[column]),
    ...sectionIdOf(spot),
    lines: spot.block.lines,
  }))
}

function timed(
  key: 'rto' | 'rpo' | 'rtoMax' | 'rpoMax',
  textKey: 'rtoText' | 'rpoText' | undefined,
  text: string | undefined,
): Partial<Objective> {
  if (text === undefined || text === '' || /^[-–—]$/.test(text)) return {}
  const duration = durationIn(text.slice(0, longestWords))
  return { ...(duration === undefined ? {} : { [key]: duration }), ...(textKey === undefined ? {} : { [textKey]: text }) }
}

const factRules: readonly (readonly ['rto' | 'rpo' | 'rtoMax' | 'rpoMax', RegExp])[] = [
  ['rtoMax', /^(?:longest|max(?:imum)?(?: rto| recovery time| time)?|at most|worst case|h[öo]chstens|maximum)$/i],
  ['rpoMax', /^(?:max(?:imum)? (?:rpo|data loss))$/i],
  [
    'rto',
    /^(?:target )?(?:rto|recovery time(?: objective)?|(?:estimated|expected|target|total)? ?(?:recovery|resolution)? ?(?:time|duration)|wiederanlaufzeit|dauer|dur[ée]e|duraci[oó]n|预计时间|恢复时间)(?: \((?:rto|estimated)\))?$/i,
  ],
  [
    'rpo',
    /^(?:target )?(?:rpo|recovery point(?: objective)?|data loss|datenverlust|perte de donn[ée]es|p[ée]rdida de datos|数据丢失)(?: \(rpo\))?$/i,
  ],
]

/** Gives scenarios what their own lines and the tables promise, in words too; what a scenario says itself counts first. */
export function withObjectives(
  scenarios: readonly Scenario[],
  objectives: readonly Objective[],
  facts: (scenario: Scenario) => readonly { readonly key: string; readonly value: string }[],
): readonly Scenario[] {
  const rows = new Map<string, Partial<Objective>>()
  const remember = (key: string, objective: Objective) => {
    const { subject: _, sectionId: __, lines: ___, scenarioId: ____, ...promised } = objective
    rows.set(key, { ...promised, ...rows.get(key) })
  }
  for (const objective of objectives) {
    remember(objective.subject, objective)
    if (objective.scenarioId !== undefined) remember(objective.scenarioId, objective)
  }
  const match = subjectMatcher(objectives)
  return scenarios.map((scenario) => {
    const own: { -readonly [Key in keyof Scenario]?: Scenario[Key] } = {}
    for (const { key, value } of facts(scenario)) {
      const rule = factRules.find(([, pattern]) => key.length < 40 && pattern.test(key.trim()))?.[0]
      if (rule === undefined || value === '') continue
      if (rule === 'rto') own.rtoText ??= value
      else if (rule === 'rpo') own.rpoText ??= value
      else own[rule] ??= durationIn(value.slice(0, longestWords)) as string
    }
    const row = rows.get(scenario.id) ?? rows.get(match(scenario.title) ?? '')
    const rto = scenario.rto ?? row?.rto
    const rpo = scenario.rpo ?? (own.rpoText === undefined ? row?.rpo : undefined)
    const rtoText = own.rtoText ?? (scenario.rto === undefined ? row?.rtoText : undefined)
    const rpoText = own.rpoText ?? row?.rpoText
    const rtoMax = own.rtoMax ?? row?.rtoMax
    const rpoMax = own.rpoMax ?? row?.rpoMax
    return {
      ...scenario,
      ...(rto === undefined ? {} : { rto }),
      ...(rpo === undefined ? {} : { rpo }),
      ...(rtoMax === undefined ? {} : { rtoMax }),
      ...(rpoMax === undefined ? {} : { rpoMax }),
      ...(rtoText === undefined ? {} : { rtoText }),
      ...(rpoText === undefined ? {} : { rpoText }),
    }
  })
}

/** "Partial Service Recovery (P1)", "P0 Critical Procedures": the level that the nearest heading names. */
function severityOfHeadings(sections: Spot['sections']): string | undefined {
  for (const { title } of [...sections].reverse()) {
    const level = /(?<![\p{L}\p{N}-])(?:P[0-5]|SEV-?\s?[0-5]|S[1-5])(?![\p{L}\p{N}.-])/u.exec(title.slice(0, 200))
    if (level !== null) return level[0]
  }
  return undefined
}

/** Tables that send from what is seen to a scenario may give its severity on the way; so may the headings around it. */
export function withTableSeverities(scenarios: readonly Scenario[], spots: readonly Spot[]): readonly Scenario[] {
  const severities = new Map<SectionId, string>()
  const chains = new Map<SectionId, Spot['sections']>()
  for (const { block, sections, table } of spots) {
    if (block.type === 'heading') chains.set(block.sectionId, sections)
    if (block.type !== 'table' || table === undefined) continue
    const column = table.heads.findIndex((head, index) => index > 0 && severityHead.test(head))
    if (column === -1) continue
    for (const [index, row] of table.rows.entries()) {
      const linked = rowLinks(block, index)
      if (linked !== undefined && row[column] !== undefined && row[column] !== '') severities.set(linked, row[column])
    }
  }
  return scenarios.map((scenario) => {
    const severity = scenario.severity ?? severities.get(scenario.sectionId) ?? severityOfHeadings(chains.get(scenario.sectionId) ?? [])
    return severity === undefined ? scenario : { ...scenario, severity }
  })
}
