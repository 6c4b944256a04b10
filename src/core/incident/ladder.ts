// Who is to be called when: the ladder that counts for a scenario, and where on it the incident is. Pure; the clock is the
// caller's.

import type { ScenarioId } from '../playbook/model/document.ts'
import type { Contact, EscalationStep } from '../playbook/model/facts.ts'
import type { Playbook } from '../playbook/model/playbook.ts'
import { isoDurationMs } from '../playbook/wording/duration.ts'

export interface Rung {
  readonly step: EscalationStep
  /** Since the incident was opened; undefined where the ladder only gives an order. */
  readonly dueMs?: number
  /** `past`: a later rung is due already. */
  readonly state: 'past' | 'due' | 'to-come' | 'untimed'
}

/** The rungs in the order of their times; none where the playbook has no ladder for this. */
export function ladderAt(playbook: Playbook, scenarioId: ScenarioId | undefined, elapsedMs: number): readonly Rung[] {
  const steps = ladderFor(playbook, scenarioId)
  const timed = steps
    .map((step) => ({ step, dueMs: step.after === undefined ? undefined : isoDurationMs(step.after) }))
    .sort((one, other) => (one.dueMs ?? 0) - (other.dueMs ?? 0))
  const passed = timed.map(({ dueMs }) => dueMs).filter((dueMs): dueMs is number => dueMs !== undefined && dueMs <= elapsedMs)
  const latest = Math.max(-1, ...passed)
  return timed.map(({ step, dueMs }) => {
    if (dueMs === undefined) return { step, state: 'untimed' }
    return { step, dueMs, state: dueMs > elapsedMs ? 'to-come' : dueMs === latest ? 'due' : 'past' }
  })
}

/** The scenario's own ladder where it has times, else the playbook's; of several, the first with times. */
function ladderFor({ escalation }: Playbook, scenarioId: ScenarioId | undefined): readonly EscalationStep[] {
  const ladders = new Map<string, EscalationStep[]>()
  for (const step of escalation) {
    if (step.scenarioId !== undefined && step.scenarioId !== scenarioId) continue
    const key = `${step.scenarioId ?? ''} ${step.sectionId ?? ''}`
    ladders.set(key, [...(ladders.get(key) ?? []), step])
  }
  const own = (ladder: readonly EscalationStep[]) => ladder[0]?.scenarioId !== undefined
  const isTimed = (ladder: readonly EscalationStep[]) => ladder.some(({ after }) => after !== undefined)
  const all = [...ladders.values()].sort((one, other) => Number(own(other)) - Number(own(one)))
  return all.find(isTimed) ?? all[0] ?? []
}

/** How to reach a rung; undefined where the playbook has nothing, or only a place to fill in. */
export function reachOf(step: EscalationStep): string | undefined {
  return step.phone ?? step.email
}

/** The words of the document, and who it is where they don't say. */
export function rungTitle({ step }: Rung): string {
  const { title, who } = step
  return who === undefined || title.toLowerCase().includes(who.toLowerCase()) ? title : `${title}: ${who}`
}

/** A rung may be something to do: “check the guide”, on a list without times. */
export function callsSomebody({ step, dueMs }: Rung): boolean {
  return step.who !== undefined || reachOf(step) !== undefined || dueMs !== undefined
}

/** The contacts that are listed as such, with what they can be reached by. */
export function listedContacts(playbook: Playbook): readonly { readonly name: string; readonly reach: string | undefined }[] {
  const reachable = playbook.contacts.filter(({ isListed, fields, role }) => isListed && fields.length > 0 && role !== '')
  return reachable.map((contact) => ({ name: contact.role, reach: reachOfContact(contact) }))
}

function reachOfContact({ fields }: Contact): string | undefined {
  const filled = fields.filter(({ isBlank }) => !isBlank)
  const best = filled.find(({ kind }) => kind === 'phone') ?? filled.find(({ kind }) => kind === 'email')
  return best?.value
}
