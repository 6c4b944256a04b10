// Version, dates and objectives of a whole playbook, wherever its authors put them: front matter, lines at the top or
// the bottom, a version table, a sentence with "30 minutes (RTO)" in it. Sections about one scenario are not asked.
import { parse } from 'yaml'
import type { PlaybookMeta } from './model/playbook.ts'
import { plainText } from './source/inlines.ts'
import type { MarkdownNode } from './source/markdown.ts'
import { dateIn, durationIn, durationSeconds, frequencyIn, isoDuration } from './wording/durations.ts'
import type { KeyValue } from './wording/labels.ts'
import { keyValues } from './wording/labels.ts'

type MetaKey = keyof PlaybookMeta

interface MetaRule {
  readonly meta: MetaKey
  readonly key: RegExp
  readonly read: (value: string) => string | undefined
}

/** One row per thing that authors write; the first row whose key matches reads the value. */
const metaRules: readonly MetaRule[] = [
  {
    meta: 'nextReview',
    key: /^(?:next (?:review|update|revision)(?: date)?|review (?:by|due|date)|n[äa]chste (?:pr[üu]fung|[üu]berpr[üu]fung)|prochaine r[ée]vision|pr[oó]xima revis(?:i[oó]n|[ãa]o)|下次(?:审查|复审|评审|审核)(?:日期|时间)?)$/i,
    read: dateIn,
  },
  {
    meta: 'lastUpdated',
    key: /^(?:(?:last|date) (?:updated?|modified|reviewed(?: on)?|revised|revision|changed|edited)|last_updated|lastmod|updated|date|zuletzt (?:aktualisiert|ge[äa]ndert)|stand|derni[èe]re (?:mise [àa] jour|modification)|[úu]ltima (?:actualizaci[oó]n|atualiza[çc][ãa]o)|最后更新|更新日期|更新时间|日期)$/i,
    read: dateIn,
  },
  {
    meta: 'reviewEvery',
    key: /^(?:review (?:every|in|schedule|cycle|frequency|interval|cadence|period)|pr[üu]fintervall|fr[ée]quence de r[ée]vision|reviewed every|frecuencia de revisi[oó]n|(?:审查|审核|评审)周期)$/i,
    read: frequencyIn,
  },
  {
    meta: 'reviewText',
    key: /^(?:review (?:schedule|cycle|frequency|interval|cadence|period)|pr[üu]fintervall|fr[ée]quence de r[ée]vision|frecuencia de revisi[oó]n|(?:审查|审核|评审)周期)$/i,
    read: moreThanFrequency,
  },
  {
    meta: 'owner',
    key: /^(?:(?:document |doc |runbook |playbook |service )?owner(?:ed by)?|(?:dokument)?verantwortlich(?:er)?|respons(?:able|[áa]vel)(?: (?:du document|pelo documento))?|propietario|负责人)$/i,
    read: shortWords,
  },
  { meta: 'approvedBy', key: /^(?:approv(?:al|ed by|er)|freigegeben(?: von)?|approuv[ée] par|aprobado por|批准人)$/i, read: shortWords },
  {
    meta: 'version',
    key: /^(?:(?:document |doc |runbook |playbook )?version|revision|vers(?:i[oó]n|[ãa]o)|(?:文档)?版本)$/i,
    read: versionIn,
  },
  {
    meta: 'rto',
    key: /^(?:target )?(?:rto(?: \([^)]{1,60}\))?|recovery time objectives?(?: \(rto\))?|(?:time |recovery )?objective \(rto\)|wiederanlaufzeit)(?: (?:target|cible|objectif|objetivo|alvo|ziel|目标))?$/i,
    read: objectiveIn,
  },
  {
    meta: 'rpo',
    key: /^(?:target )?(?:rpo(?: \([^)]{1,60}\))?|recovery point objectives?(?: \(rpo\))?|data loss(?: \(rpo\))?)(?: (?:target|cible|objectif|objetivo|alvo|ziel|目标))?$/i,
    read: objectiveIn,
  },
]

/** "every 6 months, and within 1 week of a change": what the period alone doesn't say. */
function moreThanFrequency(value: string): string | undefined {
  return /[,;]|\b(?:and|und|et|y|or|after|nach)\b|，/.test(value) ? shortWords(value) : undefined
}

/** "< 30 minutes | RPO: < 24 hours": the other objective's time is not this one's. */
function objectiveIn(value: string): string | undefined {
  return durationIn(value.split(/\br[tp]o\b/i)[0]!)
}

