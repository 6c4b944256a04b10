// The part of the table of errors (errors.ts) that is about files and folders, and the playbooks in them.
import type { ErrorRow } from './error-row.ts'

export const libraryErrors = {
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
} as const satisfies Record<string, ErrorRow>
