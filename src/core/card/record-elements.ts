// Pieces that the report and the handover sheet share.
import type { IncidentReport } from '../incident/report/report.ts'
import type { Times } from '../incident/report/times.ts'
import type { Footer, ListEntry, SheetElement, TextRun } from './sheet.ts'

export function recordFooter({ kind, playbookTitle, playbookFile, toldAt }: IncidentReport, what: string, times: Times): Footer {
  return {
    name: `${what}: ${playbookTitle || playbookFile}`,
    edition: kind === 'drill' ? 'Drill' : 'Incident',
    printed: `As of ${times.dayAndTime(toldAt)}, ${times.zone}`,
  }
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

export function textList(lines: readonly (readonly TextRun[])[], marker: ListEntry['marker'] = 'dash'): SheetElement {
  return { type: 'list', entries: lines.map((runs) => ({ marker, elements: [{ type: 'paragraph', runs }] })) }
}

export function heading(text: string): SheetElement {
  return { type: 'heading', level: 2, runs: [{ text }], bookmark: text }
}
