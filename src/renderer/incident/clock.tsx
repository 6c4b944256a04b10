// Elapsed time, the largest number on the page, against the time that the procedure has; under it one sentence that says what
// will happen at this pace.
import { useMemo } from 'react'
import { useStore } from 'zustand'
import type { Steps } from '../../core/incident/onward/at-hand.ts'
import { cameFrom } from '../../core/incident/onward/came-from.ts'
import { wayOf } from '../../core/incident/onward/onward.ts'
import { type Pace, paceOf } from '../../core/incident/pace.ts'
import type { IncidentState } from '../../core/incident/state.ts'
import { tookWords } from '../../core/incident/took-words.ts'
import type { Procedure, Step } from '../../core/playbook/model/procedure.ts'
import { scenarioObjective } from '../../core/playbook/scenario-objective.ts'
import { isTimedWith, timedHeading } from '../../core/playbook/timed-part.ts'
import { isoDurationMs } from '../../core/playbook/wording/duration.ts'
import { useStores } from '../app/stores.ts'
import { classes } from '../parts/classes.ts'
import { useNow } from '../parts/use-now.ts'
import { clock, counted, timeWords } from '../parts/words.ts'
import type { Page } from '../playbook/page.ts'
import { progressOf } from '../playbook/progress.ts'
import styles from './clock.module.css'
import { useScenario } from './use-scenario.ts'

export function Clock() {
  const { incident, playbook } = useStores()
  const state = useStore(incident, (view) => view.incident)
  const page = useStore(playbook, (view) => view.page)
  const cursor = useStore(playbook, (view) => view.cursor)
  const playbookRto = useStore(playbook, (view) => view.opened?.playbook.meta.rto)
  const isOpen = state.status === 'open'
  const now = useNow(isOpen)
  const openedAt = state.openedAt ?? now
  const elapsedMs = (state.closedAt ?? now) - openedAt

  const procedure = cursor === undefined ? undefined : page?.steps.get(cursor)?.procedure
  const scenario = useScenario()
  const way = useMemo(() => {
    if (page === undefined || procedure === undefined) return []
    // What is for a failure is done on the way of what failed, which is not over with it.
    return wayOf(page, cameFrom(page, procedure, state.steps)?.procedure ?? procedure, state.steps)
  }, [page, procedure, state.steps])
  const aimAt = (objective: string | undefined, procedures: readonly Procedure[]) =>
    aimOf(
      page,
      objective,
      procedures.flatMap(({ steps }) => steps),
      state,
      elapsedMs,
    )
  // The procedure's own time is for its steps, or for all of its phase; the scenario's for all of them that are on the way.
  const ofScenario = scenario === undefined || page === undefined ? undefined : scenarioObjective(scenario, page.procedures.values())
  const whole = aimAt(ofScenario ?? playbookRto, way)
  const own =
    procedure?.budget === undefined || page === undefined
      ? whole
      : aimAt(
          procedure.budget,
          wayOf(page, procedure, state.steps).filter((one) => isTimedWith(one, procedure)),
        )
  const { objectiveMs, pace, finished, all } = own
  const isPart = whole.objectiveMs !== undefined && whole.objectiveMs !== objectiveMs
  return (
    <div className={styles.clock}>
      <p className={classes(styles.elapsed, pace.isOver && styles.over)} role="timer" aria-label={`Elapsed: ${clock(elapsedMs)}`}>
        {clock(elapsedMs)}
      </p>
      {objectiveMs !== undefined && <Meter elapsedMs={elapsedMs} doneAtMs={pace.doneAtMs} objectiveMs={objectiveMs} />}
      <p className={classes(styles.sentence, pace.isOver && styles.over)}>
        {objectiveMs === undefined ? '' : `of ${clock(objectiveMs)}${isPart ? ` for this ${partWord(procedure)}` : ''}. `}
        {isOpen ? sentence(own, elapsedMs) : `Closed at ${timeWords(state.closedAt ?? now)}, after ${tookWords(elapsedMs)}.`}
      </p>
      {isOpen && all > 0 && (
        <p className={styles.progress}>
          {finished} of {counted(all, 'step')} finished
        </p>
      )}
      {isOpen && isPart && (
        <p className={classes(styles.progress, whole.pace.isOver && styles.over)}>
          Objective {clock(whole.objectiveMs)}. {sentence(whole, elapsedMs)}
        </p>
      )}
    </div>
  )
}

