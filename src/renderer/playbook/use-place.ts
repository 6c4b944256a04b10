// Where on the page the responder is. The address follows the scrolling, so that a reload comes back here; an address that
// was gone to scrolls the page.
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { type Route, replaceRoute } from '../app/routes.ts'
import { useStores } from '../app/stores.ts'
import { type Chapter, chapterOfStep, type Page } from './page.ts'
import { startOf } from './progress.ts'

type PageRoute = Exclude<Route, { type: 'library' }>

export function usePlace(route: PageRoute, page: Page | undefined, scroller: RefObject<HTMLElement | null>) {
  const { playbook, incident } = useStores()
  const [chapterKey, setChapterKey] = useState<string>()
  const latestRoute = useRef(route)
  latestRoute.current = route
  const settled = useRef('')
  const placeKey =
    route.scenarioId !== undefined ? `scenario ${route.scenarioId}` : route.sectionId !== undefined ? `section ${route.sectionId}` : ''

  const goToSection = useCallback((sectionId: string) => {
    const element = document.getElementById(sectionId)
    element?.scrollIntoView({ block: 'start' })
  }, [])

  // An address that names a place: scroll there, and let the keys act on the first step of it that is left to do.
  useEffect(() => {
    if (page === undefined || settled.current === placeKey) return
    settled.current = placeKey
    const { scenarioId, sectionId } = latestRoute.current
    const chapter = page.chapters.find((candidate) =>
      scenarioId !== undefined ? candidate.scenario?.id === scenarioId : candidate.key === sectionId,
    )
    if (chapter === undefined) return
    goToSection(chapter.key)
    setChapterKey(chapter.key)
    const cursor = playbook.getState().cursor
    const isThere = cursor !== undefined && chapterOfStep(page, cursor) === chapter
    if (!isThere && scenarioId !== undefined) playbook.setCursor(startOf(page, chapter, incident.getState().incident.steps))
    requestAnimationFrame(() => goToSection(chapter.key))
  }, [page, placeKey, playbook, incident, goToSection])

  useEffect(() => {
    const element = scroller.current
    if (element === null || page === undefined) return
    let frame = 0
    const look = () => {
      frame = 0
      const chapter = chapterInView(element, page)
      if (chapter === undefined) return
      setChapterKey(chapter.key)
      const place =
        chapter.scenario !== undefined ? { scenarioId: chapter.scenario.id } : chapter.key === 'top' ? {} : { sectionId: chapter.key }
      const { scenarioId: _scenario, sectionId: _section, ...rest } = latestRoute.current
      settled.current =
        chapter.scenario !== undefined ? `scenario ${chapter.scenario.id}` : chapter.key === 'top' ? '' : `section ${chapter.key}`
      replaceRoute({ ...rest, ...place } as PageRoute)
    }
    const onScroll = () => {
      if (frame === 0) frame = requestAnimationFrame(look)
    }
    element.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      element.removeEventListener('scroll', onScroll)
      cancelAnimationFrame(frame)
    }
  }, [page, scroller])

  return { chapterKey, goToSection }
}

/** The last chapter that starts above the upper third of the view. */
function chapterInView(scroller: HTMLElement, page: Page): Chapter | undefined {
  const limit = scroller.getBoundingClientRect().top + scroller.clientHeight / 3
  const tops = scroller.querySelectorAll<HTMLElement>('[data-chapter]')
  let key: string | undefined
  for (const element of tops) {
    if (element.getBoundingClientRect().top > limit) break
    key = element.dataset.chapter
  }
  return page.chapters.find((chapter) => chapter.key === key)
}
