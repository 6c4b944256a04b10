// Every call and every stream between a screen and the engine, each with a schema for what goes in and for what comes out.
// A screen names things by id only: never a path, never a shell string. Types are inferred from here and written nowhere else.
// The rows stand in one file a subject (…-calls.ts); this one makes them the contract.
import { z } from 'zod'
import { incidentCalls, incidentStreams } from './incident-calls.ts'
import { libraryCalls, libraryStreams } from './library-calls.ts'
import { paperCalls, paperStreams } from './paper-calls.ts'
import { nothing } from './pieces.ts'
import { settingsCalls } from './settings-calls.ts'
import { targetCalls, targetStreams } from './target-calls.ts'

interface Call {
  readonly input: z.ZodType
  readonly output: z.ZodType
}

export const calls = {
  'app.info': {
    input: nothing,
    output: z.object({
      version: z.string(),
      shell: z.enum(['desktop', 'browser', 'terminal']),
      platform: z.string(),
      hasFolderDialog: z.boolean(),
    }),
  },
  /** A fault of the screen's own: kept on this machine with its stack, under the id that it answers with. */
  'app.reportFault': {
    input: z.object({ message: z.string().max(2000), stack: z.string().max(20_000) }),
    output: z.object({ reportId: z.string() }),
  },
  ...settingsCalls,
  ...libraryCalls,
  ...incidentCalls,
  ...targetCalls,
  ...paperCalls,
} as const satisfies Record<string, Call>

interface Stream {
  readonly input: z.ZodType
  readonly item: z.ZodType
}

export const streams = {
  ...libraryStreams,
  ...incidentStreams,
  ...targetStreams,
  ...paperStreams,
} as const satisfies Record<string, Stream>

export type CallName = keyof typeof calls
export type CallInput<Name extends CallName> = z.infer<(typeof calls)[Name]['input']>
export type CallOutput<Name extends CallName> = z.infer<(typeof calls)[Name]['output']>
export type StreamName = keyof typeof streams
export type StreamInput<Name extends StreamName> = z.infer<(typeof streams)[Name]['input']>
export type StreamItem<Name extends StreamName> = z.infer<(typeof streams)[Name]['item']>
