// What a page says, cut into the smallest parts that a change is told of: a step, a paragraph, a table. Only the playbook's
// own text counts: neither how it is set, nor lines to write on, nor Runcard's words beside it, so that another size of
// paper or another version of Runcard doesn't make a sheet stale.
import { plainText } from '../card/runs.ts'
import type { CommandBox, FormPart, ListEntry, Sheet, SheetElement, TextRun } from '../card/sheet.ts'
import type { StepId } from '../playbook/model/document.ts'

export interface PrintedUnit {
  readonly type: SheetElement['type']
  /** Of a step. */
  readonly stepId?: StepId
  /** Of a step or scenario, as it stands beside the title. */
  readonly number?: string
  /** Of a step, scenario or heading. */
  readonly title?: string
  /** All that it says besides number and title; commands to the character. */
  readonly text: string
}

/** The units of elements, in order; an element that says nothing of the playbook has none. */
export function unitsOf(elements: readonly SheetElement[]): PrintedUnit[] {
  return elements.flatMap(elementUnits)
}

/** What a card is of; of another sheet, nothing. */
export function headOfCard(sheet: Sheet, units: readonly PrintedUnit[]): PrintedUnit | undefined {
  return sheet.scenarioId === undefined ? undefined : units.find(({ type }) => type === 'scenario')
}

function elementUnits(element: SheetElement): PrintedUnit[] {
  switch (element.type) {
    case 'step': {
      const { stepId, number, title, titleRuns = [] } = element
      const addresses = titleRuns.flatMap(({ href, mono, text }) => (href !== undefined && mono === true ? [text] : []))
      const text = lines([...addresses, partsText(element.parts)])
      return [{ type: 'step', ...(stepId === undefined ? {} : { stepId }), number, title: prose(title), text }]
    }
    case 'scenario': {
      const { number, title, objective, chapter } = element
      return [{ type: 'scenario', number, title: prose(title), text: lines([chapter?.title, objective?.value].map(prose)) }]
    }
    case 'masthead':
      return [{ type: 'masthead', title: prose(element.title), text: lines(element.facts.map(({ value }) => prose(value))) }]
    case 'heading':
    case 'label':
      return unit(element, { title: runsText(element.runs), text: '' })
    case 'columns':
      return element.columns.flatMap(unitsOf)
    default:
      return unit(element, { text: elementText(element) })
  }
}

function unit(element: SheetElement, said: { readonly title?: string; readonly text: string }): PrintedUnit[] {
  return said.text === '' && (said.title ?? '') === '' ? [] : [{ type: element.type, ...said }]
}

function elementText(element: SheetElement | CommandBox): string {
  switch (element.type) {
    case 'command':
      return lines([...element.asides.map(prose), element.text.normalize('NFC')])
    case 'listing':
    case 'diagram':
      return element.text.normalize('NFC')
    case 'paragraph':
      return element.isOwn === true ? '' : runsText(element.runs)
    case 'heading':
    case 'label':
      return runsText(element.runs)
    case 'list':
      return lines(element.entries.map(entryText))
    case 'table':
      return lines([element.head, ...element.rows].map((row) => row.map(runsText).join(' | ')))
    case 'quote':
      return lines(element.elements.map(elementText))
    case 'form':
      return lines(element.lines.map((parts) => parts.map(partText).filter(Boolean).join(' ')))
    case 'contents':
      return lines(element.entries.map(({ number, title, detail }) => [number, prose(title), prose(detail)].filter(Boolean).join(' ')))
    case 'columns':
      return lines(element.columns.flat().map(elementText))
    case 'masthead':
    case 'scenario':
    case 'step':
      return lines(elementUnits(element).map(({ number = '', title = '', text }) => lines([`${number} ${title}`.trim(), text])))
    // Runcard's own words, and what is only drawn.
    case 'small-heading':
    case 'rule':
    case 'page-break':
      return ''
    default:
      element satisfies never
      return ''
  }
}

function partsText(parts: readonly (SheetElement | CommandBox)[]): string {
  return lines(parts.map(elementText))
}

function entryText({ marker, elements }: ListEntry): string {
  const sign = typeof marker === 'object' ? `${marker.number}.` : marker === 'dash' ? '-' : marker === 'box' ? '[ ]' : '[x]'
  return `${sign} ${partsText(elements)}`
}

/** A line to write on says nothing, nor does the label before it. */
function partText({ label, value, isFilledIn }: FormPart): string {
  return value === undefined || isFilledIn === true ? '' : prose(`${label} ${value}`)
}

function runsText(runs: readonly TextRun[]): string {
  return prose(plainText(runs))
}

/** Where a line of prose breaks is the paper's business. */
function prose(text = ''): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim()
}

function lines(texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('\n')
}

/** Each once, also where it stands on two pages. */
export function stepsAmong(units: readonly PrintedUnit[]): { readonly stepId: StepId; readonly number: string; readonly title: string }[] {
  const steps = units.flatMap(({ stepId, number = '', title = '' }) => (stepId === undefined ? [] : [{ stepId, number, title }]))
  return [...new Map(steps.map((step) => [step.stepId, step])).values()]
}
