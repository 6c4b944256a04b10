// The playbook as `inspect --json` prints it: plain keys, blanks by name. The shape is a promise to scripts: keys are
// added, never renamed.
import type { Playbook } from './model.ts'

/** Projects a playbook to its printed shape. */
export function inspectPlaybook(playbook: Playbook) {
  return {
    title: playbook.title,
    meta: playbook.meta,
    procedures: playbook.procedures.map((procedure) => ({
      path: procedure.path,
      kind: procedure.kind,
      ...(procedure.budget === undefined ? {} : { budget: procedure.budget }),
      steps: procedure.steps.map((step) => ({
        title: step.title,
        commands: step.commands.map((command) => ({
          text: command.text,
          language: command.language,
          kind: command.kind,
          hazards: command.hazards,
          follows: command.follows,
          interactive: command.interactive,
          needsRoot: command.needsRoot,
          blanks: command.blanks.map((blank) => blank.name),
        })),
      })),
    })),
    scenarios: playbook.scenarios.map(({ number, title, symptoms, severity, impact, rto, rpo, sectionId }) => ({
      ...(number === undefined ? {} : { number }),
      title,
      sectionId,
      symptoms,
      ...(severity === undefined ? {} : { severity }),
      ...(impact === undefined ? {} : { impact }),
      ...(rto === undefined ? {} : { rto }),
      ...(rpo === undefined ? {} : { rpo }),
    })),
  }
}
