// The left side: scenarios with number, title and objective; under the current one its procedures; then all other sections.
import { Fragment, useEffect, useMemo } from 'react'
import { useStore } from 'zustand'
import type { StepId } from '../../core/playbook/model/document.ts'
import type { Procedure } from '../../core/playbook/model/procedure.ts'
import { scenarioObjective } from '../../core/playbook/scenario-objective.ts'
import { useStores } from '../app/stores.ts'
import { FindingsLine } from '../findings/findings-line.tsx'
import { classes } from '../parts/classes.ts'
import { HiddenWords } from '../parts/hidden-words.tsx'
import { durationWords } from '../parts/words.ts'
import { stepElement } from '../step/step-actions.ts'
import styles from './outline.module.css'
import { type Chapter, type Page, plainText } from './page.ts'
import { closePanes } from './panes.ts'
import { markedChapter, progressOf, startOf, stepsToTell } from './progress.ts'
import { unsettledWords } from './unsettled.ts'

interface OutlineProps {
  readonly page: Page
  readonly chapterKey: string | undefined
  readonly onGo: (sectionId: string) => void
}

export function Outline({ page, chapterKey, onGo }: OutlineProps) {
  const { playbook } = useStores()
  const markedKey = useStore(playbook, ({ cursor }) => markedChapter(page, chapterKey, cursor))
  useMarkedInSight(markedKey)
  const scenarios = page.chapters.filter((chapter) => chapter.scenario !== undefined)
  const isNumbered = scenarios.some((chapter) => chapter.scenario?.number !== undefined)
  const others = page.chapters.filter(
    (chapter) => chapter.scenario === undefined && chapter.heading !== undefined && chapter.heading.level > 1,
  )
  return (
    <>
      {scenarios.length > 0 && (
        <>
          <h2 className={styles.name}>What went wrong</h2>
          <ol className={classes(scenarios.length > 9 && styles.wide)}>
            {scenarios.map((chapter) => (
              <ScenarioLine
                key={chapter.key}
                chapter={chapter}
                page={page}
                isCurrent={chapter.key === markedKey}
                isNumbered={isNumbered}
                onGo={onGo}
              />
            ))}
          </ol>
        </>
      )}
      {others.length > 0 && (
        <>
          <h2 className={styles.name}>{scenarios.length > 0 ? 'Also in this playbook' : 'In this playbook'}</h2>
          <ol>
            {others.map((chapter) => (
              <li key={chapter.key} className={styles.line} data-current={chapter.key === markedKey}>
                <OutlineLink chapter={chapter} isCurrent={chapter.key === markedKey} onGo={onGo}>
                  <span>
                    {plainText(chapter.heading?.inlines ?? [])}
                    <Unsettled chapter={chapter} page={page} />
                  </span>
                </OutlineLink>
              </li>
            ))}
          </ol>
        </>
      )}
      <FindingsLine />
    </>
  )
}

/** Where one is stays in sight, also in an outline that is longer than the window. */
function useMarkedInSight(markedKey: string | undefined): void {
  useEffect(() => {
    const outline = document.querySelector('[data-outline]')
    if (outline === null) return
    const bringIntoSight = () => {
      const line = outline.querySelector('[data-current=true]')?.getBoundingClientRect()
      const view = outline.getBoundingClientRect()
      if (line === undefined) return
      if (line.top < view.top || line.bottom > view.bottom) outline.scrollTop += line.top - view.top - view.height / 3
    }
    bringIntoSight()
    // What failed is told above it a moment later, and pushes it down.
    const observer = new ResizeObserver(bringIntoSight)
    for (const part of [outline, ...outline.children]) observer.observe(part)
    return () => observer.disconnect()
  }, [markedKey])
}

interface LineProps {
  readonly chapter: Chapter
  readonly page: Page
  readonly isCurrent: boolean
  readonly isNumbered: boolean
  readonly onGo: (sectionId: string) => void
}

function ScenarioLine({ chapter, page, isCurrent, isNumbered, onGo }: LineProps) {
  const { scenario } = chapter
  if (scenario === undefined) return null
  const objective = scenarioObjective(scenario, page.procedures.values())
  return (
    <Fragment>
      <li className={styles.line} data-current={isCurrent}>
        <OutlineLink chapter={chapter} isCurrent={isCurrent} onGo={onGo}>
          {isNumbered && <span className={styles.number}>{scenario.number ?? ''}</span>}
          <span>
            {scenario.title}
            <Unsettled chapter={chapter} page={page} />
          </span>
          {objective !== undefined && <small>{durationWords(objective)}</small>}
        </OutlineLink>
      </li>
      {isCurrent && scenario.procedureIds.length > 1 && <Procedures chapter={chapter} page={page} />}
    </Fragment>
  )
}