/** What has a time of its own: a phase may be of several procedures. */
function partWord(procedure: Procedure | undefined): string {
  const heading = procedure === undefined ? undefined : timedHeading(procedure)
  return heading !== undefined && heading !== procedure?.title ? 'phase' : 'procedure'
}

/** A time that is given, the steps that it is for, and how it looks for them. */
interface Aim {
  readonly objectiveMs: number | undefined
  readonly pace: Pace
  readonly finished: number
  readonly all: number
}

function aimOf(
  page: Page | undefined,
  objective: string | undefined,
  timed: readonly Step[],
  { steps, openedAt = 0 }: IncidentState,
  elapsedMs: number,
): Aim {
  const objectiveMs = objective === undefined ? undefined : isoDurationMs(objective)
  const { finished, all } = page === undefined ? { finished: 0, all: 0 } : progressOf(page, timed, steps)
  const ends = timed.map((step) => steps[step.id]?.finishedAt ?? 0)
  const pace = paceOf({
    elapsedMs,
    begunMs: Math.max(0, endBefore(timed, steps) - openedAt),
    lastFinishedMs: Math.max(0, Math.max(0, ...ends) - openedAt),
    finishedSteps: finished,
    allSteps: all,
    ...(objectiveMs === undefined ? {} : { objectiveMs }),
  })
  return { objectiveMs, pace, finished, all }
}

/** When the last of the other steps ended that came before the first of these; 0 where none did. */
function endBefore(timed: readonly Step[], steps: Steps): number {
  const own = new Set<string>(timed.map(({ id }) => id))
  const ends = Object.entries(steps).map(([id, step]) => ({ isOwn: own.has(id), at: step?.finishedAt ?? 0 }))
  const first = Math.min(...ends.filter(({ isOwn, at }) => isOwn && at > 0).map(({ at }) => at))
  return Math.max(0, ...ends.filter(({ isOwn, at }) => !isOwn && at < first).map(({ at }) => at))
}

function sentence({ pace, finished, all, objectiveMs }: Aim, elapsedMs: number): string {
  const { doneAtMs, spareMs, isOver } = pace
  if (all > 0 && finished === all)
    return spareMs === undefined
      ? 'All steps are finished.'
      : `All steps are finished, ${isOver ? `${clock(-spareMs)} too late` : 'in time'}.`
  if (isOver && objectiveMs !== undefined) {
    const over = `Over by ${clock(elapsedMs - objectiveMs)}.`
    return doneAtMs === undefined ? over : `${over} At this pace done after ${clock(doneAtMs)}.`
  }
  if (doneAtMs === undefined) return spareMs === undefined ? 'No objective is given.' : `${clock(spareMs)} left.`
  if (spareMs === undefined) return `At this pace done after ${clock(doneAtMs)}.`
  return spareMs >= 0
    ? `At this pace done after ${clock(doneAtMs)}, ${clock(spareMs)} to spare.`
    : `At this pace done after ${clock(doneAtMs)}, ${clock(-spareMs)} too late.`
}

interface MeterProps {
  readonly elapsedMs: number
  readonly doneAtMs: number | undefined
  readonly objectiveMs: number
}

/** Solid: what has passed. Stripes: what is still needed at this pace. Says nothing that the sentence does not. */
function Meter({ elapsedMs, doneAtMs, objectiveMs }: MeterProps) {
  const share = (ms: number) => Math.min(100, (ms / objectiveMs) * 100)
  const passed = share(elapsedMs)
  const needed = doneAtMs === undefined ? passed : share(doneAtMs)
  return (
    <svg className={styles.meter} viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      <rect className={styles.rail} width="100" height="6" />
      {needed > passed && <rect className={styles.needed} x={passed} width={needed - passed} height="6" />}
      <rect className={styles.passed} width={passed} height="6" />
    </svg>
  )
}
