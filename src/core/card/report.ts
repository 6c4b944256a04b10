// The report of an incident on paper: times against objectives, open questions, what ran where with which result, the timeline,
// and the agenda of the review with room to write.

import type { IncidentReport } from '../incident/report/report.ts'
import { objectiveWords } from '../incident/report/report-markdown.ts'
import type { RunLine } from '../incident/report/runs.ts'
import type { Times } from '../incident/report/times.ts'
import { tookWords } from '../incident/took-words.ts'
import { asWritten, heading, plain, recordFooter, textList } from './record-elements.ts'
import type { FormPart, Sheet, SheetElement } from './sheet.ts'

export function reportSheet(report: IncidentReport, times: Times): Sheet {
  const kind = report.kind === 'drill' ? 'Drill' : 'Incident'
  const title = `${kind}: ${report.playbookTitle || report.playbookFile}`
  const end = report.closedAt ?? report.toldAt
  const facts = [
    { label: 'opened', value: times.dayAndTime(report.openedAt) },
    { label: report.closedAt === undefined ? 'still open' : 'closed', value: times.dayAndTime(end) },
    { label: 'took', value: tookWords(end - report.openedAt) },
    { label: 'times in', value: times.zone },
  ]
  return {
    title: `Report: ${title}`,
    language: 'en',
    labels: 'en',
    elements: [
      { type: 'masthead', title, facts },
      ...section('Times against objectives', objectives(report)),
      ...section('Open questions', report.openQuestions.length === 0 ? [] : [textList(report.openQuestions.map(plain), 'box')]),
      ...section(
        'What ran',
        report.runs.flatMap((run) => runElements(run, times)),
      ),
      ...section('Filled in', values(report)),
      ...section('Timeline', timeline(report, times)),
      heading('Review'),
      ...report.agenda.flatMap(agendaPoint),
    ],
    footer: recordFooter(report, 'Report', times),
  }
}

function section(title: string, elements: readonly SheetElement[]): SheetElement[] {
  return elements.length === 0 ? [] : [heading(title), ...elements]
}

function objectives({ objectives: all }: IncidentReport): SheetElement[] {
  return all.length === 0
    ? []
    : [textList(all.map((objective) => [{ text: objective.label, bold: true }, { text: `: ${objectiveWords(objective)}` }]))]
}

function values({ values: all }: IncidentReport): SheetElement[] {
  return all.length === 0
    ? []
    : [textList(all.map(({ name, value }) => [{ text: name, mono: true }, { text: '  ' }, { text: value, mono: true, bold: true }]))]
}

function runElements(run: RunLine, times: Times): SheetElement[] {
  const took = run.tookMs === undefined ? '' : `, ${tookWords(run.tookMs)}`
  const isGood = run.tone === 'good' || run.tone === 'plain'
  const head: SheetElement = {
    type: 'paragraph',
    runs: [
      { text: times.time(run.at), mono: true },
      { text: `  ${run.target === '' ? '' : `${run.target}: `}${run.title || 'typed by hand'}. ` },
      { text: `${run.result}${took}`, bold: !isGood },
    ],
  }
  return run.text === '' ? [head] : [head, { type: 'listing', text: run.text }]
}

function timeline({ timeline: entries }: IncidentReport, times: Times): SheetElement[] {
  if (entries.length === 0) return []
  return [
    {
      type: 'table',
      align: ['left', 'left'],
      head: [[{ text: 'Time', bold: true }], [{ text: 'What', bold: true }]],
      rows: entries.map(({ at, text, tone }) => [
        [{ text: times.time(at), mono: true }],
        asWritten(text, { bold: tone === 'bad' || tone === 'attention' }),
      ]),
    },
  ]
}

const line: readonly FormPart[] = [{ label: '', share: 1 }]

function agendaPoint(text: string): SheetElement[] {
  return [textList([plain(text)], 'box'), { type: 'form', lines: [line] }]
}
