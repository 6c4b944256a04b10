// Arriving somewhere on the page: the title at the top and the step that the keys act on below it, where both fit; else the
// step. Chapters out of sight have only a guessed height until they are drawn (content-visibility), so the place is taken
// again for a few frames.
import type { StepId } from '../../core/playbook/model/document.ts'
import { stepElement } from '../step/step-actions.ts'
import { placeStep } from './place-step.ts'

const settlingFrames = 5
let arrival = 0

/** Scrolls to a section's title; `stepId` is kept in sight, when it is below. */
export function arriveAt(sectionId: string, stepId: StepId | undefined): void {
  const mine = ++arrival
  let frames = 0
  const place = () => {
    if (mine !== arrival) return
    document.getElementById(sectionId)?.scrollIntoView({ block: 'start' })
    const step = stepId === undefined ? null : stepElement(stepId)
    const view = step?.closest('main')?.getBoundingClientRect()
    const card = step?.getBoundingClientRect()
    if (stepId !== undefined && view !== undefined && card !== undefined && card.bottom > view.bottom) placeStep(stepId, 'title')
    if (++frames < settlingFrames) requestAnimationFrame(place)
  }
  place()
}

/** Ends the settling: the responder has moved on. */
export function endArrival(): void {
  arrival++
}
