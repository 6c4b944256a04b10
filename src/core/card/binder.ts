// Several playbooks as one document: a table of contents, then each playbook as its booklet, found by a tab at the edge.
import type { Playbook } from '../playbook/model/playbook.ts'
import { bookletSheet } from './booklet.ts'
import { type Printing, titleOf } from './footer.ts'
import { fill, type LabelLanguage, type PaperWords } from './language/paper-words.ts'
import { dateIn, durationIn } from './language/times.ts'
import { worded } from './language/worded.ts'
import { scenarioElement } from './scenario-head.ts'
import type { ContentsEntry, Sheet } from './sheet.ts'

export interface BinderPart {
  readonly playbook: Playbook
  readonly printing: Printing
}

/** The contents first, then one sheet for each part, in their order. `labels` is the language of what stands before them. */
export function binderSheets(parts: readonly BinderPart[], printedOn: string, labels: LabelLanguage): readonly Sheet[] {
  const sheets = parts.map(({ playbook, printing }, index) => tabbed(bookletSheet(playbook, printing), index + 1, parts.length))
  return [worded(labels, labels, (words) => front(parts, printedOn, words)), ...sheets]
}

function front(parts: readonly BinderPart[], printedOn: string, words: PaperWords): Pick<Sheet, 'title' | 'elements' | 'footer'> {
  const title = words.binder
  const date = dateIn(words, printedOn)
  return {
    title,
    elements: [
      {
        type: 'masthead',
        title,
        facts: [
          { label: words.playbooks, value: String(parts.length) },
          { label: words.printed, value: date },
        ],
      },
      {
        type: 'contents',
        title: words.contents,
        entries: parts.flatMap(({ playbook, printing }, index) => entriesOf(playbook, printing, index + 1, words)),
      },
    ],
    footer: { name: title, edition: fill(words.playbookCount, { count: parts.length }), printed: fill(words.printedOn, { date }) },
  }
}

function entriesOf(playbook: Playbook, printing: Printing, tab: number, words: PaperWords): readonly ContentsEntry[] {
  const { rto } = playbook.meta
  return [
    {
      level: 1,
      number: String(tab),
      title: titleOf(playbook, printing, words),
      anchor: anchorOf('', tab),
      ...(rto === undefined ? {} : { detail: durationIn(words, rto) }),
    },
    ...playbook.scenarios.map((scenario, index): ContentsEntry => {
      const { number, title, objective } = scenarioElement(playbook, scenario, scenario.number ?? String(index + 1), '', words)
      return {
        level: 2,
        title: `${number}\u2002${title}`,
        anchor: anchorOf(scenario.sectionId, tab),
        ...(objective ? { detail: objective.value } : {}),
      }
    }),
  ]
}

/** Sections of two playbooks may have the same name. The empty one is the playbook's own. */
function anchorOf(sectionId: string, tab: number): string {
  return `${tab}/${sectionId}`
}

function tabbed(sheet: Sheet, tab: number, of: number): Sheet {
  const [head, ...rest] = withAnchors(sheet.elements, tab)
  const elements = head?.type === 'masthead' ? [{ ...head, anchor: anchorOf('', tab) }, ...rest] : withAnchors(sheet.elements, tab)
  return { ...sheet, elements, tab: { number: tab, of } }
}

/** A copy in which all anchors, and all that leads to them, are those of this tab. */
function withAnchors<Value>(value: Value, tab: number): Value {
  if (Array.isArray(value)) return value.map((item) => withAnchors(item, tab)) as Value
  if (typeof value !== 'object' || value === null) return value
  const copied = Object.entries(value).map(([key, inner]) => {
    const isAnchor = (key === 'anchor' || key === 'pageOf') && typeof inner === 'string'
    return [key, isAnchor ? anchorOf(inner, tab) : withAnchors(inner, tab)]
  })
  return Object.fromEntries(copied) as Value
}
