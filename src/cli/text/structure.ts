// What stands around the procedures, for `runcard show`: who to call and when, what was promised, what alerts mean. Short
// lines, and nothing of a part that the playbook doesn't have. Long texts (messages, diagrams) are only named, with their line.
import { durationInWords } from '../../core/card/words.ts'
import type { ProcedureId } from '../../core/playbook/model/document.ts'
import type { Alert, Contact, EscalationStep, SeverityLevel } from '../../core/playbook/model/facts.ts'
import type { Playbook } from '../../core/playbook/model/playbook.ts'
import type { FailureBranch, Procedure } from '../../core/playbook/model/procedure.ts'
import type { Style } from '../terminal/terminal.ts'
import { alignColumns } from './prose.ts'
import { counted } from './words.ts'
import { wrapLines } from './wrap.ts'

export interface Look {
  readonly columns: number
  readonly paint: (style: Style, text: string) => string
}

const indent = '  '
const longestCell = 60

/** Everything that is no procedure and no scenario, each part under its word. */
export function structureLines(playbook: Playbook, look: Look): string[] {
  const broken = playbook.links.filter((link) => link.type === 'section' && link.target === undefined)
  return [
    ...listPart('Before you start', playbook.prerequisites, look),
    ...tablePart(
      'Who to call',
      playbook.contacts.filter((contact) => contact.fields.length > 0 || contact.about !== undefined).map(contactRow),
      look,
    ),
    ...tablePart('Escalation', playbook.escalation.filter((step) => step.scenarioId === undefined).map(escalationRow), look),
    ...tablePart('Severity', playbook.severityLevels.map(severityRow), look),
    ...tablePart('Alerts', playbook.alerts.map(alertRow), look),
    ...tablePart(
      'Thresholds',
      playbook.thresholds.map(({ subject, levels }) => [
        subject,
        ...levels.map(({ label, text }) => (label === '' ? text : `${label}: ${text}`)),
      ]),
      look,
    ),
    ...tablePart('Objectives', playbook.objectives.filter((objective) => objective.scenarioId === undefined).map(objectiveRow), look),
    ...tablePart(
      'Messages to send',
      playbook.templates.map(({ title, blanks, lines }) => [
        title,
        blanks.length === 0 ? '' : `${counted(blanks.length, 'blank')} to fill in`,
        `line ${lines.start}`,
      ]),
      look,
    ),
    ...tablePart(
      'Diagrams',
      playbook.diagrams.map(({ title, lines }) => [title, `line ${lines.start}`]),
      look,
    ),
    ...tablePart(
      'Links to sections that are not there',
      broken.map(({ text, href, lines }) => [text, href, `line ${lines.start}`]),
      look,
    ),
  ]
}

/** What is to be known of a procedure before and after its steps. */
export function procedureExtras(playbook: Playbook, procedure: Procedure, columns: number): string[] {
  const { goal, prerequisites = [], expected = [], successCriteria = [], onFailure = [], branchOf, rollbackOf } = procedure
  const line = (words: string, texts: readonly string[]) =>
    texts.flatMap((text) => wrapLines(`${words}: ${text.split('\n')[0]}`, columns, ''))
  return [
    ...(goal === undefined ? [] : line('To', [goal])),
    ...(branchOf === undefined ? [] : line('When this failed', [numbers(playbook, branchOf)])),
    ...(rollbackOf === undefined ? [] : line('Takes back', [numbers(playbook, rollbackOf)])),
    ...line('Needs', prerequisites),
    ...line('Expected', expected),
    ...line('Done when', successCriteria),
    ...onFailure.flatMap((branch) => wrapLines(failureLine(playbook, branch), columns, '')),
  ]
}

/** "If restore fails → procedure 7", "If restore fails → try the next older backup". */
function failureLine(playbook: Playbook, { when, procedureIds, text, sectionId }: FailureBranch): string {
  const section = sectionId === undefined ? undefined : playbook.sections.find((other) => other.id === sectionId)
  const where = procedureIds !== undefined ? numbers(playbook, procedureIds) : (text?.split('\n')[0] ?? section?.title ?? '')
  return where === '' ? when : `${when} → ${where}`
}

