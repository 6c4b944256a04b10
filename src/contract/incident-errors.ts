// The part of the table of errors (errors.ts) that is about incidents: their steps, what is asked before one runs, and what is recorded.
import type { ErrorRow } from './error-row.ts'

export const incidentErrors = {
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
  'incident-open': {
    title: '“{playbook}” has an open {kind} already:{incidents}',
    next: 'Go on with it with --incident {number}, or begin another one with --new. Nothing was run.',
    exitStatus: 2,
    httpStatus: 409,
  },
  'incident-of-another': {
    title: 'The incident {incident} is one of “{playbook}”.',
    next: '“runcard report --list” tells which there are, and which are open.',
    exitStatus: 2,
    httpStatus: 409,
  },
  'steps-may-have-run': {
    title: 'These steps may have run already, and --yes does not cover that: {steps}.',
    next: 'Nothing was run; see what they did, then go on without --yes, where each of them is asked for.',
    exitStatus: 2,
    httpStatus: 409,
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
} as const satisfies Record<string, ErrorRow>
