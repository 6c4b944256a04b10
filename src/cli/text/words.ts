// The words for values that are kept as codes: hazards, kinds of procedures, elapsed times.

import { hazardWords } from '../../core/playbook/hazard-words.ts'
import type { Hazard } from '../../core/playbook/model/command.ts'
import type { ProcedureKind } from '../../core/playbook/model/procedure.ts'

/** "deletes data, stops a service" */
export function hazardsInWords(hazards: readonly Hazard[]): string {
  return [...new Set(hazards)].map((hazard) => hazardWords[hazard]).join(', ')
}

const kindWords: Readonly<Record<ProcedureKind, string>> = {
  procedure: '',
  branch: 'if it fails',
  option: 'option',
  checklist: 'checklist',
  diagnostic: 'diagnosis',
  rollback: 'rollback',
  drill: 'drill',
}

/** What to say of a procedure that is not simply one; '' for one that is. */
export function kindInWords(kind: ProcedureKind): string {
  return kindWords[kind]
}

/** How long something took: "0.4 s", "12 s", "3 min 5 s", "2 h 1 min". */
export function elapsedInWords(durationMs: number): string {
  const seconds = durationMs / 1000
  if (seconds < 10) return `${seconds.toFixed(1)} s`
  const whole = Math.round(seconds)
  if (whole < 60) return `${whole} s`
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`
}

/** "1 step", "3 steps" */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