function numbers(playbook: Playbook, ids: readonly ProcedureId[]): string {
  const found = ids.map((id) => playbook.procedures.findIndex((procedure) => procedure.id === id) + 1)
  return `${found.length === 1 ? 'procedure' : 'procedures'} ${found.join(', ')}`
}

function listPart(title: string, texts: readonly string[], { columns, paint }: Look): string[] {
  if (texts.length === 0) return []
  const lines = texts.flatMap((text) => {
    const [first = '', ...rest] = wrapLines(text, columns, `${indent}  `)
    return [`${indent}- ${first.trimStart()}`, ...rest]
  })
  return ['', paint('underline', title), ...lines]
}

/** In columns where they fit, else each row as its first cell with the others below. */
function tablePart(title: string, rows: readonly (readonly string[])[], { columns, paint }: Look): string[] {
  if (rows.length === 0) return []
  const cells = rows.map((row) => row.map((text) => text.replaceAll('\n', ' ').trim()))
  const aligned = alignColumns(cells.map((row) => row.map(shortened)))
  const isWide =
    aligned.some((line) => line.length + indent.length > columns) || cells.some((row) => row.some((text) => text.length > longestCell))
  const lines = isWide
    ? cells.flatMap(([first = '', ...rest]) => [
        ...wrapLines(first, columns, indent),
        ...rest.filter((text) => text !== '').flatMap((text) => wrapLines(text, columns, `${indent}    `)),
      ])
    : aligned.map((line) => `${indent}${line}`)
  return ['', paint('underline', title), ...lines]
}

function shortened(text: string): string {
  return text.length <= longestCell ? text : `${text.slice(0, longestCell - 1).trimEnd()}…`
}

function contactRow({ role, fields, about }: Contact): string[] {
  const said = fields.map(({ kind, label, value, isBlank, remark }) => {
    if (isBlank) return `${kind === 'other' ? label || 'address' : kind} not filled in`
    return remark === undefined ? value : `${value} (${remark})`
  })
  const all = fields.every((field) => field.isBlank) && fields.length > 1 ? ['not filled in'] : said
  return [role, ...all, ...(about === undefined ? [] : [`for: ${about}`])]
}

function escalationRow({ time, title, who, actions, phone }: EscalationStep): string[] {
  const words = [title, ...(who === undefined || title.toLowerCase().includes(who.toLowerCase()) ? [] : [who])].join(': ')
  return [
    ...(time === '' ? [] : [time]),
    words,
    ...(phone === undefined ? [] : [phone]),
    ...(actions.length === 0 ? [] : [actions.join('; ')]),
  ]
}

function severityRow({ title, meaning, respondWithin, recoverWithin, notify }: SeverityLevel): string[] {
  return [
    title,
    ...(meaning === undefined ? [] : [meaning]),
    ...(respondWithin === undefined ? [] : [`answer: ${respondWithin}`]),
    ...(recoverWithin === undefined ? [] : [`back: ${recoverWithin}`]),
    ...(notify === undefined ? [] : [`tell: ${notify}`]),
  ]
}

function alertRow({ name, meaning, action }: Alert): string[] {
  return [name, meaning ?? '', action === undefined ? '' : `→ ${action}`]
}

function objectiveRow({ subject, rto, rtoMax, rtoText, rpo, rpoText }: Playbook['objectives'][number]): string[] {
  const time = rto === undefined ? rtoText : durationInWords(rto)
  const loss = rpo === undefined ? rpoText : durationInWords(rpo)
  return [
    subject === '' ? 'All' : subject,
    time === undefined ? '' : `RTO ${time}${rtoMax === undefined ? '' : `, at most ${durationInWords(rtoMax)}`}`,
    loss === undefined ? '' : `RPO ${loss}`,
  ]
}
