// `runcard run`: works through a procedure of a playbook on one target, step by step, and records it.
import { RuncardError } from '../../contract/errors.ts'
import type { IncidentState } from '../../core/incident/state.ts'
import type { StepId } from '../../core/playbook/model/document.ts'
import type { Playbook } from '../../core/playbook/model/playbook.ts'
import type { Procedure } from '../../core/playbook/model/procedure.ts'
import { chooseProcedure, labels } from '../choose/procedure.ts'
import { defineCommand, usageError } from '../command.ts'
import { askForChoice, statusOfLeaving } from '../run/questions.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { procedureLabel, procedureLabelLines } from '../text/procedure-words.ts'

export const runCommand = defineCommand({
  name: 'run',
  summary:
    'Work through a procedure of a playbook: run its steps on this machine, a host or in a container, in one shell, and record what happened.',
  usage: 'FILE [--procedure TITLE_OR_NUMBER] [--target TARGET] [--incident INCIDENT | --new] [--yes] [--json]',
  positionals: { name: 'FILE', least: 1, most: 1 },
  options: {
    procedure: {
      type: 'string',
      short: 'p',
      value: 'TITLE_OR_NUMBER',
      help: 'Which procedure: its number in “runcard show”, its title, or words of its path. Where left out: the only one, or on a terminal the one that is chosen from the list.',
    },
    target: {
      type: 'string',
      short: 't',
      value: 'TARGET',
      help: 'Where the steps run: local (this machine), a name that “runcard hosts” lists, ssh://[user@]host[:port] or docker://[user@]container[/directory]. Where left out: where the incident was last worked on, or this machine.',
    },
    yes: { type: 'boolean', short: 'y', help: 'Run every step without asking. Never covers a hazard.' },
    confirm: { type: 'string', value: 'TARGET', help: 'The name of the target, instead of typing it before each hazard.' },
    set: {
      type: 'string',
      multiple: true,
      value: 'NAME=VALUE',
      help: 'Fill in a blank; may be given many times. NAME as it is written, or without its brackets or dollar sign.',
    },
    'dry-run': { type: 'boolean', help: 'Print what would run and where, filled in, and run nothing.' },
    'keep-going': { type: 'boolean', help: 'Go on with the next step after one that failed.' },
    json: { type: 'boolean', help: 'Print one JSON object a line for everything that happens.' },
    drill: { type: 'boolean', help: 'Record it as a rehearsal.' },
    incident: {
      type: 'string',
      short: 'i',
      value: 'INCIDENT',
      help: 'Go on with this open incident: its number in “runcard report --list”, or the beginning of its id.',
    },
    new: { type: 'boolean', help: 'Begin a new incident although one of the playbook is open.' },
    shell: { type: 'string', value: 'PATH', help: 'The shell to run steps in, instead of the one in the settings.' },
  },
  details: [
    'Before each step it asks: Enter or r runs it, s skips it and asks why, n takes a note, e records that somebody was called (e alone lists whom the playbook has) and what came of it, q stops; v fills the blanks in anew where they are filled in; t takes another target for it and all after it (t db-1; t alone lists them). A step with a hazard asks for the target’s name, a blank for its value. Where standard input is no terminal, its lines are the answers, and its end stops.',
    'On a terminal, a step that failed is followed by what the playbook has for that, that by the steps behind the one that failed, and a procedure that is done by the next one of its scenario, in the same incident and the same shell. A branch that was done excuses the step that failed; after a rollback it stays open until it is done or skipped.',
    'An incident of the playbook that is open already (begun on a screen, or by a run that was left or killed) is never passed over: on a terminal it asks whether to go on with it, otherwise --incident or --new says so, and without either the call is refused. Going on begins with the first step that is not done. One that was running when Runcard ended may have run: it runs again only when that is asked for, and never with --yes.',
    'A run on a terminal that stops before the end leaves its incident open, unless it is told to close it; every other run closes the one that it began, and leaves open the one that it went on with.',
    'All steps run in one shell: what one sets is there in the next. Output goes to standard output as it comes, everything else to standard error. Ctrl-C stops the step that runs, and the shell survives; a second one leaves. On a terminal, what is typed while a step runs goes to the program that runs; Ctrl-T types the next command that the playbook has for what the step opened (a console, a container’s shell).',
    'A step whose commands are not those that last ran is marked as changed, with the difference.',
    'A variable that is to be filled in and is set in the environment is taken from there, and so is a secret: [API_TOKEN] or <api-token> from API_TOKEN.',
    'With --yes: a hazard without --confirm, or a blank without a value, refuses the run before anything has run. A step without commands is recorded as skipped, “to be done by hand”, and listed at the end. So is a command that runs until it is stopped (tail -f), and, where there is no terminal, one that needs somebody to type.',
    'It ends at the first step that fails, unless --keep-going (on a terminal it asks). The exit status is 0 only when every step that was run ended with 0 and none was left; 1 where one failed, or ended with a status that a person must judge (grep found nothing), or the run was stopped; 2 where the call was wrong or refused; 130 after Ctrl-C.',
    'On the way to a host it may ask: for its key to be accepted, which wants yes typed in full, for a password or a code, which are not shown. Where standard input is no terminal nobody is asked: an unknown host key is refused with its fingerprint and exit status 1, unless the SSH config says otherwise (StrictHostKeyChecking accept-new).',
    'With --json the lines are of these types: incident-opened, run-started, session-started, values-filled, step-started, command-started, output, command-finished, step-finished (exitStatus, durationMs, outcome, and the meaning of a status to judge), step-ticked, step-skipped, step-marked-failed, command-skipped, note-added, contact-called (outcome: reached, no-answer or left-message), message-taken, output-lost, stop-requested, session-ended, command-typed, console-typed, incident-closed, run-finished (exitStatus).',
  ],
  examples: [
    'runcard run playbooks/database.md --procedure 3',
    'runcard run playbooks/database.md --procedure "option a" --yes --confirm db-1 --set BACKUP=2026-11-20',
    'runcard run playbooks/database.md --procedure 3 --target db-1 --dry-run',
    'runcard run playbooks/database.md --procedure 1 --yes --json | jq -r .type',
  ],
  async run(options, [file = ''], terminal) {
    if (options.incident !== undefined && options.new === true) throw usageError('run', '--incident and --new are two things; give one.')
    if (options.procedure?.trim() === '') throw usageError('run', '--procedure needs a title or a number.')
    const { startRun } = await import('../run/start-run.ts')
    return startRun(
      {
        file,
        settings: options.set ?? [],
        confirmation: options.confirm?.trim(),
        isUnattended: options.yes === true,
        keepsGoing: options['keep-going'] === true,
        printsJson: options.json === true,
        kind: options.drill === true ? 'drill' : 'incident',
        shell: options.shell,
        isDry: options['dry-run'] === true,
        target: options.target,
        wanted: options.incident,
        isNew: options.new === true,
        choose: (playbook, before) =>
          choose(playbook, before, { file, wanted: options.procedure, isUnattended: options.yes === true }, terminal),
      },
      terminal,
    )
  },
})

