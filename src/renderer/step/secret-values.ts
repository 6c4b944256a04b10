// Secrets that a step is filled in with without being typed: the page knows that there is one, never what it is. Taken by the
// responder for the whole incident, and valid only on a target that it is offered for.
import { useMemo } from 'react'
import { useStore } from 'zustand'
import type { TargetId } from '../../core/incident/events.ts'
import { useStores } from '../app/stores.ts'
import type { IncidentView } from '../incident/store.ts'
import type { OfferedSecrets } from '../playbook/store.ts'

/** Shown in the place of a secret. */
export const masked = '••••••'

type Taking = Pick<IncidentView, 'values' | 'taken' | 'targetId'>

/** What is kept comes before what the environment has. */
export function offerFor(
  blank: string,
  secrets: OfferedSecrets | undefined,
  targetId: TargetId | undefined,
): OfferedSecrets['offered'][number] | undefined {
  const fits = secrets?.offered.filter((offer) => offer.blank === blank && (offer.targetId === undefined || offer.targetId === targetId))
  return fits?.find(({ from }) => from === 'store') ?? fits?.[0]
}

/** The blanks that the engine fills in on this target. */
export function takenHere({ taken, targetId }: Omit<Taking, 'values'>, secrets: OfferedSecrets | undefined): ReadonlySet<string> {
  return new Set([...taken].filter((blank) => offerFor(blank, secrets, targetId) !== undefined))
}

/** What was typed, and dots for what is taken. */
export function filledValues(view: Taking, secrets: OfferedSecrets | undefined): Readonly<Record<string, string>> {
  const dots = [...takenHere(view, secrets)].map((blank) => [blank, masked])
  return dots.length === 0 ? view.values : { ...view.values, ...Object.fromEntries(dots) }
}

function useTaking(): { readonly view: Taking; readonly secrets: OfferedSecrets | undefined } {
  const { incident, playbook } = useStores()
  const values = useStore(incident, (view) => view.values)
  const taken = useStore(incident, (view) => view.taken)
  const targetId = useStore(incident, (view) => view.targetId)
  const secrets = useStore(playbook, (view) => view.secrets)
  return { view: { values, taken, ...(targetId === undefined ? {} : { targetId }) }, secrets }
}

export function useFilledValues(): Readonly<Record<string, string>> {
  const { view, secrets } = useTaking()
  return useMemo(() => filledValues(view, secrets), [view.values, view.taken, view.targetId, secrets])
}

export function useIsTaken(blank: string): boolean {
  const { view, secrets } = useTaking()
  return view.taken.has(blank) && offerFor(blank, secrets, view.targetId) !== undefined
}
