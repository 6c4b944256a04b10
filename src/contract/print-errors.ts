// The part of the table of errors (errors.ts) that is about paper.
import type { ErrorRow } from './error-row.ts'

export const printErrors = {
  'nothing-to-print': {
    title: 'There is nothing to print in {file}.',
    next: 'Check that this is the right file.',
    exitStatus: 1,
    httpStatus: 422,
  },
  'no-scenarios': {
    title: 'There are no scenarios in {file}, so there are no cards of it.',
    next: 'Print it as a booklet.',
    exitStatus: 1,
    httpStatus: 422,
  },
  'paper-unsuited': {
    title: '{format}: can’t be printed {asked}.',
    next: 'Instead, {instead}.',
    exitStatus: 2,
    httpStatus: 422,
  },
} as const satisfies Record<string, ErrorRow>