function shortWords(value: string): string | undefined {
  const words = value.trim()
  return words === '' || words.length > 200 ? undefined : words
}

function versionIn(value: string): string | undefined {
  return /\bv?(\d+(?:\.\d+)*(?:-[\w.]+)?)/i.exec(value)?.[1]
}

/** Reads what a playbook says about itself. */
export function readMeta(nodes: readonly MarkdownNode[], frontMatter: string | undefined): PlaybookMeta {
  const meta: { -readonly [Key in MetaKey]?: string } = {}
  const take = ({ key, value }: KeyValue) => {
    for (const rule of metaRules) {
      if (meta[rule.meta] !== undefined || !rule.key.test(key.trim())) continue
      const read = rule.read(value)
      if (read !== undefined) meta[rule.meta] = read
    }
  }
  for (const pair of frontMatterPairs(frontMatter)) take(pair)
  for (const node of documentNodes(nodes)) {
    for (const pair of pairsOf(node)) take(pair)
    if (node.type === 'table') versionTable(node, meta)
  }
  objectivesInSections(nodes, meta)
  objectivesInProse(nodes, meta)
  return meta
}

const aboutPeople =
  /contact|kontakt|ansprechpartner|on-?call|astreinte|guardia|escalat|eskalation|escalad|responsib|zuständig|contato|联系|值班/i
const ofDocument = /review|update|version|版本|更新|审核|审查/i

/** Nodes that speak of the whole document: those above the second heading, and everything not below one scenario. */
function documentNodes(nodes: readonly MarkdownNode[]): readonly MarkdownNode[] {
  const firstText = nodes.findIndex((node) => node.type !== 'heading' && node.type !== 'rule')
  const firstSection = firstText === -1 ? -1 : nodes.findIndex((node, index) => node.type === 'heading' && index > firstText)
  const lastRule = nodes.findLastIndex((node) => node.type === 'rule')
  const top = firstSection === -1 ? nodes : nodes.slice(0, firstSection)
  const rest = firstSection === -1 ? [] : nodes.slice(firstSection)
  const lastHeading = nodes.findLast((node) => node.type === 'heading')
  // Below contacts and responsibilities stand those of the system.
  const isAboutPeople = lastHeading?.type === 'heading' && aboutPeople.test(plainText(lastHeading.inlines))
  const bottom = lastRule > firstSection ? nodes.slice(lastRule) : isAboutPeople ? [] : nodes.slice(-3)
  const middle = rest.filter(
    (node) =>
      node.type === 'table' ||
      (node.type === 'paragraph' &&
        ofDocument.test(plainText(node.inlines)) &&
        keyValues(node.inlines).some(({ key }) => ofDocument.test(key))),
  )
  return [...top, ...bottom, ...middle]
}

function pairsOf(node: MarkdownNode): readonly KeyValue[] {
  if (node.type === 'paragraph') return keyValues(node.inlines)
  // What is numbered is done, and says nothing of the document.
  if (node.type === 'list' && !node.ordered)
    return node.items.flatMap((item) => (item.children[0]?.type === 'paragraph' ? keyValues(item.children[0].inlines) : []))
  if (node.type === 'table') {
    // "Metric | Target | Status": the objectives of everything stand in rows.
    const column =
      node.head.length === 2
        ? 1
        : node.head.findIndex((cell) => /^(?:target|objective|goal|ziel|objetivo)s?$/i.test(plainText(cell).trim()))
    if (column > 0)
      return [node.head, ...node.rows].map((row) => ({ key: plainText(row[0] ?? []).trim(), value: plainText(row[column] ?? []).trim() }))
  }
  if (node.type === 'quote') return node.children.flatMap(pairsOf)
  return []
}

/** A table of versions: the row with the latest date counts. */
function versionTable(table: Extract<MarkdownNode, { type: 'table' }>, meta: { -readonly [Key in MetaKey]?: string }): void {
  const heads = table.head.map((cell) => plainText(cell).trim().toLowerCase())
  const versionColumn = heads.findIndex((head) => /^(?:version|versi[oó]n|rev(?:ision)?|版本)$/.test(head))
  const dateColumn = heads.findIndex((head) => /^(?:date|datum|fecha|日期|updated)$/.test(head))
  if (versionColumn === -1 || dateColumn === -1) return
  let latest: { readonly date: string; readonly version: string } | undefined
  for (const row of table.rows) {
    const date = dateIn(plainText(row[dateColumn] ?? []))
    const version = versionIn(plainText(row[versionColumn] ?? []))
    if (date !== undefined && version !== undefined && (latest === undefined || date > latest.date)) latest = { date, version }
  }
  if (latest === undefined) return
  meta.version ??= latest.version
  meta.lastUpdated ??= latest.date
}

