// Puts a step where it is read: its title in sight whatever its height, and with it what stands above its first step (the
// heading, the sentence that says when to do this), as much of it as there is room for.
import type { StepId } from '../../core/playbook/model/document.ts'
import { stepElement } from '../step/step-actions.ts'

/** Above the step, and below it, where there is room: what comes next is seen coming. */
const edgePx = 16
const outlookPx = 96
/** How much of a step must be in sight to know it by. */
export const knownByPx = 64

/** What must be in sight of a step that is higher than the page: on arriving its title, after a run what came of it. */
export type StepEnd = 'title' | 'foot'

export function placeStep(stepId: StepId, end: StepEnd): void {
  const card = stepElement(stepId)
  const view = card?.closest('main')
  if (card === null || view === null || view === undefined) return
  const { top, bottom } = inner(view)
  const own = card.getBoundingClientRect()
  const start = topWithLead(card, own, bottom - top)
  const isTooHigh = own.bottom - start > bottom - top
  if (isTooHigh) view.scrollBy({ top: end === 'title' ? start - top : own.bottom - bottom })
  else if (start < top) view.scrollBy({ top: start - top })
  else if (reachOf(card, own) > bottom) view.scrollBy({ top: Math.min(start - top, reachOf(card, own) - bottom + outlookPx) })
}

/** With the last step what stands under it: that all are finished, and what may come next. */
function reachOf(card: Element, own: DOMRect): number {
  const end = card.nextElementSibling === null ? card.closest('[data-steps]')?.lastElementChild : undefined
  return Math.max(own.bottom, end?.getBoundingClientRect().bottom ?? 0)
}

export function isInView(stepId: StepId): boolean {
  const card = stepElement(stepId)
  const view = card?.closest('main')
  if (card === null || view === null || view === undefined) return false
  const own = card.getBoundingClientRect()
  const { top, bottom } = inner(view)
  return own.top >= top - edgePx && own.bottom <= bottom + edgePx
}

/** Whether enough of it is in sight to know it by: its title, or as much of it as a title takes. */
export function hasPartInView(stepId: StepId): boolean {
  const card = stepElement(stepId)
  const view = card?.closest('main')?.getBoundingClientRect()
  if (card === null || view === undefined) return false
  const own = card.getBoundingClientRect()
  return Math.min(own.bottom, view.bottom) - Math.max(own.top, view.top) >= Math.min(own.height, knownByPx)
}

/** Whether it could be seen if nothing stood below the page. */
export function isInWindow(stepId: StepId): boolean {
  const card = stepElement(stepId)?.getBoundingClientRect()
  return card !== undefined && card.bottom > 0 && card.top < window.innerHeight
}

function inner(view: Element): { readonly top: number; readonly bottom: number } {
  const { top, bottom } = view.getBoundingClientRect()
  return { top: top + edgePx, bottom: bottom - edgePx }
}

function topWithLead(card: Element, own: DOMRect, room: number): number {
  let start = own.top
  for (const element of leadOf(card)) {
    const { top, height } = element.getBoundingClientRect()
    if (height === 0) continue
    if (own.bottom - top > room) break
    start = top
  }
  return start
}

/** What stands between the step before and this one, from the nearest up; nothing for a step within a run of them. */
function* leadOf(card: Element): Generator<Element> {
  if (card.previousElementSibling !== null) return
  const steps = card.closest('[data-steps]')
  let above = steps?.previousElementSibling ?? steps?.closest('[data-option]')?.previousElementSibling
  while (above !== null && above !== undefined && !above.matches('[data-steps]')) {
    yield above
    above = above.previousElementSibling ?? above.closest('[data-option]')?.previousElementSibling
  }
}
