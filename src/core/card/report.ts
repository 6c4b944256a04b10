// The report of an incident on paper: times against objectives, open questions, what ran where with which result, the timeline,
// and the agenda of the review with room to write.

import type { IncidentReport } from '../incident/report/report.ts'
import type { RunLine } from '../incident/report/runs.ts'
import type { Times } from '../incident/report/times.ts'
import { tookWords } from '../incident/took-words.ts'
import { english } from './language/english.ts'
import { fill, type PaperWords } from './language/paper-words.ts'
import { asWritten, heading, kindOf, objectiveRun, plain, playbookName, recordFooter, textList } from './record-elements.ts'
import type { FormPart, Sheet, SheetElement } from './sheet.ts'

export function reportSheet(report: IncidentReport, times: Times, words: PaperWords = english): Sheet {
  const { record } = words
  const title = `${kindOf(report, words)}: ${playbookName(report)}`
  const end = report.closedAt ?? report.toldAt
  const facts = [
    { label: record.opened, value: times.dayAndTime(report.openedAt) },
    { label: report.closedAt === undefined ? record.stillOpen : record.closed, value: times.dayAndTime(end) },
    { label: record.took, value: tookWords(end - report.openedAt, words) },
    { label: record.timesIn, value: times.zone },
  ]
  const section = (heads: string, elements: readonly SheetElement[]) => (elements.length === 0 ? [] : [heading(heads, words), ...elements])
  const runs = report.runs.flatMap((run) => runElements(run, times, words))
  return {
    title: fill(record.report, { title }),
    language: 'en',
    labels: words.language,
    elements: [
      { type: 'masthead', title, facts },
      ...section(record.timesAgainstObjectives, objectives(report, words)),
      ...section(record.openQuestions, report.openQuestions.length === 0 ? [] : [textList(report.openQuestions.map(plain), 'box')]),
      ...section(record.whatRan, runs),
      ...section(record.filledIn, values(report)),
      ...section(record.timeline, timeline(report, times, words)),
      heading(record.review, words),
      ...report.agenda.flatMap(agendaPoint),
    ],
    footer: recordFooter(report, record.report, times, words),
  }
}

function objectives({ objectives: all }: IncidentReport, words: PaperWords): SheetElement[] {
  return all.length === 0
    ? []
    : [textList(all.map((objective) => [{ text: objective.label, bold: true }, { text: ': ' }, objectiveRun(objective, words)]))]
}

function values({ values: all }: IncidentReport): SheetElement[] {
  return all.length === 0
    ? []
    : [textList(all.map(({ name, value }) => [{ text: name, mono: true }, { text: '  ' }, { text: value, mono: true, bold: true }]))]
}

function runElements(run: RunLine, times: Times, words: PaperWords): SheetElement[] {
  const { language, record } = words
  const took = run.tookMs === undefined ? '' : `, ${tookWords(run.tookMs, words)}`
  const isGood = run.tone === 'good' || run.tone === 'plain'
  const head: SheetElement = {
    type: 'paragraph',
    runs: [
      { text: times.time(run.at), mono: true },
      { text: `  ${run.target === '' ? '' : `${run.target}: `}` },
      run.title === '' ? { text: record.typedByHand, language } : { text: run.title },
      { text: '. ' },
      { text: `${run.result}${took}`, bold: !isGood },
    ],
  }
  return run.text === '' ? [head] : [head, { type: 'listing', text: run.text }]
}

function timeline({ timeline: entries }: IncidentReport, times: Times, { language, record }: PaperWords): SheetElement[] {
  if (entries.length === 0) return []
  return [
    {
      type: 'table',
      align: ['left', 'left'],
      head: [record.time, record.what].map((text) => [{ text, language, bold: true }]),
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
