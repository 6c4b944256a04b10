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
  if (/\b(?:restore|recover|restart|repair|fix|backup|failover)\b/i.test(last) && !/^(?:list|verify|check|view)\b/i.test(last))
    return 'procedure'
  const above = path.at(-2) ?? ''
  if (diagnosticMention.test(last) || /^(?:diagnos|health check|logs|monitoring|quick diagnos)/i.test(readTitle(above).title))
    return 'diagnostic'
  return 'procedure'
}

const bareDuration =
  /^[~<≤≈]?\s*(?:(?:about|ca\.?|approx\.?|max\.?|under|up to|est\.?(?:imated)?(?: time)?:?|time:?|target:?|rto:?)\s*)?[~<≤≈]?\s*\d[^()]*$/i

/** The budget that a heading gives in brackets or behind a dash: `Quick Fix (5 minutes)`, `Phase 2 – 15-30 min`. */
export function budgetInHeading(heading: string): string | undefined {
  if (!/\d/.test(heading)) return undefined
  for (const match of heading.matchAll(/[([（]([^()[\]（）]*)[)\]）]/g)) {
    if (bareDuration.test(match[1]!.trim())) {
      const duration = clockDuration(match[1]!)
      if (duration !== undefined) return duration
    }
  }
  const behindDash = /\s[-–—:]\s*([~<≤]?\s*\d[\d\s\-–—.]*\s*\p{L}+)$/u.exec(heading)
  return behindDash === null ? undefined : clockDuration(behindDash[1]!)
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
