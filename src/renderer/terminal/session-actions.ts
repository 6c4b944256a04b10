// Starting a shell on the target where none is running; a step that runs does it by itself.
import { useStore } from 'zustand'
import { livingSession } from '../../core/incident/state.ts'
import { useActionHandlers } from '../actions/handlers.ts'
import { useStores } from '../app/stores.ts'
import { openTerminal } from './visibility.ts'

export function useSessionActions(): void {
  const { incident, notices } = useStores()
  const isWanting = useStore(
    incident,
    (view) => view.incident.status === 'open' && view.targetId !== undefined && livingSession(view.incident, view.targetId) === undefined,
  )
  const hasEnded = useStore(incident, (view) => view.incident.sessions.some((session) => session.targetId === view.targetId))
  const start = (isFresh: boolean) => {
    openTerminal()
    void incident.startSession(isFresh).catch(notices.failHere)
  }
  useActionHandlers({
    'session.start': isWanting ? () => start(false) : undefined,
    'session.fresh': isWanting && hasEnded ? () => start(true) : undefined,
  })
}
