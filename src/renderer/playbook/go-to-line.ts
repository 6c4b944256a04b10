// From a line of the file to its place on the page: the step that it is part of, else the block that begins nearest above it.
import type { StepId } from '../../core/playbook/model/document.ts'
import { stepElement } from '../step/step-actions.ts'
import type { Page } from './page.ts'
import type { PlaybookStore } from './store.ts'

const markedMs = 6000

/** Scrolls there and marks the place for a while. The keys go to the step where there is one. */
export function goToLine(playbook: PlaybookStore, page: Page, line: number): void {
  const stepId = stepAt(page, line)
  if (stepId !== undefined) {
    playbook.setCursor(stepId)
    // After an option that was out of sight is shown.
    requestAnimationFrame(() => requestAnimationFrame(() => show(stepElement(stepId))))
  } else show(elementAt(line))
}

function stepAt(page: Page, line: number): StepId | undefined {
  let best: { readonly id: StepId; readonly length: number } | undefined
  for (const [id, { step }] of page.steps) {
    const { start, end } = step.lines
    if (line >= start && line <= end && (best === undefined || end - start < best.length)) best = { id, length: end - start }
  }
  return best?.id
}

function elementAt(line: number): HTMLElement | null {
  let best: HTMLElement | null = document.querySelector('h1')
  let bestLine = 0
  for (const element of document.querySelectorAll<HTMLElement>('main [data-line]')) {
    const own = Number(element.dataset.line)
    if (own <= line && own >= bestLine) {
      best = element
      bestLine = own
    }
  }
  return best
}

function show(element: HTMLElement | null): void {
  if (element === null) return
  element.closest('[hidden]')?.dispatchEvent(new Event('beforematch'))
  requestAnimationFrame(() => {
    element.scrollIntoView({ block: element.dataset.chapter === undefined ? 'center' : 'start' })
    element.dataset.found = ''
    setTimeout(() => delete element.dataset.found, markedMs)
  })
}
