// The report as Markdown: to be put into a ticket or a wiki and written on in.

import { tookWords } from '../took-words.ts'
import { type Objective, quoted } from './objective.ts'
import type { IncidentReport } from './report.ts'
import type { RunLine } from './runs.ts'
import type { Times } from './times.ts'

export function reportMarkdown(report: IncidentReport, times: Times): string {
  const kind = report.kind === 'drill' ? 'Drill' : 'Incident'
  const sections: readonly (readonly [string, readonly string[]])[] = [
    ['Times against objectives', report.objectives.map((objective) => `- ${text(objective.label)}: ${objectiveWords(objective)}`)],
    ['Open questions', report.openQuestions.map((question) => `- [ ] ${text(question)}`)],
    ['What ran', report.runs.flatMap((run) => runLines(run, times))],
    ['Filled in', report.values.map(({ name, value }) => `- ${code(name)}: ${code(value)}`)],
    ['Timeline', report.timeline.map((entry) => `- ${times.time(entry.at)} ${text(entry.text)}`)],
    ['Review', report.agenda.map((point) => `- [ ] ${text(point)}`)],
  ]
  return [
    `# ${kind}: ${text(report.playbookTitle || report.playbookFile)}`,
    '',
    ...factLines(report, times).map(([name, value]) => `- ${name}: ${value}`),
    ...sections.flatMap(([title, lines]) => ['', `## ${title}`, '', ...(lines.length === 0 ? ['Nothing.'] : lines)]),
    '',
  ].join('\n')
}

function factLines({ openedAt, closedAt, toldAt, playbookFile }: IncidentReport, times: Times): readonly (readonly [string, string])[] {
  return [
    ['Opened', times.dayAndTime(openedAt)],
    closedAt === undefined
      ? ['Still open', `for ${tookWords(toldAt - openedAt)} when this was written, ${times.dayAndTime(toldAt)}`]
      : ['Closed', `${times.dayAndTime(closedAt)}, after ${tookWords(closedAt - openedAt)}`],
    ['Playbook', code(playbookFile)],
    ['Times', `in ${times.zone}`],
  ]
}

/** "20 min allowed, took 12 min 3 s: met" */
export function objectiveWords({ allowedMs, tookMs, isReached, isMissed, openSteps }: Objective): string {
  const took = isReached ? `took ${tookWords(tookMs)}` : `not reached after ${tookWords(tookMs)}`
  const verdict = isMissed ? 'MISSED' : isReached ? 'met' : openSteps === undefined ? 'still to meet' : 'NOT MET'
  const open = openSteps === undefined ? '' : `, closed with open steps: ${text(quoted(openSteps))}`
  return `${tookWords(allowedMs)} allowed, ${took}: ${verdict}${open}`
}

function runLines(run: RunLine, times: Times): readonly string[] {
  const what = run.title === '' ? 'typed by hand' : text(run.title)
  const where = run.target === '' ? '' : ` on ${text(run.target)}`
  const took = run.tookMs === undefined ? '' : `, ${tookWords(run.tookMs)}`
  const line = `- ${times.time(run.at)}${where}: ${what}. ${text(run.result)}${took}`
  return run.text === '' ? [line] : [line, '', ...fenced(run.text).map((row) => `  ${row}`), '']
}

function fenced(written: string): readonly string[] {
  const longest = Math.max(2, ...[...written.matchAll(/`+/g)].map(([ticks]) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  return [`${fence}sh`, ...written.split('\n'), fence]
}

/** Words that were written by people or programs, with what Markdown would take for its own made harmless. */
function text(words: string): string {
  return words.replace(/\s+/g, ' ').replace(/([\\`*_<>[\]|~])/g, '\\$1')
}

function code(words: string): string {
  const longest = Math.max(0, ...[...words.matchAll(/`+/g)].map(([ticks]) => ticks.length))
  const ticks = '`'.repeat(longest + 1)
  const flat = words.replace(/\s+/g, ' ')
  const padded = flat.startsWith('`') || flat.endsWith('`') || flat === '' ? ` ${flat} ` : flat
  return `${ticks}${padded}${ticks}`
}
