// One sheet for whoever takes over: where it stands, what may have run, what is next, whom to call; with lines for what is said
// at the handover itself.
import type { Handover, StepAt } from '../incident/report/handover.ts'
import { objectiveWords } from '../incident/report/report-markdown.ts'
import type { Times } from '../incident/report/times.ts'
import { tookWords } from '../incident/took-words.ts'
import { type StepIndex, stepElement } from './elements.ts'
import { english } from './language/english.ts'
import { asWritten, plain, recordFooter, textList } from './record-elements.ts'
import type { FormPart, Sheet, SheetElement, TextRun } from './sheet.ts'

export function handoverSheet(handover: Handover, times: Times): Sheet {
  const { report, place } = handover
  const kind = report.kind === 'drill' ? 'Drill' : 'Incident'
  const title = `Handover: ${report.playbookTitle || report.playbookFile}`
  return {
    title,
    language: 'en',
    labels: 'en',
    elements: [
      {
        type: 'masthead',
        title,
        facts: [
          { label: 'what', value: kind },
          { label: 'opened', value: times.dayAndTime(report.openedAt) },
          { label: 'as of', value: times.time(report.toldAt) },
          {
            label: report.closedAt === undefined ? 'running for' : 'took',
            value: tookWords((report.closedAt ?? report.toldAt) - report.openedAt),
          },
        ],
      },
      ...warning('May have run: nobody knows how far', handover.mayHaveRun, times),
      {
        type: 'columns',
        columns: [where(handover, times), [...clocks(handover), ...values(handover), ...sessions(handover)]],
      },
      ...called(handover, times),
      ...block('Open questions', report.openQuestions.map(plain), 'box'),
      ...next(handover, place?.title),
      ...block(
        doneTitle(handover),
        handover.done.map(({ at, text }) => timed(at, text, times)),
      ),
      ...block(
        'Notes',
        handover.notes.map(({ at, text }) => timed(at, text, times)),
      ),
      { type: 'rule', weight: 'thin' },
      { type: 'form', lines: signatures },
    ],
    footer: recordFooter(report, 'Handover', times),
  }
}

const signatures: readonly (readonly FormPart[])[] = [
  [
    { label: 'Handed over by', share: 1.4 },
    { label: 'to', share: 1.4 },
    { label: 'at', share: 0.6 },
  ],
  [{ label: 'Said, and not written above', share: 1 }],
  [{ label: '', share: 1 }],
]

function block(title: string, lines: readonly (readonly TextRun[])[], marker: 'dash' | 'box' = 'dash'): SheetElement[] {
  return lines.length === 0 ? [] : [{ type: 'small-heading', text: title }, textList(lines, marker)]
}

function timed(at: number, text: string, times: Times): readonly TextRun[] {
  return [{ text: times.time(at), mono: true }, { text: '  ' }, ...asWritten(text)]
}

function warning(title: string, steps: readonly StepAt[], times: Times): SheetElement[] {
  return block(
    title,
    steps.map(({ title: step, target, since, reason }) => [
      { text: step, bold: true },
      {
        text: `${target === '' ? '' : ` on ${target}`}${since === undefined ? '' : `, begun ${times.time(since)}`}${reason === undefined ? '' : `. ${reason}`}`,
      },
    ]),
    'box',
  )
}

function where({ place, running }: Handover, times: Times): SheetElement[] {
  const words =
    place === undefined
      ? [plain('No step was worked on yet.')]
      : [[{ text: place.title, bold: true }, { text: `: ${place.finished} of ${place.all} steps` }]]
  const now = running.map(({ title, target, since }) => [
    { text: 'Running: ', bold: true },
    { text: `${title}${target === '' ? '' : ` on ${target}`}${since === undefined ? '' : `, since ${times.time(since)}`}` },
  ])
  return block('Where we are', [...words, ...now])
}

function clocks({ report }: Handover): SheetElement[] {
  return block(
    'Clocks',
    report.objectives.map((objective) => [{ text: `${objective.label}: ` }, { text: objectiveWords(objective), bold: objective.isMissed }]),
  )
}

function values({ report }: Handover): SheetElement[] {
  return block(
    'Filled in',
    report.values.map(({ name, value }) => [{ text: name, mono: true }, { text: '  ' }, { text: value, mono: true, bold: true }]),
  )
}

function sessions({ sessions: open }: Handover): SheetElement[] {
  return block(
    'Shells that are open',
    open.map(({ target, directory }) => [{ text: target, bold: true }, { text: ' in ' }, { text: directory, mono: true }]),
  )
}

/** Whom the playbook names, by its ladder where there is one; whether they were called is for a pen. */
function called({ rungs, contacts }: Handover, times: Times): SheetElement[] {
  const lines = rungs.length > 0 ? rungs.map((rung) => rungLine(rung, times)) : contacts.map(({ name, reach }) => callLine(name, reach))
  return lines.length === 0
    ? []
    : [
        { type: 'small-heading', text: 'To call, and called at' },
        { type: 'form', lines },
      ]
}

function rungLine({ step, state, dueAt }: Handover['rungs'][number], times: Times): readonly FormPart[] {
  const due = dueAt === undefined ? '' : `${state === 'to-come' ? 'due' : 'was due'} ${times.time(dueAt).slice(0, 5)} `
  return callLine(`${due}${step.who ?? step.title}`, step.phone ?? step.email)
}

function callLine(name: string, reach: string | undefined): readonly FormPart[] {
  return [
    { label: name, value: reach ?? '', share: 0 },
    { label: '', share: 1 },
  ]
}

function next({ next: steps, nextAfter }: Handover, title: string | undefined): SheetElement[] {
  if (steps.length === 0) return []
  const more = nextAfter === 0 ? '' : `, and ${nextAfter} more after these`
  return [
    { type: 'small-heading', text: `Next${title === undefined ? '' : ` of ${title}`}${more}` },
    ...steps.map(({ step, remark }) =>
      stepElement(remark === '' ? step : { ...step, title: `${step.title} (${remark})` }, false, {
        steps: noOtherSteps,
        words: english,
        chapterLevel: 2,
      }),
    ),
  ]
}

/** A step's own notes hold no other steps. */
const noOtherSteps: StepIndex = { step: () => undefined, isChecklist: () => false }

function doneTitle({ doneBefore }: Handover): string {
  return doneBefore === 0 ? 'What was done' : `What was done last; ${doneBefore} more before`
}
