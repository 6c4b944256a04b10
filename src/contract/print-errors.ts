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
  'typeface-damaged': {
    title: 'The typeface {file}, which comes with Runcard, is missing or damaged ({reason}).',
    next: 'Install Runcard again; in a checkout, run “npm ci”.',
    exitStatus: 1,
    httpStatus: 500,
  },
  'labels-without-font': {
    title: 'No typeface on this computer has the letters of labels in {language}.',
    next: 'Install one that has them (for Chinese: Noto Sans CJK), or choose another language for the labels.',
    exitStatus: 1,
    httpStatus: 422,
  },
  'nothing-changed': {
    title: 'Every page of {file} that was printed so still says what the playbook says.',
    next: 'Print it whole if a sheet is lost.',
    exitStatus: 1,
    httpStatus: 409,
  },
  'no-manifest': {
    title: 'There is no {name} in {folder}.',
    next: 'Name the folder that “runcard export --all” writes into; its manifest lies beside the PDFs.',
    exitStatus: 2,
    httpStatus: 404,
  },
  'export-busy': {
    title: 'Another export is writing into {folder}.',
    next: 'Wait for it to end, then start this one again; nothing was written.',
    exitStatus: 1,
    httpStatus: 409,
  },
  'export-unwritable': {
    title: '{file} can’t be written ({reason}).',
    next: 'Make room there or give yourself write permission, or choose another folder with --out; every PDF in it is whole, the old one or the new.',
    exitStatus: 1,
    httpStatus: 422,
  },
  'export-foreign': {
    title: '{file} was not written by Runcard, and is left as it is.',
    next: 'Move it away or rename it, or choose another folder with --out.',
    exitStatus: 1,
    httpStatus: 409,
  },
  'paper-unsuited': {
    title: '{format}: can’t be printed {asked}.',
    next: 'Instead, {instead}.',
    exitStatus: 2,
    httpStatus: 422,
  },
  'no-incidents': {
    title: 'There are no incidents to tell of yet.',
    next: 'Open one in the app, or rehearse one with “runcard run”.',
    exitStatus: 1,
    httpStatus: 404,
  },
  'incident-not-found': {
    title: 'There is no incident “{incident}”.',
    next: 'See which there are with “runcard report --list”, and take a number of it.',
    exitStatus: 2,
    httpStatus: 404,
  },
  'print-gone': {
    title: 'These pages are no longer kept.',
    next: 'Choose again what to print; they are made anew.',
    exitStatus: 1,
    httpStatus: 404,
  },
  'lp-missing': {
    title: 'This computer has no “lp” to print with.',
    next: 'Save the PDF and print it from there, or install CUPS.',
    exitStatus: 1,
    httpStatus: 501,
  },
  'printer-unknown': {
    title: 'There is no printer “{printer}”.',
    next: 'Choose one of these: {printers}.',
    exitStatus: 2,
    httpStatus: 404,
  },
  'printer-not-chosen': {
    title: 'This computer has no default printer.',
    next: 'Name one with --printer; there are: {printers}.',
    exitStatus: 2,
    httpStatus: 422,
  },
  'print-refused': {
    title: 'The system did not take the paper: {reason}',
    next: 'Look at the printer and its queue, or save the PDF and print it from there.',
    exitStatus: 1,
    httpStatus: 502,
  },
} as const satisfies Record<string, ErrorRow>
