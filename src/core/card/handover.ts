// One sheet for whoever takes over: where it stands, what may have run, what is next, whom to call; with lines for what is said
// at the handover itself.
import { callWords } from '../incident/call-outcome.ts'
import { reachOf } from '../incident/ladder.ts'
import type { Handover, StepAt } from '../incident/report/handover.ts'
import type { Times } from '../incident/report/times.ts'
import type { Call } from '../incident/state.ts'
import { tookWords } from '../incident/took-words.ts'
import { type StepIndex, stepElement } from './elements.ts'
import { english } from './language/english.ts'
import { fill, type PaperWords } from './language/paper-words.ts'
import { asWritten, kindOf, objectiveRun, plain, playbookName, recordFooter, textList } from './record-elements.ts'
import type { FormPart, Sheet, SheetElement, TextRun } from './sheet.ts'

export function handoverSheet(handover: Handover, times: Times, words: PaperWords = english): Sheet {
  const { report } = handover
  const { record } = words
  const title = fill(record.handover, { title: playbookName(report) })
  return {
    title,
    language: 'en',
    labels: words.language,
    elements: [
      {
        type: 'masthead',
        title,
        facts: [
          { label: record.kind, value: kindOf(report, words) },
          { label: record.opened, value: times.dayAndTime(report.openedAt) },
          { label: record.asOf, value: times.time(report.toldAt) },
          {
            label: report.closedAt === undefined ? record.runningFor : record.took,
            value: tookWords((report.closedAt ?? report.toldAt) - report.openedAt, words),
          },
        ],
      },
      ...warning(handover.mayHaveRun, times, words),
      {
        type: 'columns',
        columns: [where(handover, times, words), [...clocks(handover, words), ...values(handover, words), ...sessions(handover, words)]],
      },
      ...called(handover, times, words),
      ...block(record.openQuestions, report.openQuestions.map(plain), 'box'),
      ...next(handover, words),
      ...block(
        handover.doneBefore === 0 ? record.whatWasDone : fill(record.whatWasDoneLast, { count: handover.doneBefore }),
        handover.done.map(({ at, text }) => timed(at, text, times)),
      ),
      ...block(
        words.notes,
        handover.notes.map(({ at, text }) => timed(at, text, times)),
      ),
      { type: 'rule', weight: 'thin' },
      { type: 'form', lines: signatures(words) },
    ],
    footer: recordFooter(report, record.handover, times, words),
  }
}

function signatures({ language, record }: PaperWords): readonly (readonly FormPart[])[] {
  return [
    [
      { label: record.handedOverBy, language, share: 1.4 },
      { label: record.to, language, share: 1.4 },
      { label: record.at, language, share: 0.6 },
    ],
    [{ label: record.said, language, share: 1 }],
    [{ label: '', share: 1 }],
  ]
}

function block(title: string, lines: readonly (readonly TextRun[])[], marker: 'dash' | 'box' = 'dash'): SheetElement[] {
  return lines.length === 0 ? [] : [{ type: 'small-heading', text: title }, textList(lines, marker)]
}

function timed(at: number, text: string, times: Times): readonly TextRun[] {
  return [{ text: times.time(at), mono: true }, { text: '  ' }, ...asWritten(text)]
}

function warning(steps: readonly StepAt[], times: Times, words: PaperWords): SheetElement[] {
  const { mayHaveRun, begun } = words.record
  return block(
    mayHaveRun,
    steps.map((step) => [
      { text: step.title, bold: true },
      ...placeRuns(step, begun, times, words),
      { text: step.reason === undefined ? '' : `. ${step.reason}` },
    ]),
    'box',
  )
}

/** On which target, and when. */
function placeRuns({ target, since }: StepAt, at: string, times: Times, { language, record }: PaperWords): readonly TextRun[] {
  return [
    { text: target === '' ? '' : fill(record.onTarget, { target }), language },
    { text: since === undefined ? '' : fill(at, { time: times.time(since) }), language },
  ]
}

function where({ place, running }: Handover, times: Times, words: PaperWords): SheetElement[] {
  const { language, record } = words
  const at: readonly TextRun[] =
    place === undefined
      ? [{ text: record.noStepYet, language }]
      : [
          { text: place.title, bold: true },
          { text: `: ${fill(record.stepsDone, { finished: place.finished, all: place.all })}`, language },
        ]
  const now = running.map((step): readonly TextRun[] => [
    { text: `${record.running} `, bold: true, language },
    { text: step.title },
    ...placeRuns(step, record.since, times, words),
  ])
  return block(record.whereWeAre, [at, ...now])
}

function clocks({ report }: Handover, words: PaperWords): SheetElement[] {
  return block(
    words.record.clocks,
    report.objectives.map((objective) => [
      { text: `${objective.label}: ` },
      { ...objectiveRun(objective, words), bold: objective.isMissed },
    ]),
  )
}

function values({ report }: Handover, { record }: PaperWords): SheetElement[] {
  return block(
    record.filledIn,
    report.values.map(({ name, value }) => [{ text: name, mono: true }, { text: '  ' }, { text: value, mono: true, bold: true }]),
  )
}

function sessions({ sessions: open }: Handover, { language, record }: PaperWords): SheetElement[] {
  return block(
    record.openShells,
    open.map(({ target, directory, asOf }) => [
      { text: target, bold: true },
      { text: ` ${record.inDirectory} `, language },
      { text: directory, mono: true },
      { text: ` ${asOf === 'start' ? record.asOfStart : record.asOfLastStep}`, language },
    ]),
  )
}

/** Whom the playbook names, by its ladder where there is one, and what came of calling them; what is not known is for a pen. */
function called({ rungs, contacts }: Handover, times: Times, words: PaperWords): SheetElement[] {
  const lines =
    rungs.length > 0
      ? rungs.map((rung) => rungLine(rung, times, words))
      : contacts.map(({ name, reach, call }) => callLine(name, reach, call, times, words))
  return lines.length === 0
    ? []
    : [
        { type: 'small-heading', text: words.record.toCall },
        { type: 'form', lines },
      ]
}

function rungLine({ step, state, dueAt, call }: Handover['rungs'][number], times: Times, paper: PaperWords): readonly FormPart[] {
  const { record } = paper
  const words = state === 'to-come' ? record.due : record.wasDue
  const due = dueAt === undefined ? '' : `${fill(words, { time: times.time(dueAt).slice(0, 5) })} `
  return callLine(`${due}${step.who ?? step.title}`, reachOf(step), call, times, paper)
}

function callLine(
  name: string,
  reach: string | undefined,
  call: Call | undefined,
  times: Times,
  { journal }: PaperWords,
): readonly FormPart[] {
  const came = call === undefined ? [] : [`${callWords(call, journal)} ${times.time(call.at).slice(0, 5)}`]
  return [
    { label: name, value: [...(reach === undefined ? [] : [reach]), ...came].join(', '), share: 0 },
    { label: '', share: 1 },
  ]
}

function next({ next: open }: Handover, words: PaperWords): SheetElement[] {
  if (open === undefined) return []
  const { title, steps, more } = open
  const { record } = words
  const heads = fill(record.nextOf, { title })
  return [
    { type: 'small-heading', text: more === 0 ? heads : fill(record.moreAfter, { next: heads, count: more }) },
    ...steps.map(({ step, remark }) =>
      stepElement(remark === '' ? step : { ...step, title: `${step.title} (${remark})` }, false, {
        steps: noOtherSteps,
        words,
        chapterLevel: 2,
      }),
    ),
  ]
}

/** A step's own notes hold no other steps. */
const noOtherSteps: StepIndex = { step: () => undefined, isChecklist: () => false }
