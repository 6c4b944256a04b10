// What kind of procedure a path of headings announces, and the time that it is given.

import type { ProcedureKind } from '../model/procedure.ts'
import { durationIn, durationSeconds } from '../wording/durations.ts'
import { readTitle } from '../wording/titles.ts'
import { branchHeading, checklistMention, diagnosticMention, drillMention, optionHeading, rollbackMention } from '../wording/words.ts'
import type { ProcedureDraft, SectionDraft } from './draft.ts'

/** The kind that the nearest headings say; a checklist is known by its items too. */
export function kindOfProcedure(draft: ProcedureDraft): ProcedureKind {
  const path = draft.place.path
  const last = readTitle(path.at(-1) ?? '').title
  if (draft.isChecklist || checklistMention.test(last)) return 'checklist'
  if (
    draft.place.isOption === true ||
    optionHeading.test(path.at(-1) ?? '') ||
    /^(?:full|partial) \w+(?: example)?(?: \(.*\))?$/i.test(last) ||
    /^\S+ manual recovery$/i.test(last)
  )
    return 'option'
  if (branchHeading.test(last)) return 'branch'
  if (rollbackMention.test(last)) return 'rollback'
  if (drillMention.test(last)) return 'drill'
  if (optionHeading.test(path.at(-2) ?? '')) return 'option'
  if (/^(?:clean[ -]?up|clear|purge|prune|delete|remove|rotate|truncate|free|vacuum|kill|scale|stop|start)\b/i.test(last))
    return 'procedure'
  if (/\b(?:restore|recover|restart|repair|fix|backup|failover)\b/i.test(last) && !/^(?:list|verify|check|view)\b/i.test(last))
    return 'procedure'
  const above = path.at(-2) ?? ''
  if (diagnosticMention.test(last) || /^(?:diagnos|health check|logs|monitoring|quick diagnos)/i.test(readTitle(above).title))
    return 'diagnostic'
  return 'procedure'
}

const bareDuration =
  /^[~<≤≈]?\s*(?:(?:about|ca\.?|approx\.?|max\.?|under|up to|within|in|next|first|t\s?\+|minutes?|hours?|до|fino a|até|bis zu|soll:?|ziel:?|est\.?(?:imated)?(?: time)?:?|time:?|target:?|rto:?)\s*)?[~<≤≈]?\s*\d[^()]*$/i

/** The budget that a heading gives in brackets or behind a dash: `Quick Fix (5 minutes)`, `Phase 2 – 15-30 min`. */
export function budgetInHeading(heading: string): string | undefined {
  if (!/\d/.test(heading)) return undefined
  for (const match of heading.matchAll(/[([（]([^()[\]（）]*)[)\]）]/g)) {
    if (bareDuration.test(match[1]!.trim())) {
      const duration = clockDuration(match[1]!)
      if (duration !== undefined) return duration
    }
  }
  const words = windowInFront.exec(heading)?.[0] ?? windowAsName.exec(heading)?.[0] ?? behindDash.exec(heading)?.[1]
  return words === undefined ? undefined : clockDuration(words.replace(unitInFront, '$2 $1'))
}

/** "0-15 minutes: Assess", "T+0 to T+15 min: Assess", "Minutes 0-5: Detect" */
const windowInFront =
  /^(?:T\s?\+\s?)?\d+\s*(?:[-–—]|to|bis|à|a)\s*(?:T\s?\+\s?)?\d+\s*\p{L}{1,8}(?=\s*[:：–—-])|^(?:minutes?|hours?|minuten?|stunden?|minutos?|horas?|heures?) \d+\s*(?:[-–—]|to|bis|à|a)\s*\d+(?=\s*[:：–—-]|$)/iu
/** "First 15 minutes" */
const windowAsName = /^(?:the )?(?:first|within|next|erste[nr]?|innerhalb von|premières?|primer[oa]s?) \d+ \p{L}{1,8}(?=$|\s*[:：(–—-])/iu
/** "Recover: 15-30 minutes", "Fail over – within 15 minutes" */
const behindDash = /(?:\s[-–—:]|[:：])\s*((?:within |about |up to )?[~<≤]?\s*\d[\d\s\-–—.]*\s*\p{L}+)$/iu
const unitInFront = /^(\p{L}+) (\d.*)$/u

/** The budget of the phase that a path leads through: what is below "Phase 1: Triage (0-5 minutes)" has the phase's time together. */
export function budgetOfPhase(path: readonly string[]): string | undefined {
  for (const heading of path.slice(0, -1).toReversed()) {
    if (readTitle(heading).numbered !== 'phase') continue
    const budget = budgetInHeading(heading)
    if (budget !== undefined) return budget
  }
  return undefined
}

/** No budget is counted in days. */
function clockDuration(text: string): string | undefined {
  const seconds = durationSeconds(text)
  return seconds === undefined || seconds > 86_400 ? undefined : durationIn(text)
}

const budgetKey =
  /^(?:rto|recovery time objective|(?:time |recovery )?objective \(rto\)|target rto|(?:estimated|expected|target|total|typical|max(?:imum)?)?\s*(?:recovery |resolution |completion )?(?:time|duration)(?: to (?:recover|complete|resolve|fix))?|time (?:estimate|required|to \w+|budget)|eta|zeitbedarf|dauer|gesch[äa]tzte (?:zeit|dauer)|dur[ée]e(?: estim[ée]e)?|temps(?: estim[ée])?(?: de (?:r[ée]tablissement|restauration|r[ée]solution))?|tiempo(?: estimado)?(?: de (?:recuperaci[oó]n|resoluci[oó]n))?|tempo(?: estimado)?(?: de (?:recovery|recupera[çc][ãa]o|resolu[çc][ãa]o))?|duraci[oó]n|预计时间|耗时|恢复时间)$/i

/** The budget that a section's own facts give (`**RTO**: < 1 minute`). */
export function budgetInFacts(facts: SectionDraft['facts']): string | undefined {
  for (const { key, value } of facts) {
    if (!budgetKey.test(key.trim())) continue
    const duration = clockDuration(value)
    if (duration !== undefined) return duration
  }
  return undefined
}