const aboutObjectives = /\bobjectives?\b|\bobjetivos?\b|\bobjectifs?\b|\bziele?\b|目标|指标/i

/** Which objective a section is named after. */
export function objectiveOfHeading(heading: string): 'rto' | 'rpo' | 'both' | undefined {
  const isTime = /\bRTO\b|recovery time objective/i.test(heading)
  const isPoint = /\bRPO\b|recovery point objective/i.test(heading)
  return isTime && isPoint ? 'both' : isTime ? 'rto' : isPoint ? 'rpo' : undefined
}

/** A section named after the objective: the line about the whole system counts, else the longest time. */
function objectivesInSections(nodes: readonly MarkdownNode[], meta: { -readonly [Key in MetaKey]?: string }): void {
  for (const [index, node] of nodes.entries()) {
    if (node.type !== 'heading') continue
    const heading = plainText(node.inlines)
    const key = objectiveOfHeading(heading)
    const list = nodes[index + 1]
    if ((key === 'both' || (key === undefined && aboutObjectives.test(heading))) && list !== undefined)
      for (const pair of pairsOf(list))
        for (const rule of metaRules)
          if ((rule.meta === 'rto' || rule.meta === 'rpo') && rule.key.test(pair.key)) meta[rule.meta] ??= rule.read(pair.value) as string
    if (key === 'both') continue
    if (key === undefined || meta[key] !== undefined || list?.type !== 'list') continue
    const lines = list.items.flatMap((item) => (item.children[0]?.type === 'paragraph' ? [plainText(item.children[0].inlines)] : []))
    const whole = lines.find((line) => /\b(?:full|entire|whole|complete|overall|total) /i.test(line))
    const seconds = (whole === undefined ? lines : [whole]).reduce((most, line) => Math.max(most, durationSeconds(line) ?? 0), 0)
    if (seconds > 0) meta[key] = isoDuration(seconds)
  }
}

/**
 * "within 30 minutes (RTO) with maximum 15 minutes of data loss (RPO)", "RTO of 4 hours". Not `**RTO**: 1 minute`: in the
 * middle of a document that is one procedure's own.
 */
function objectivesInProse(nodes: readonly MarkdownNode[], meta: { -readonly [Key in MetaKey]?: string }): void {
  for (const node of nodes) {
    if (node.type !== 'paragraph') continue
    const text = plainText(node.inlines)
    if (!/RTO|RPO/.test(text) || keyValues(node.inlines).length > 0) continue
    for (const [key, name] of [
      ['rto', 'RTO'],
      ['rpo', 'RPO'],
    ] as const) {
      if (meta[key] !== undefined || !text.includes(name)) continue
      const found = new RegExp(
        `(\\d[\\d.,\\s–-]*\\p{L}+)[^.;,(]{0,40}\\(${name}\\)|\\b${name}\\b\\s*(?:of|is|=|:|≤|<)\\s*[<≤~]?\\s*(\\d[\\d.,\\s–-]*\\p{L}+)`,
        'u',
      ).exec(text)
      const duration = found === null ? undefined : durationIn(found[1] ?? found[2]!)
      if (duration !== undefined) meta[key] = duration
    }
  }
}

function frontMatterPairs(text: string | undefined): readonly KeyValue[] {
  if (text === undefined) return []
  try {
    const data: unknown = parse(text.replace(/\u00a0/g, ' '), { schema: 'failsafe', logLevel: 'silent' })
    if (typeof data !== 'object' || data === null) return []
    return Object.entries(data).flatMap(([key, value]) => (typeof value === 'string' ? [{ key: key.replace(/[_-]/g, ' '), value }] : []))
  } catch {
    return []
  }
}

/** The title that the front matter gives, for a document without a first-level heading. */
export function titleInFrontMatter(text: string | undefined): string | undefined {
  const line = text === undefined ? undefined : /^title:[ \t]*(\S.{0,200})$/m.exec(text)?.[1]?.trim()
  const title = line?.replace(/^(["'])(.*)\1$/, '$2')
  return title === undefined || title === '' || /^[|>&*{[]/.test(title) ? undefined : title
}
