// Several playbooks as one document: a table of contents, then each playbook as its booklet, found by a tab at the edge.
import type { Playbook } from '../playbook/model.ts'
import { bookletSheet } from './booklet.ts'
import { type Printing, titleOf } from './footer.ts'
import { scenarioElement } from './scenario-head.ts'
import type { ContentsEntry, Sheet } from './sheet.ts'
import { dateInWords, durationInWords } from './words.ts'

export interface BinderPart {
  readonly playbook: Playbook
  readonly printing: Printing
}

/** The contents first, then one sheet for each part, in their order. */
export function binderSheets(parts: readonly BinderPart[], printedOn: string): readonly Sheet[] {
  const sheets = parts.map(({ playbook, printing }, index) => tabbed(bookletSheet(playbook, printing), index + 1, parts.length))
  const printed = `Printed ${dateInWords(printedOn)}`
  const title = 'Binder'
  const front: Sheet = {
    title,
    language: 'en',
    elements: [
      {
        type: 'masthead',
        title,
        facts: [
          { label: 'playbooks', value: String(parts.length) },
          { label: 'printed', value: dateInWords(printedOn) },
        ],
      },
      {
        type: 'contents',
        title: 'Contents',
        entries: parts.flatMap(({ playbook, printing }, index) => entriesOf(playbook, printing, index + 1)),
      },
    ],
    footer: { name: title, edition: `${parts.length} playbooks`, printed },
  }
  return [front, ...sheets]
}

function entriesOf(playbook: Playbook, printing: Printing, tab: number): readonly ContentsEntry[] {
  const { rto } = playbook.meta
  return [
    {
      level: 1,
      number: String(tab),
      title: titleOf(playbook, printing),
      anchor: anchorOf('', tab),
      ...(rto === undefined ? {} : { detail: durationInWords(rto) }),
    },
    ...playbook.scenarios.map((scenario, index): ContentsEntry => {
      const { number, title, objective } = scenarioElement(playbook, scenario, scenario.number ?? String(index + 1), '')
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