/** What failed there, or runs: seen from wherever one is. */
function Unsettled({ chapter, page }: { readonly chapter: Chapter; readonly page: Page }) {
  const { incident } = useStores()
  const own = useMemo(() => stepsToTell(page, chapter), [page, chapter])
  const words = useStore(incident, (view) => unsettledWords(own, view.incident.steps))
  return words === '' ? null : <em className={styles.unsettled}>{words}</em>
}

interface OutlineLinkProps {
  readonly chapter: Chapter
  readonly isCurrent: boolean
  readonly onGo: (sectionId: string) => void
  readonly children: React.ReactNode
}

function OutlineLink({ chapter, isCurrent, onGo, children }: OutlineLinkProps) {
  const { playbook, incident } = useStores()
  return (
    <a
      href={`#${chapter.key}`}
      {...(isCurrent ? { 'aria-current': 'true' as const } : {})}
      onClick={(event) => {
        event.preventDefault()
        const { page } = playbook.getState()
        const isScenario = page !== undefined && chapter.scenario !== undefined
        playbook.setCursor(isScenario ? startOf(page, chapter, incident.getState().incident.steps) : undefined)
        // After the step was brought into sight: the chapter's head is to be read first.
        requestAnimationFrame(() =>
          requestAnimationFrame(() => {
            onGo(chapter.key)
            focusStep(playbook.getState().cursor)
          }),
        )
      }}
    >
      {children}
    </a>
  )
}

/** The keys act on the step that was gone to, also where they did before; on the page where that is only to be read. */
function focusStep(stepId: StepId | undefined): void {
  const place = stepId === undefined ? document.querySelector('main') : stepElement(stepId)
  place?.focus({ preventScroll: true })
}

/** The procedures of the current scenario, with how far each is; choosing one takes the keys to its first step that is left. */
function Procedures({ chapter, page }: { readonly chapter: Chapter; readonly page: Page }) {
  const { playbook, incident } = useStores()
  const steps = useStore(incident, (view) => view.incident.steps)
  const hasIncident = useStore(incident, (view) => view.incidentId !== undefined)
  const worked = useStore(playbook, (view) => (view.cursor === undefined ? undefined : page.steps.get(view.cursor)?.procedure.id))
  const procedures = (chapter.scenario?.procedureIds ?? [])
    .map((id) => page.procedures.get(id))
    .filter((procedure) => procedure !== undefined)
  const options = new Map(
    chapter.parts.flatMap((part) => (part.type === 'options' ? part.options : [])).map((option) => [option.procedure.id, option]),
  )
  return procedures.map((procedure) => {
    const option = options.get(procedure.id)
    const { finished, all } = progressOf(page, procedure.steps, steps)
    const first = procedure.steps.find((step) => (steps[step.id]?.status ?? 'todo') === 'todo') ?? procedure.steps[0]
    return (
      <li key={procedure.id} className={styles.sub} data-current={procedure.id === worked}>
        <a
          href={`#${chapter.key}`}
          {...(procedure.id === worked ? { 'aria-current': 'step' as const } : {})}
          onClick={(event) => {
            event.preventDefault()
            closePanes()
            if (first !== undefined) playbook.setCursor(first.id)
            focusStep(first?.id)
          }}
        >
          {option !== undefined && <b>{option.letter}</b>}
          <span>{option?.title ?? ownTitle(procedure, procedures)}</span>
          <small>
            {hasIncident && finished > 0 ? `${finished}/${all}` : all}
            <HiddenWords>{hasIncident ? ' steps finished' : ' steps'}</HiddenWords>
          </small>
        </a>
      </li>
    )
  })
}

/** Of a heading whose other items are procedures too, its one step's: the heading would seem to begin after them. */
function ownTitle({ path, steps, title }: Procedure, procedures: readonly Procedure[]): string {
  const isAmongItems = procedures.some(
    (other) => other.path.length > path.length && path.every((heading, depth) => other.path[depth] === heading),
  )
  return isAmongItems && steps.length === 1 ? (steps[0]?.title ?? title) : title
}
