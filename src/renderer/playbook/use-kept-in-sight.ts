// A window made smaller, a zoom, a pane that takes room: the step that the keys act on stays in sight where it was. One that the
// responder had scrolled away from is left where it is.
import { type RefObject, useEffect } from 'react'
import { useStores } from '../app/stores.ts'
import { hasPartInView, placeStep } from './place-step.ts'

/** Chapters that come near have only a guessed height until they are drawn: the place is taken again. */
const settlingFrames = 5

export function useKeptInSight(scroller: RefObject<HTMLElement | null>): void {
  const { playbook } = useStores()
  useEffect(() => {
    const element = scroller.current
    if (element === null) return
    let size = sizeOf(element)
    let wasInSight = false
    let frame = 0
    const look = () => {
      const { cursor } = playbook.getState()
      // While the size changes what is in sight says nothing of what was.
      if (sizeOf(element) === size) wasInSight = cursor !== undefined && hasPartInView(cursor)
    }
    const settle = (framesLeft: number) => {
      const { cursor } = playbook.getState()
      if (cursor !== undefined && wasInSight && !hasPartInView(cursor)) placeStep(cursor, 'title')
      if (framesLeft > 0) frame = requestAnimationFrame(() => settle(framesLeft - 1))
      else size = sizeOf(element)
    }
    const resized = new ResizeObserver(() => {
      if (sizeOf(element) === size) return
      cancelAnimationFrame(frame)
      settle(settlingFrames)
    })
    resized.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    const stop = playbook.subscribe(({ cursor }, before) => {
      // It is being brought into sight.
      if (cursor !== before.cursor) wasInSight = true
    })
    return () => {
      resized.disconnect()
      element.removeEventListener('scroll', look)
      cancelAnimationFrame(frame)
      stop()
    }
  }, [playbook, scroller])
}

function sizeOf(element: Element): string {
  return `${element.clientWidth} ${element.clientHeight}`
}
