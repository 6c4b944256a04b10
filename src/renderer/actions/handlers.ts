// Which actions can be done right now, and what they do: each screen says so for as long as it is shown. Where two offer the
// same action, the one that came last does it.
import { useEffect, useRef } from 'react'
import type { ActionId } from './actions.ts'

export type Handlers = { readonly [Id in ActionId]?: (() => void) | undefined }

const offered: { readonly current: Handlers }[] = []

/** Offers actions while the component is shown. */
export function useActionHandlers(handlers: Handlers): void {
  const latest = useRef(handlers)
  latest.current = handlers
  useEffect(() => {
    offered.push(latest)
    return () => void offered.splice(offered.indexOf(latest), 1)
  }, [])
}

export function handlerOf(id: ActionId): (() => void) | undefined {
  return offered.findLast((handlers) => handlers.current[id] !== undefined)?.current[id]
}

export function perform(id: ActionId): void {
  handlerOf(id)?.()
}
