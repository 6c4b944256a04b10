// The part of the table of calls and streams (calls.ts) that is about the library and its playbooks.
import { z } from 'zod'
import type { Playbook } from '../core/playbook/model/playbook.ts'
import { errorData, folderId, incidentId, nothing, playbookId, procedureId, scenarioId, sectionId, stepId } from './pieces.ts'

const rehearsed = z.object({
  /** Milliseconds since 1970 of the last drill or incident that was closed with something done in it, where there was one. */
  lastRehearsedAt: z.number().optional(),
  /** The same of each scenario in which something was done. */
  rehearsedScenarios: z.record(scenarioId, z.number()),
})
/** A row of the library. `problem` is set where the file could not be read: the row stays and says why. */
const libraryRow = z.object({
  playbookId,
  folderId,
  title: z.string(),
  /** Shown to a person; never sent back as a path. */
  file: z.string(),
  rto: z.string().optional(),
  lastUpdated: z.string().optional(),
  nextReview: z.string().optional(),
  scenarioCount: z.number(),
  procedureCount: z.number(),
  stepCount: z.number(),
  /** Errors and warnings of `playbook.findings`; left out until they were counted, which `library.changes` tells. */
  findingCount: z.number().optional(),
  ...rehearsed.shape,
  openIncidentId: incidentId.optional(),
  /** Where it was printed: the last time, and how many pages of what was printed are out of date; left out until that is known. */
  paper: z.object({ printedAt: z.number(), stalePages: z.number().optional() }).optional(),
  problem: errorData.optional(),
})
const libraryFolder = z.object({
  folderId,
  name: z.string(),
  path: z.string(),
  bundled: z.boolean(),
  trusted: z.boolean(),
  problem: errorData.optional(),
})
/** What is wrong with a playbook: src/core/findings. */
const finding = z.object({
  rule: z.string(),
  level: z.enum(['error', 'warning', 'note']),
  /** Lines of the file, from 1. */
  line: z.number(),
  endLine: z.number().optional(),
  message: z.string(),
  why: z.string(),
  next: z.string(),
})
const markedText = z.object({ text: z.string(), marks: z.array(z.tuple([z.number(), z.number()])) })
const searchHit = z.object({
  playbookId,
  playbookTitle: z.string(),
  scenarioId: scenarioId.optional(),
  sectionId: sectionId.optional(),
  /** The first procedure of what was found. */
  procedureId: procedureId.optional(),
  title: markedText,
  snippet: markedText.optional(),
})

export const libraryCalls = {
  /** Everything; with `soFar`, what has been read until now, for a screen that asks again while `unread` files are left. */
  'library.list': {
    input: z.object({ soFar: z.boolean().optional() }),
    output: z.object({ folders: z.array(libraryFolder), playbooks: z.array(libraryRow), unread: z.number() }),
  },
  'library.search': {
    input: z.object({ query: z.string().max(10_000), limit: z.number().int().min(1).max(50).optional() }),
    output: z.array(searchHit),
  },
  /** Lets the shell ask for a folder with its own dialog; `added` is false where the user cancelled. */
  'library.addFolder': { input: nothing, output: z.object({ added: z.boolean() }) },
  'library.removeFolder': { input: z.object({ folderId }), output: nothing },
  'library.trustFolder': { input: z.object({ folderId }), output: nothing },

  'playbook.open': {
    input: z.object({ playbookId }),
    output: z.object({
      playbook: z.custom<Playbook>((value) => typeof value === 'object' && value !== null),
      folderId,
      file: z.string(),
      /** SHA-256 of the file's bytes; `step.run` refuses when it no longer fits what was shown. */
      hash: z.string(),
      trusted: z.boolean(),
    }),
  },

  /** In the order of their lines; `hash` is that of the file they are about. */
  'playbook.findings': { input: z.object({ playbookId }), output: z.object({ findings: z.array(finding), hash: z.string() }) },

  /** What is remembered of it over all incidents: values that were filled in (no secrets), and each step as it last ran. */
  'playbook.history': {
    input: z.object({ playbookId }),
    output: z.object({
      values: z.record(z.string(), z.string()),
      /** The step's commands as they were written then; `at` in milliseconds since 1970. */
      steps: z.record(stepId, z.object({ written: z.array(z.string()), at: z.number() })),
      rehearsed,
    }),
  },
} as const

export const libraryStreams = {
  /** Something in the library changed: a file edited, added or gone, a folder trusted, an incident opened or closed. */
  'library.changes': { input: nothing, item: z.object({ playbookIds: z.array(playbookId) }) },
} as const

export type Rehearsed = z.infer<typeof rehearsed>
export type LibraryRow = z.infer<typeof libraryRow>
export type LibraryFolder = z.infer<typeof libraryFolder>
export type SearchHit = z.infer<typeof searchHit>
export type MarkedText = z.infer<typeof markedText>
