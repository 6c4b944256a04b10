// The one table of everything that can go wrong and that a user can do something about. An error crosses any boundary as
// {code, params}; its words are made here, on whichever side shows them. A foreign error (ENOENT, SQLITE_FULL, …) gets its
// code in the adapter that met it, nowhere else. Anything that is not a RuncardError is a bug.

import type { ErrorRow } from './error-row.ts'
import { incidentErrors } from './incident-errors.ts'
import { libraryErrors } from './library-errors.ts'
import { printErrors } from './print-errors.ts'
import { targetErrors } from './target-errors.ts'

export const errorTable = {
  usage: { title: '{problem}', next: 'See {help}.', exitStatus: 2, httpStatus: 400 },
  'invalid-message': {
    title: 'A message could not be understood: {problem}.',
    next: 'Reload the page; if it comes back, the screen and the engine are of different versions.',
    exitStatus: 1,
    httpStatus: 400,
  },
  'connection-lost': {
    title: 'The connection to Runcard was lost.',
    next: 'Check that it is still running; this page reconnects by itself.',
    exitStatus: 1,
    httpStatus: 503,
  },
  cancelled: { title: 'Cancelled.', next: 'Nothing was changed; start it again when you are ready.', exitStatus: 1, httpStatus: 499 },

  'port-in-use': {
    title: 'Port {port} is already in use.',
    next: 'Choose another one with --port, or leave it out to have a free one chosen.',
    exitStatus: 1,
    httpStatus: 409,
  },
  'port-forbidden': {
    title: 'Port {port} may not be opened ({reason}).',
    next: 'Choose one above 1023 with --port.',
    exitStatus: 1,
    httpStatus: 403,
  },
  'not-authorised': {
    title: 'This address needs the token that Runcard printed when it started.',
    next: 'Open the whole address from the terminal, with “?token=…”.',
    exitStatus: 1,
    httpStatus: 401,
  },
  'origin-refused': {
    title: 'This request did not come from Runcard’s own page.',
    next: 'Open the address that Runcard printed when it started.',
    exitStatus: 1,
    httpStatus: 403,
  },
  ...libraryErrors,
  ...incidentErrors,
  ...targetErrors,
  ...printErrors,
} as const satisfies Record<string, ErrorRow>

export type ErrorCode = keyof typeof errorTable

type Names<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never
type Texts<Code extends ErrorCode> = (typeof errorTable)[Code]['title'] | (typeof errorTable)[Code]['next']
/** What a code's two sentences need to be filled in with. */
export type ErrorParams<Code extends ErrorCode> = { readonly [Name in Names<Texts<Code>>]: string | number }

export interface ErrorData {
  readonly code: ErrorCode
  readonly params: Readonly<Record<string, string | number>>
}

function fill(text: string, params: ErrorData['params']): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole))
}

/** Any error may have met a host on the way to the one that was meant. */
function titleOf({ code, params }: ErrorData): string {
  const title = fill(errorTable[code].title, params)
  return params.hop === undefined ? title : `At the jump host ${params.hop}: ${title}`
}

/** The words for an error, made from its code and parameters. */
export function describeError(error: ErrorData): { title: string; next: string; exitStatus: number; httpStatus: number } {
  const row = errorTable[error.code]
  return {
    title: titleOf(error),
    next: fill(row.next, error.params),
    exitStatus: row.exitStatus,
    httpStatus: row.httpStatus,
  }
}

/** An error that a user can meet and do something about. */
export class RuncardError<Code extends ErrorCode = ErrorCode> extends Error implements ErrorData {
  readonly code: Code
  readonly params: ErrorData['params']

  constructor(code: Code, params: ErrorParams<Code>) {
    super(`${titleOf({ code, params })} ${fill(errorTable[code].next, params)}`)
    this.name = 'RuncardError'
    this.code = code
    this.params = params
  }
}

/** The same error, where it is not the target's own but that of a host on the way to it. */
export function atHop({ code, params }: RuncardError, hop: string): RuncardError {
  return reviveError({ code, params: { ...params, hop } })
}

/** Makes the error again on the far side of a wire, where only its code and parameters arrived. */
export function reviveError(data: ErrorData): RuncardError {
  return new RuncardError(data.code, data.params as ErrorParams<ErrorCode>)
}
