// Under the last step of a procedure, once all of them are finished: says so, what may come next, and what the playbook has
// only for when it did not help: that is offered, never gone into by itself.
import { useStore } from 'zustand'
import { isLeft } from '../../core/incident/onward/at-hand.ts'
import { cameFrom } from '../../core/incident/onward/came-from.ts'
import { leftBehind, nextProcedure, startOfProcedure, wayOf } from '../../core/incident/onward/onward.ts'
import { isForFailure } from '../../core/playbook/elsewhere.ts'
import type { Procedure } from '../../core/playbook/model/procedure.ts'
import { openDialog } from '../app/dialogs.ts'
import { useStores } from '../app/stores.ts'
import { Button } from '../parts/button.tsx'
import { counted } from '../parts/words.ts'
import styles from './document.module.css'
import { ElsewhereList } from './elsewhere-list.tsx'
import { leftFrom, progressOf } from './progress.ts'
import { useElsewhere } from './use-elsewhere.ts'

export function StepsEnd({ procedure }: { readonly procedure: Procedure }) {
  const { incident, playbook } = useStores()
  const page = useStore(playbook, (view) => view.page)
  const steps = useStore(incident, (view) => view.incident.steps)
  const kind = useStore(incident, (view) => view.incident.kind)
  const isOpen = useStore(incident, (view) => view.incident.status === 'open')
  const elsewhere = useElsewhere(procedure.steps.at(-1)!.id)
  if (page === undefined) return null
  const { finished, all } = progressOf(page, procedure.steps, steps)
  if (all === 0 || finished < all) return null
  const isAllDone = procedure.steps.every(({ id }) => !isLeft(steps, id))
  const next = nextProcedure(page, procedure, steps)
  // Said once: where the way stands, not under all that lies behind.
  const way = wayOf(page, procedure, steps)
  const isOver = isOpen && next === undefined && way.at(-1) === procedure
  const follows = (later: Procedure) => isForFailure(procedure) || way[way.indexOf(procedure) + 1] === later
  const onlyWhen = elsewhere.filter(
    ({ when, procedure: other, isGeneral }) =>
      when !== undefined && isGeneral !== true && other?.steps.every(({ id }) => isLeft(steps, id)) === true,
  )
  const from = cameFrom(page, procedure, steps)
  // The step itself, or what is left behind it. It is named: procedures of many scenarios have one title.
  const back = next !== undefined && from?.procedure === next ? leftFrom(next, from.step.id, steps) : undefined
  // It may have helped: then that step is not for doing again.
  const behind = back === undefined || back !== from?.step ? undefined : leftBehind(page, from.procedure, back.id, steps)
  const follower = behind === undefined ? undefined : page.steps.get(behind)?.step
  const mayBeOver = back !== undefined && back === from?.step && follower === undefined
  const goTo = (other: Procedure) => playbook.setCursor(startOfProcedure(other, steps))
  return (
    <div className={styles.end}>
      <p>
        {!isAllDone && 'Nothing of it is left to do: what failed was done another way.'}
        {isAllDone && (all === 1 ? 'Its one step is finished.' : `All ${counted(all, 'step')} are finished.`)}
        {isOver && ` Go on with what comes next, or close the ${kind}.`}
      </p>
      {isOver && <Button onPress={() => openDialog({ type: 'close-incident' })}>Close the {kind}</Button>}
      {isOpen && next !== undefined && follows(next) && (
        <Button onPress={() => (back === undefined ? goTo(next) : playbook.setCursor(back.id))}>
          {back === undefined ? `Go on: ${next.option?.title ?? next.title}` : `Back to step ${back.number}: ${back.title}`}
        </Button>
      )}
      {isOpen && follower !== undefined && (
        <Button onPress={() => playbook.setCursor(follower.id)}>
          If it helped: on to step {follower.number}: {follower.title}
        </Button>
      )}
      {isOpen && mayBeOver && <Button onPress={() => openDialog({ type: 'close-incident' })}>If it helped: close the {kind}</Button>}
      {isOpen && onlyWhen.length > 0 && (
        <div className={styles.onlyWhen}>
          <ElsewhereList found={onlyWhen} onGo={goTo} />
        </div>
      )}
    </div>
  )
}
