// Where on the page the responder is. The address follows the scrolling, so that a reload comes back here; an address that
// was gone to scrolls the page.
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { startOfProcedure } from '../../core/incident/onward/onward.ts'
import type { ProcedureId, ScenarioId } from '../../core/playbook/model/document.ts'
import { formatRoute, type Route, replaceRoute } from '../app/routes.ts'
import { useStores } from '../app/stores.ts'
import { arriveAt } from './arrive.ts'
import { type Chapter, chapterOfSection, chapterOfStep, type Page } from './page.ts'
import { startOf } from './progress.ts'

type PageRoute = Exclude<Route, { type: 'library' }>

/** `page` is that of the address; undefined as long as another one's is still shown, in which a section may have the same name. */
export function usePlace(route: PageRoute, page: Page | undefined, scroller: RefObject<HTMLElement | null>) {
  const { playbook, incident } = useStores()
  const [chapterKey, setChapterKey] = useState<string>()
  const latestRoute = useRef(route)
  latestRoute.current = route
  const settled = useRef('')
  const placeKey = keyOf(route)
  const settledKey = useCallback((key: string) => `${playbook.getState().playbookId} ${key}`, [playbook])
  const pinnedUntil = useRef(0)

  const settle = useCallback(
    (chapter: Chapter) => {
      setChapterKey(chapter.key)
      const place = placeOf(chapter)
      settled.current = settledKey(keyOf(place))
      const { scenarioId: _scenario, sectionId: _section, procedureId: _procedure, ...rest } = latestRoute.current
      // Someone who is on the way to another page must not be taken back by the last scrolling of this one.
      if (!location.hash.startsWith(formatRoute(rest))) return
      replaceRoute({ ...rest, ...place } as PageRoute)
    },
    [settledKey],
  )

  const goToSection = useCallback(
    (sectionId: string) => {
      const { cursor } = playbook.getState()
      const chapter = page === undefined ? undefined : chapterOfSection(page, sectionId)
      const isThere = page !== undefined && cursor !== undefined && chapter !== undefined && chapterOfStep(page, cursor) === chapter
      arriveAt(sectionId, isThere ? cursor : undefined)
      // What was gone to is where one is, also where the document is too short to scroll it to the top.
      pinnedUntil.current = performance.now() + pinnedMs
      if (chapter !== undefined) settle(chapter)
    },
    [page, settle, playbook],
  )

  // An address that names a place: scroll there, and let the keys act on the first step of it that is left to do. In a section
  // without steps they act on none, rather than on one that is out of sight.
  useEffect(() => {
    if (page === undefined || settled.current === settledKey(placeKey)) return
    settled.current = settledKey(placeKey)
    const { scenarioId, sectionId, procedureId } = latestRoute.current
    const chapter =
      scenarioId !== undefined
        ? page.chapters.find((candidate) => candidate.scenario?.id === scenarioId)
        : chapterOfSection(page, sectionId ?? '')
    if (chapter === undefined) return
    setChapterKey(chapter.key)
    const cursor = playbook.getState().cursor
    const { steps } = incident.getState().incident
    const procedure = procedureId === undefined ? undefined : page.procedures.get(procedureId)
    const isThere = cursor !== undefined && chapterOfStep(page, cursor) === chapter
    if (procedure !== undefined) playbook.setCursor(startOfProcedure(procedure, steps))
    else if (!isThere) playbook.setCursor(scenarioId === undefined ? undefined : startOf(page, chapter, steps))
    goToSection(sectionId ?? chapter.key)
  }, [page, placeKey, settledKey, playbook, incident, goToSection])

  useEffect(() => {
    const element = scroller.current
    if (element === null || page === undefined) return
    let frame = 0
    const look = () => {
      frame = 0
      if (performance.now() < pinnedUntil.current) return
      const chapter = chapterInView(element, page)
      if (chapter !== undefined) settle(chapter)
    }
    const onScroll = () => {
      if (frame === 0) frame = requestAnimationFrame(look)
    }
    element.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      element.removeEventListener('scroll', onScroll)
      cancelAnimationFrame(frame)
    }
  }, [page, scroller, settle])

  return { chapterKey, goToSection }
}

const pinnedMs = 400

interface Place {
  readonly scenarioId?: ScenarioId
  readonly sectionId?: string
  readonly procedureId?: ProcedureId
}

function placeOf(chapter: Chapter): Place {
  if (chapter.scenario !== undefined) return { scenarioId: chapter.scenario.id }
  return chapter.key === 'top' ? {} : { sectionId: chapter.key }
}

function keyOf({ scenarioId, sectionId, procedureId }: Place): string {
  return scenarioId !== undefined ? `scenario ${scenarioId}` : sectionId !== undefined ? `section ${sectionId} ${procedureId ?? ''}` : ''
}

/** The last chapter that starts in the upper part of the view. */
function chapterInView(scroller: HTMLElement, page: Page): Chapter | undefined {
  const limit = scroller.getBoundingClientRect().top + Math.min(160, scroller.clientHeight / 3)
  const tops = scroller.querySelectorAll<HTMLElement>('[data-chapter]')
  let key: string | undefined
  for (const element of tops) {
    if (element.getBoundingClientRect().top > limit) break
    key = element.dataset.chapter
  }
  return page.chapters.find((chapter) => chapter.key === key)
}
