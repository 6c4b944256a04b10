// Pieces that the report and the handover sheet share.

import { type Objective, quoted } from '../incident/report/objective.ts'
import type { IncidentReport } from '../incident/report/report.ts'
import type { Times } from '../incident/report/times.ts'
import { tookWords } from '../incident/took-words.ts'
import { fill, type PaperWords } from './language/paper-words.ts'
import type { Footer, ListEntry, SheetElement, TextRun } from './sheet.ts'

/** `what` is the title of the sheet, for the playbook's name to be filled in. */
export function recordFooter(report: IncidentReport, what: string, times: Times, words: PaperWords): Footer {
  return {
    name: fill(what, { title: playbookName(report) }),
    edition: kindOf(report, words),
    printed: fill(words.record.toldAt, { time: times.dayAndTime(report.toldAt), zone: times.zone }),
  }
}

/** The playbook’s title, or its file where it is gone or has none. */
export function playbookName({ playbookTitle, playbookFile }: IncidentReport): string {
  return playbookTitle || playbookFile
}

/** "Incident" or "Drill", in the words of the labels. */
export function kindOf({ kind }: IncidentReport, { record }: PaperWords): string {
  return kind === 'drill' ? record.drill : record.incident
}

/** "20 min allowed, took 12 min 3 s: met" */
export function objectiveRun(objective: Objective, paper: PaperWords): TextRun {
  const { language, record } = paper
  const { allowedMs, tookMs, isReached, isMissed, openSteps } = objective
  const verdict = isMissed ? record.missed : isReached ? record.met : openSteps === undefined ? record.stillToMeet : record.notMet
  const words = isReached ? record.objectiveTook : record.objectiveOpen
  const open = openSteps === undefined ? '' : `, ${fill(record.closedWithOpen, { steps: quoted(openSteps) })}`
  const told = fill(words, { allowed: tookWords(allowedMs, paper), took: tookWords(tookMs, paper), verdict })
  return { text: `${told}${open}`, language }
}

export function plain(text: string): readonly TextRun[] {
  return [{ text }]
}

/** What a person wrote keeps its lines. */
export function asWritten(text: string, look: Pick<TextRun, 'bold'> = {}): readonly TextRun[] {
  return text
    .trim()
    .split(/\s*\n\s*/)
    .flatMap((line, index): TextRun[] => [...(index === 0 ? [] : [{ text: '', breaks: true } as const]), { ...look, text: line }])
}

/** A list whose entries are a line each. */
export function textList(lines: readonly (readonly TextRun[])[], marker: ListEntry['marker'] = 'dash'): SheetElement {
  return { type: 'list', entries: lines.map((runs) => ({ marker, elements: [{ type: 'paragraph', runs }] })) }
}

export function heading(text: string, { language }: PaperWords): SheetElement {
  return { type: 'heading', level: 2, runs: [{ text, language }], bookmark: text }
}
