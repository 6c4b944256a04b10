// What a screen names things by, and other pieces that several tables of the contract are made of.
import { z } from 'zod'
import type { IncidentId, RunId, SessionId, TargetId } from '../core/incident/events.ts'
import type { CommandId, PlaybookId, ProcedureId, ScenarioId, SectionId, StepId } from '../core/playbook/model/document.ts'

// The page's Content-Security-Policy forbids making functions from text.
z.config({ jitless: true })

const id = <Id extends string>() => z.string().min(1).max(200) as unknown as z.ZodType<Id, Id>
export const playbookId = id<PlaybookId>()
export const scenarioId = id<ScenarioId>()
export const sectionId = id<SectionId>()
export const procedureId = id<ProcedureId>()
export const stepId = id<StepId>()
export const commandId = id<CommandId>()
export const incidentId = id<IncidentId>()
export const runId = id<RunId>()
export const sessionId = id<SessionId>()
export const targetId = id<TargetId>()
export const folderId = z.string().min(1).max(200)
export const sentence = z.string().max(10_000)
export const ownPaper = z.enum(['a4', 'letter'])
export const errorData = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })
export const nothing = z.object({})
/** As IANA names them: "Europe/Berlin". */
export const timeZone = z.string().max(100).refine(isTimeZone, 'no such time zone')

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined
  } catch {
    return false
  }
}