interface Choice {
  readonly file: string
  readonly wanted: string | undefined
  readonly isUnattended: boolean
}

/** The procedure that was named, the only one there is, or the one that a person chooses; the exit status where none is chosen. */
async function choose(
  playbook: Playbook,
  before: IncidentState,
  { file, wanted, isUnattended }: Choice,
  terminal: Terminal,
): Promise<Procedure | number> {
  const candidates = playbook.procedures.filter((procedure) => procedure.steps.length > 0)
  const [only] = candidates
  if (only === undefined) throw new RuncardError('nothing-to-run', { file })
  if (wanted !== undefined) return chooseProcedure(playbook, file, wanted)
  if (candidates.length === 1) return only
  if (isUnattended || !terminal.answers.isPerson)
    throw new RuncardError('procedure-unclear', { file, count: candidates.length, procedures: labels(playbook, candidates) })
  for (const procedure of candidates) terminal.say(procedureLabelLines(playbook, procedure, terminal.columns).join('\n'))
  const last = candidates.find(({ steps }) => steps.some(({ id }) => id === lastStepOf(before)))
  if (last !== undefined) terminal.say(`It was left in ${procedureLabel(playbook, last)}.`)
  const legend = `${last === undefined ? '' : 'Enter goes on there, '}its number, or words of its title, q stop`
  for (;;) {
    const answer = await askForChoice(terminal, 'Which procedure?', legend)
    if (answer.type === 'offered' && last !== undefined) return last
    if (answer.type !== 'text' && answer.type !== 'offered') return statusOfLeaving(answer.type)
    try {
      return chooseProcedure(playbook, file, answer.type === 'text' ? answer.text : '')
    } catch (error) {
      if (!(error instanceof RuncardError)) throw error
      terminal.say(error.message)
    }
  }
}

/** The step that something happened to last. */
function lastStepOf({ timeline }: IncidentState): StepId | undefined {
  return timeline.findLast(({ stepId }) => stepId !== undefined)?.stepId
}
