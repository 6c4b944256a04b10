// The one table of everything that can go wrong and that a user can do something about. An error crosses any boundary as
// {code, params}; its words are made here, on whichever side shows them. A foreign error (ENOENT, SQLITE_FULL, …) gets its
// code in the adapter that met it, nowhere else. Anything that is not a RuncardError is a bug.

import type { ErrorRow } from './error-row.ts'
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

  'file-not-found': {
    title: 'There is no file {file}.',
    next: 'Check the path, or find the playbook with “runcard list”.',
    exitStatus: 1,
    httpStatus: 404,
  },
  'file-gone': {
    title: 'The playbook {file} is no longer there.',
    next: 'Put the file back or open it from its new place; what was recorded for it is kept.',
    exitStatus: 1,
    httpStatus: 410,
  },
  'file-unreadable': {
    title: '{file} may not be read ({reason}).',
    next: 'Give yourself read permission for it, or run Runcard as its owner.',
    exitStatus: 1,
    httpStatus: 403,
  },
  'file-is-folder': {
    title: '{file} is a folder, not a playbook.',
    next: 'Name one of the Markdown files in it, or list them with “runcard list {file}”.',
    exitStatus: 1,
    httpStatus: 400,
  },
  'file-empty': {
    title: '{file} is empty.',
    next: 'Restore it from version control or a backup, or open another playbook.',
    exitStatus: 1,
    httpStatus: 422,
  },
  'file-not-text': {
    title: '{file} is not a text file.',
    next: 'Open a Markdown file; if this should be one, restore it from a backup.',
    exitStatus: 1,
    httpStatus: 422,
  },
  'file-too-large': {
    title: '{file} has {sizeMb} MB; Runcard opens playbooks of up to {limitMb} MB.',
    next: 'Split it into one file per system, or take logs and dumps out of it.',
    exitStatus: 1,
    httpStatus: 413,
  },
  'file-unrepairable': {
    title: '{file} can’t be repaired ({reason}).',
    next: 'It is as it was; give yourself write permission for it and its folder, and try again.',
    exitStatus: 1,
    httpStatus: 422,
  },
  'folder-not-found': {
    title: 'There is no folder {folder}.',
    next: 'Check the path, or create the folder first.',
    exitStatus: 1,
    httpStatus: 404,
  },
  'folder-unreadable': {
    title: 'The folder {folder} may not be read ({reason}).',
    next: 'Give yourself permission to list it, or choose another folder.',
    exitStatus: 1,
    httpStatus: 403,
  },
  'folder-without-playbooks': {
    title: 'There is no playbook (.md, .markdown) in {folder}.',
    next: 'Choose the folder that your runbooks are in.',
    exitStatus: 1,
    httpStatus: 404,
  },
  'playbook-unknown': {
    title: 'This playbook is not in the library.',
    next: 'Go back to the library and open it from there.',
    exitStatus: 1,
    httpStatus: 404,
  },
  'scenario-unknown': {
    title: 'There is no scenario “{scenario}” in {file}.',
    next: 'It has these: {scenarios}.',
    exitStatus: 2,
    httpStatus: 404,
  },
  'scenario-ambiguous': {
    title: '“{scenario}” fits {count} scenarios of {file}.',
    next: 'Say which: {scenarios}.',
    exitStatus: 2,
    httpStatus: 400,
  },
  'procedure-unknown': {
    title: 'There is no procedure “{procedure}” in {file}.',
    next: 'See them with “runcard show {file}”.',
    exitStatus: 2,
    httpStatus: 404,
  },
  'procedure-unclear': {
    title: '{file} has {count} procedures, and none was chosen.',
    next: 'Name one with --procedure TITLE_OR_NUMBER:{procedures}',
    exitStatus: 2,
    httpStatus: 400,
  },
  'procedure-ambiguous': {
    title: '“{procedure}” fits {count} procedures of {file}.',
    next: 'Name one by its number:{procedures}',
    exitStatus: 2,
    httpStatus: 400,
  },
  'nothing-to-run': {
    title: 'There is nothing to run in {file}.',
    next: 'Read it with “runcard show {file}”.',
    exitStatus: 1,
    httpStatus: 422,
  },

  'incident-unknown': {
    title: 'This incident is not in the journal.',
    next: 'Go back to the library and open one from there.',
    exitStatus: 1,
    httpStatus: 404,
  },
  'no-open-incident': {
    title: 'No incident of “{playbook}” is open.',
    next: 'Open one in the app, or take over with --new to open one for it.',
    exitStatus: 1,
    httpStatus: 404,
  },
  'incident-closed': { title: 'This incident is closed.', next: 'Open a new one to go on working.', exitStatus: 1, httpStatus: 409 },
  'step-unknown': {
    title: 'This step is no longer in the playbook.',
    next: 'Reload the playbook: the file has changed.',
    exitStatus: 1,
    httpStatus: 409,
  },
  'sheet-unusable': {
    title: 'Nothing can be typed in from this sheet: {reason}',
    next: 'Check the code at its foot, or tick the steps by hand and note the times.',
    exitStatus: 2,
    httpStatus: 422,
  },
  'time-to-come': {
    title: '{time} is still to come.',
    next: 'Type the time that is written on the sheet.',
    exitStatus: 2,
    httpStatus: 422,
  },
  'step-running': {
    title: 'The step “{step}” is still running on {target}.',
    next: 'Wait for it, or stop it first.',
    exitStatus: 1,
    httpStatus: 409,
  },
  'shell-busy': {
    title: 'The shell on {target} still runs what was typed into its terminal.',
    next: 'Wait for it, or end it in the terminal (Ctrl-C).',
    exitStatus: 1,
    httpStatus: 409,
  },
  'step-not-running': { title: 'This step is not running.', next: 'There is nothing to stop.', exitStatus: 1, httpStatus: 409 },
  'step-without-commands': {
    title: 'This step has nothing to run.',
    next: 'Do what it says and tick it by hand.',
    exitStatus: 1,
    httpStatus: 422,
  },
  'step-changed': {
    title: 'The playbook changed since this step was shown.',
    next: 'Read the step again, then run it.',
    exitStatus: 1,
    httpStatus: 409,
  },
  'blank-unfilled': {
    title: 'To be filled in before this can run: {blanks}.',
    next: 'Fill them in on the step, or with --set NAME=VALUE.',
    exitStatus: 2,
    httpStatus: 422,
  },
  'secret-not-kept': {
    title: 'This computer’s store of secrets did not keep {blank} ({reason}).',
    next: 'The step is not affected; you will be asked for it again next time.',
    exitStatus: 1,
    httpStatus: 500,
  },
  'hazard-unconfirmed': {
    title: 'This step is dangerous ({hazards}).',
    next: 'To run it, type the target’s name: {target}. On the command line: --confirm {target}.',
    exitStatus: 2,
    httpStatus: 422,
  },
  'hazards-unconfirmed': {
    title: 'These steps are dangerous, and --yes does not cover that: {steps}.',
    next: 'Nothing was run; look at them, then add --confirm {target}.',
    exitStatus: 2,
    httpStatus: 422,
  },
  'confirmation-wrong': {
    title: '“{confirmation}” is not where this would run.',
    next: 'Nothing was run; the target’s name is {target}.',
    exitStatus: 2,
    httpStatus: 422,
  },
  'folder-untrusted': {
    title: 'Nothing has been run from {folder} before.',
    next: 'Look at what the step runs, then say that you trust this folder.',
    exitStatus: 1,
    httpStatus: 403,
  },

  ...targetErrors,
  ...printErrors,

  'disk-full': {
    title: 'There is no space left where Runcard keeps its records ({folder}).',
    next: 'Free some space there, then try again; nothing that was recorded is lost.',
    exitStatus: 1,
    httpStatus: 507,
  },
  'records-unwritable': {
    title: 'Runcard can’t write its records in {folder} ({reason}).',
    next: 'Give yourself write permission there, or choose another place with RUNCARD_DATA.',
    exitStatus: 1,
    httpStatus: 500,
  },
  'records-damaged': {
    title: 'The journal {file} is damaged ({reason}).',
    next: 'It was left untouched; move it aside to start a new one, and keep it for repair.',
    exitStatus: 1,
    httpStatus: 500,
  },
  'register-damaged': {
    title: 'The register of prints {file} is damaged ({reason}).',
    next: 'It was left untouched; move it aside to start a new one. Until then a code on paper is only compared with the playbooks as they are now.',
    exitStatus: 1,
    httpStatus: 500,
  },
  'records-newer': {
    title: 'The file {file} was written by a newer Runcard.',
    next: 'Use that version, or choose another place with RUNCARD_DATA.',
    exitStatus: 1,
    httpStatus: 409,
  },

  'output-unwritable': {
    title: '{file} can’t be written ({reason}).',
    next: 'Choose another place with -o; nothing was written.',
    exitStatus: 1,
    httpStatus: 422,
  },

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
