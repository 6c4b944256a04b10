// A window made smaller, a zoom, a pane that takes room, a step above that prints, or ends and folds: the step that the keys act
// on stays in sight where it was. One that the responder had scrolled away from is left where it is.
import { type RefObject, useEffect } from 'react'
import type { StepId } from '../../core/playbook/model/document.ts'
import { useStores } from '../app/stores.ts'
import { stepElement } from '../step/step-actions.ts'
import { hasPartInView, knownByPx, placeStep } from './place-step.ts'

/** Chapters that come near have only a guessed height until they are drawn: the place is taken again. */
const settlingFrames = 5

export function useKeptInSight(scroller: RefObject<HTMLElement | null>): void {
  const { playbook } = useStores()
  useEffect(() => {
    const element = scroller.current
    if (element === null) return
    let steps: readonly Element[] = []
    let size = sizeOf(element)
    let stepsPx = 0
    let card: Place | undefined
    let wasInSight = false
    let frame = 0
    const look = () => {
      const { cursor } = playbook.getState()
      // While the size changes what is in sight says nothing of what was.
      if (sizeOf(element) !== size) return
      // Nor does it while the steps grow or shrink: where the step was is scrolled to, or away from.
      if (heightsOf(steps) === stepsPx) card = placeOf(cursor, element)
      wasInSight = card !== undefined && hasPart(card, element)
    }
    const settle = (framesLeft: number) => {
      const { cursor } = playbook.getState()
      if (cursor !== undefined && wasInSight && !hasPartInView(cursor)) placeStep(cursor, 'title')
      stepsPx = heightsOf(steps)
      card = placeOf(cursor, element)
      if (framesLeft > 0) frame = requestAnimationFrame(() => settle(framesLeft - 1))
      else size = sizeOf(element)
    }
    const resized = new ResizeObserver(() => {
      if (sizeOf(element) === size) return settle(0)
      cancelAnimationFrame(frame)
      settle(settlingFrames)
    })
    // Of the content only what the step stands among, and what was left for it, which may unfold as failed: what else is drawn
    // while somebody scrolls is no reason to go back.
    const watchSteps = (left?: StepId) => {
      const { cursor } = playbook.getState()
      const now = [...new Set([cursor, left].flatMap((stepId) => stepsAround(stepId)))]
      for (const list of steps) if (!now.includes(list)) resized.unobserve(list)
      for (const list of now) if (!steps.includes(list)) resized.observe(list)
      steps = now
      stepsPx = heightsOf(now)
    }
    resized.observe(element)
    watchSteps()
    element.addEventListener('scroll', look, { passive: true })
    const stop = playbook.subscribe(({ cursor }, before) => {
      if (cursor === before.cursor) return
      // It is being brought into sight.
      wasInSight = true
      watchSteps(before.cursor)
      card = placeOf(cursor, element)
    })
    return () => {
      resized.disconnect()
      element.removeEventListener('scroll', look)
      cancelAnimationFrame(frame)
      stop()
    }
  }, [playbook, scroller])
}

/** In the scrolled content, whatever is scrolled to. */
interface Place {
  readonly top: number
  readonly height: number
}

function placeOf(stepId: StepId | undefined, scroller: Element): Place | undefined {
  const own = stepId === undefined ? undefined : stepElement(stepId)?.getBoundingClientRect()
  if (own === undefined) return undefined
  return { top: own.top - scroller.getBoundingClientRect().top + scroller.scrollTop, height: own.height }
}

function hasPart({ top, height }: Place, scroller: Element): boolean {
  const start = Math.max(top, scroller.scrollTop)
  const end = Math.min(top + height, scroller.scrollTop + scroller.clientHeight)
  return end - start >= Math.min(height, knownByPx)
}

function sizeOf(element: Element): string {
  return `${element.clientWidth} ${element.clientHeight}`
}

function stepsAround(stepId: StepId | undefined): readonly Element[] {
  const list = stepId === undefined ? undefined : stepElement(stepId)?.closest('[data-steps]')
  return list === null || list === undefined ? [] : [list]
}

function heightsOf(elements: readonly Element[]): number {
  return elements.reduce((sum, element) => sum + element.getBoundingClientRect().height, 0)
}
