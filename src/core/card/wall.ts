// The sheet for the wall: from what one sees to the scenario and its page in the booklet; whom to call, after how long; the
// playbook's flowcharts. To be read from two metres, so nothing else.
import { reachOf } from '../incident/ladder.ts'
import type { Diagram, Playbook, Scenario } from '../playbook/model/playbook.ts'
import { callLines } from './card.ts'
import { findContacts } from './contacts.ts'
import { afterInWords, levelsOf, timedLadder, whoOf } from './escalation.ts'
import { footerOf, type Printing, titleOf } from './footer.ts'
import { fill, type PaperWords } from './language/paper-words.ts'
import { durationIn } from './language/times.ts'
import { worded } from './language/worded.ts'
import { scenarioElement } from './scenario-head.ts'
import type { FormPart, Sheet, SheetElement, TextRun } from './sheet.ts'

export interface BookletPages {
  /** Of each scenario's section. */
  readonly pages: ReadonlyMap<string, number>
  /** "A4" */
  readonly paper: string
}

export function wallSheet(playbook: Playbook, printing: Printing, booklet: BookletPages): Sheet {
  const { language = 'en', labels = 'en' } = printing
  return worded(labels, language, (words) => {
    const title = titleOf(playbook, printing, words)
    return {
      title: fill(words.wall, { title }),
      elements: wallElements(playbook, title, booklet, words),
      footer: footerOf(playbook, printing, words),
    }
  })
}

function wallElements(playbook: Playbook, title: string, booklet: BookletPages, words: PaperWords): readonly SheetElement[] {
  const { rto, rpo } = playbook.meta
  const facts = [
    { label: words.restoreServiceIn, value: rto && durationIn(words, rto) },
    { label: words.loseNoMoreThan, value: rpo && durationIn(words, rpo) },
  ].flatMap(({ label, value }) => (value ? [{ label, value }] : []))
  return [
    { type: 'masthead', title, facts },
    ...symptomElements(playbook, booklet, words),
    { type: 'heading', level: 2, runs: [own(words.call, words)] },
    { type: 'form', lines: callLines(playbook, words) },
    ...ladderElements(playbook, words),
    ...expertElements(playbook, words),
    ...playbook.diagrams.filter(isFlowchart).flatMap((diagram): SheetElement[] => [
      { type: 'heading', level: 2, runs: [{ text: diagram.title }] },
      { type: 'diagram', text: diagram.text },
    ]),
  ]
}

function own(text: string, { language }: PaperWords): TextRun {
  return { text, language }
}

function symptomElements(playbook: Playbook, { pages, paper }: BookletPages, words: PaperWords): readonly SheetElement[] {
  if (playbook.scenarios.length === 0) return []
  const hasSigns = playbook.scenarios.some((scenario) => signsOf(playbook, scenario, words).length > 0)
  const rows = playbook.scenarios.map((scenario, index) => {
    const { number, title, objective } = scenarioElement(playbook, scenario, scenario.number ?? String(index + 1), '', words)
    const page = pages.get(scenario.sectionId)
    const name: TextRun[] = [{ text: title, bold: true }]
    return [
      ...(hasSigns ? [lines(signsOf(playbook, scenario, words))] : []),
      [{ text: number, bold: true }],
      objective ? [...name, { text: '', breaks: true as const }, own(fill(words.within, { time: objective.value }), words)] : name,
      page === undefined ? [] : [{ text: String(page), bold: true }],
    ]
  })
  return [
    { type: 'heading', level: 2, runs: [own(hasSigns ? words.whatDoYouSee : words.whatDoYouNeed, words)] },
    { type: 'paragraph', isOwn: true, runs: [{ ...own(fill(words.pagesOfBooklet, { paper }), words), italic: true }] },
    {
      type: 'table',
      align: [...(hasSigns ? (['left'] as const) : []), 'right', 'left', 'right'],
      head: [...(hasSigns ? [words.youSee] : []), words.card, hasSigns ? words.itIs : words.take, words.page].map((head) => [
        own(head, words),
      ]),
      rows,
    },
  ]
}

/** What tells a scenario: its symptoms and alerts, or else when to take it. */
function signsOf(playbook: Playbook, scenario: Scenario, words: PaperWords): readonly string[] {
  const alerts = playbook.alerts.filter(({ scenarioId }) => scenarioId === scenario.id).map(({ name }) => fill(words.alert, { name }))
  const signs = [...scenario.symptoms, ...alerts]
  return signs.length > 0 ? signs : (scenario.useWhen ?? scenario.causes ?? [])
}

function lines(texts: readonly string[]): readonly TextRun[] {
  return texts.flatMap((text, index): TextRun[] => [
    ...(index === 0 ? [] : [{ text: '', breaks: true } as const]),
    { text: `–\u00a0${text}` },
  ])
}

function ladderElements(playbook: Playbook, words: PaperWords): readonly SheetElement[] {
  const timed = timedLadder(playbook)
  // Where nobody else can be called, the levels stand under “Call” already.
  const rungs = timed.length > 0 || findContacts(playbook).length === 0 ? timed : levelsOf(playbook)
  if (rungs.length === 0) return []
  const lines = rungs.map((step): readonly FormPart[] => {
    const reach = reachOf(step)
    const who = reach === undefined ? { label: whoOf(step), share: 1 } : { label: whoOf(step), value: reach, share: 1 }
    return step.after === undefined
      ? [who]
      : [{ label: afterInWords(step.after, words), language: words.language, value: '', share: 0 }, who]
  })
  return [
    { type: 'heading', level: 2, runs: [own(words.callMorePeople, words)] },
    { type: 'form', lines },
  ]
}

/** Whom to call for what, where the playbook tells them apart. */
function expertElements(playbook: Playbook, words: PaperWords): readonly SheetElement[] {
  const experts = playbook.contacts.filter((contact) => contact.about !== undefined && contact.fields.length === 0)
  if (experts.length === 0) return []
  return [
    { type: 'heading', level: 2, runs: [own(words.ask, words)] },
    {
      type: 'table',
      align: ['left', 'left'],
      head: [],
      rows: experts.map(({ about, role }) => [[{ text: about as string }], [{ text: role, bold: true }]]),
    },
  ]
}

/** It leads from one box to the next: a tree of folders does not. */
function isFlowchart({ text }: Diagram): boolean {
  return /[▼▲►◄▶◀→←↓↑⇒⇓]|-+>|^\s*\|?\s*[vV]\s*\|?\s*$/m.test(text)
}
