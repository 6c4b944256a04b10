// The step that the keys act on: keeps it in sight, moves it on when a step is done, and says what became of it.
import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { type StepStatus, stepOf } from '../../core/incident/state.ts'
import type { StepId } from '../../core/playbook/model/document.ts'
import { parseRoute } from '../app/routes.ts'
import { useStores } from '../app/stores.ts'
import { announce } from '../parts/live-region.tsx'
import { sentence } from '../parts/words.ts'
import { wordsOfKeys } from '../step/keys-back.ts'
import { spokenStatus } from '../step/status-words.ts'
import { stepElement } from '../step/step-actions.ts'
import { useTerminalVisibility } from '../terminal/visibility.ts'
import { arriveAt, endArrival } from './arrive.ts'
import { chapterOfStep, optionsWith, type Page } from './page.ts'
import { isInView, isInWindow, placeStep, type StepEnd } from './place-step.ts'
import { nextFrom, resumeAt } from './progress.ts'

export function useCursor(page: Page | undefined): void {
  const { playbook, incident } = useStores()
  const cursor = useStore(playbook, (view) => view.cursor)
  const state = useStore(incident, (view) => (cursor === undefined ? undefined : stepOf(view.incident, cursor)))
  const incidentId = useStore(incident, (view) => view.incidentId)
  const before = useRef<{ cursor: StepId | undefined; status: string | undefined }>({ cursor: undefined, status: undefined })

  // A journal that was just read: go on at the first step that is left of the procedure that was worked on last; unless the
  // address leads to another chapter, to be read.
  const isRead = useStore(incident, (view) => view.incident.lastSeq > 0)
  useEffect(() => {
    if (page === undefined || incidentId === undefined || !isRead || playbook.getState().cursor !== undefined) return
    const timer = setTimeout(() => {
      const resumed = resumeAt(page, incident.getState().incident.steps)
      if (playbook.getState().cursor === undefined && !isSentElsewhere(page, resumed)) playbook.setCursor(resumed)
    }, 60)
    return () => clearTimeout(timer)
  }, [page, incidentId, isRead, playbook, incident])

  useEffect(() => {
    // Come back to from where there was none, the same step is brought into sight again.
    if (cursor === undefined) before.current = { cursor, status: undefined }
    if (page === undefined || cursor === undefined || state === undefined) return
    const { cursor: lastCursor, status: lastStatus } = before.current
    before.current = { cursor, status: state.status }
    if (lastCursor !== cursor) {
      showOption(page, cursor, playbook)
      const chapter = chapterOfStep(page, cursor)
      const isNew = lastCursor === undefined || chapterOfStep(page, lastCursor) !== chapter
      requestAnimationFrame(() => {
        if (!isNew || chapter === undefined) return bringIntoView(cursor, 'title')
        takeFocus(cursor)
        // A step that was clicked stays under the pointer.
        if (!isInView(cursor)) arriveAt(chapter.key, cursor)
      })
      return
    }
    if (lastStatus === state.status) return
    const known = page.steps.get(cursor)
    if (known === undefined) return
    const keys = isOver(state.status) ? wordsOfKeys(cursor) : ''
    const said = `Step ${known.step.number} ${spokenStatus(state)}.${keys === '' ? '' : ` ${keys}`}`
    const isFinished = state.status === 'done' || state.status === 'skipped'
    const next = isFinished ? nextFrom(page, known.procedure, cursor, incident.getState().incident.steps) : undefined
    const nextStep = next === undefined ? undefined : page.steps.get(next)?.step
    announce(nextStep === undefined ? said : `${said} ${sentence(`Next: step ${nextStep.number}, ${nextStep.title}`)}`)
    if (next !== undefined) playbook.setCursor(next)
    else requestAnimationFrame(() => bringIntoView(cursor, state.status === 'todo' || isFinished ? 'title' : 'foot'))
  }, [page, cursor, state, playbook, incident])

  // The terminal takes its room from the page: a step that stood there goes up.
  const terminalRoom = useTerminalVisibility(({ isShown, isTall }) => (isShown ? 1 + Number(isTall) : 0))
  useEffect(() => {
    const { cursor: stepId } = playbook.getState()
    if (terminalRoom > 0 && stepId !== undefined && isInWindow(stepId)) placeStep(stepId, 'foot')
  }, [terminalRoom, playbook])
}

function isOver(status: StepStatus): boolean {
  return status !== 'todo' && status !== 'running'
}

/** The address leads to another chapter than that of the step, or to a heading within one; scrolling writes the step's own there. */
function isSentElsewhere(page: Page, stepId: StepId | undefined): boolean {
  const route = parseRoute(location.hash)
  const sectionId = 'sectionId' in route ? route.sectionId : undefined
  return sectionId !== undefined && (stepId === undefined || chapterOfStep(page, stepId)?.key !== sectionId)
}

type Playbook = ReturnType<typeof useStores>['playbook']

function showOption(page: Page, stepId: StepId, playbook: Playbook): void {
  const procedure = page.steps.get(stepId)?.procedure
  const part = procedure === undefined ? undefined : optionsWith(page, procedure.id)
  const option = part?.options.find((candidate) =>
    candidate.parts.some((inner) => inner.type === 'steps' && inner.procedure.id === procedure?.id),
  )
  if (part !== undefined && option !== undefined) playbook.chooseOption(part.key, option.procedure.id)
}

function bringIntoView(stepId: StepId, end: StepEnd): void {
  endArrival()
  // A step that was clicked stays under the pointer.
  const isHere = stepElement(stepId)?.contains(document.activeElement) === true
  takeFocus(stepId)
  if (!isHere || end === 'foot') placeStep(stepId, end)
}

/** Keys go to the step, unless somebody is typing elsewhere. */
function takeFocus(stepId: StepId): void {
  const element = stepElement(stepId)
  if (element === null) return
  const active = document.activeElement
  const isTyping = active instanceof HTMLElement && active.matches('input, textarea, .xterm *') && !active.closest('[data-step]')
  if (!isTyping && !element.contains(active)) element.focus({ preventScroll: true })
}
