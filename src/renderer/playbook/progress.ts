// Which step comes next, told from what became of the others.
import { isLeft, type Steps } from '../../core/incident/onward/at-hand.ts'
import { nextAfter, nextProcedure, startOfProcedure } from '../../core/incident/onward/onward.ts'
import { isSettled } from '../../core/incident/onward/settled.ts'
import { isForFailure } from '../../core/playbook/elsewhere.ts'
import type { ScenarioId, StepId } from '../../core/playbook/model/document.ts'
import type { Procedure, Step } from '../../core/playbook/model/procedure.ts'
import { isChoice } from '../../core/playbook/way.ts'
import { type Chapter, chapterOfStep, firstStepOf, type Page, stepsIn } from './page.ts'

/**
 * Within the procedure, then with the next one on the way. But which of several ways to go is for the responder to say, and so is
 * whether what was for a failure has helped.
 */
export function nextFrom(page: Page, procedure: Procedure, stepId: StepId, steps: Steps): StepId | undefined {
  const within = nextAfter(procedure, stepId, steps)
  if (within !== undefined || !procedure.steps.every(({ id }) => isSettled(page, id, steps))) return within
  const next = isForFailure(procedure) ? undefined : nextProcedure(page, procedure, steps)
  return next === undefined || isChoice(next) ? undefined : startOfProcedure(next, steps)
}

/** Where work was left, of the steps that are `wanted`: the one that was touched last, or the one after it where it is finished. */
export function resumeAt(page: Page, steps: Steps, wanted: ReadonlySet<StepId> | undefined = undefined): StepId | undefined {
  let latest: StepId | undefined
  let latestAt = 0
  for (const [id, step] of Object.entries(steps)) {
    const at = step?.finishedAt ?? step?.startedAt ?? 0
    if (at < latestAt || !page.steps.has(id as StepId) || wanted?.has(id as StepId) === false) continue
    latest = id as StepId
    latestAt = at
  }
  const procedure = latest === undefined ? undefined : page.steps.get(latest)?.procedure
  if (latest === undefined || procedure === undefined) return undefined
  return isLeft(steps, latest) ? latest : (nextFrom(page, procedure, latest, steps) ?? latest)
}

/** The step of a chapter that the keys act on when it is gone to. */
export function startOf(page: Page, chapter: Chapter, steps: Steps): StepId | undefined {
  const own = stepsToWatch(page, chapter)
  const resumed = resumeAt(page, steps, own)
  if (resumed !== undefined && own.has(resumed)) return resumed
  const first = firstStepOf(chapter) ?? firstElsewhere(page, chapter)
  const procedure = first === undefined ? undefined : page.steps.get(first)?.procedure
  return procedure === undefined ? first : startOfProcedure(procedure, steps)
}

/** This step where it is left to do, or the next one that is; one before it where none after it is. */
export function leftFrom({ steps: own }: Procedure, stepId: StepId, steps: Steps): Step | undefined {
  const at = own.findIndex(({ id }) => id === stepId)
  return [...own.slice(at), ...own.slice(0, at)].find(({ id }) => isLeft(steps, id))
}

/** The chapter to mark as the one where one is: of a scenario that is answered in another chapter, while it is worked on there. */
export function markedChapter(page: Page, chapterKey: string | undefined, cursor: StepId | undefined): string | undefined {
  const chapter = cursor === undefined ? undefined : chapterOfStep(page, cursor)
  if (cursor === undefined || chapter === undefined || chapter.key !== chapterKey || chapter.scenario !== undefined) return chapterKey
  return page.chapters.find((candidate) => isOf(page, candidate, cursor))?.key ?? chapterKey
}

/** The steps that stand in a chapter, and those that answer its scenario in another one. */
function stepsToWatch(page: Page, chapter: Chapter): ReadonlySet<StepId> {
  const answering = (chapter.scenario?.procedureIds ?? []).flatMap((id) => page.procedures.get(id)?.steps ?? [])
  return new Set([...stepsIn(chapter.parts), ...answering].map(({ id }) => id))
}

/** The steps that the outline tells of at a chapter: what answers a scenario is told there, once. */
export function stepsToTell(page: Page, chapter: Chapter): readonly StepId[] {
  const all = [...stepsToWatch(page, chapter)]
  return chapter.scenario === undefined ? all.filter((id) => page.steps.get(id)?.procedure.scenarioId === undefined) : all
}

/**
 * The scenario that the incident is about: of the step that the keys act on; where a section was gone to, to be read, the one that
 * was worked on last; before anything was, the one that it was opened at.
 */
export function scenarioAt(
  page: Page | undefined,
  { cursor, steps, openedFor }: { readonly cursor: StepId | undefined; readonly steps: Steps; readonly openedFor: ScenarioId | undefined },
): ScenarioId | undefined {
  if (page === undefined) return openedFor
  const scenarioOf = (stepId: StepId | undefined) => (stepId === undefined ? undefined : page.steps.get(stepId)?.procedure.scenarioId)
  const inScenarios = new Set([...page.steps.keys()].filter((stepId) => scenarioOf(stepId) !== undefined))
  return scenarioOf(cursor) ?? scenarioOf(resumeAt(page, steps, inScenarios)) ?? openedFor
}

function isOf(page: Page, { scenario }: Chapter, stepId: StepId): boolean {
  const procedure = page.steps.get(stepId)?.procedure
  return procedure !== undefined && scenario?.procedureIds.includes(procedure.id) === true
}

/** A scenario that is described in one chapter and answered in another. */
function firstElsewhere(page: Page, { scenario }: Chapter): StepId | undefined {
  for (const id of scenario?.procedureIds ?? []) {
    const first = page.procedures.get(id)?.steps[0]
    if (first !== undefined) return first.id
  }
  return undefined
}

/** How many steps are finished (done or skipped, or something else was done in their stead), of how many. */
export function progressOf(page: Page, list: readonly Step[], steps: Steps): { readonly finished: number; readonly all: number } {
  return { finished: list.filter((step) => isSettled(page, step.id, steps)).length, all: list.length }
}
