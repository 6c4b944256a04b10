// The playbook as `inspect --json` prints it: plain keys, blanks by name. The shape is a promise to scripts: keys are
// added, never renamed. Procedures and scenarios refer to each other by their ids, to sections by the anchors of their headings.
import type { LineRange } from './model/document.ts'
import type { Contact, ContactField } from './model/facts.ts'
import type { Playbook, Scenario } from './model/playbook.ts'
import type { FailureBranch, Procedure, Step } from './model/procedure.ts'

/** Projects a playbook to its printed shape. */
export function inspectPlaybook(playbook: Playbook) {
  return {
    title: playbook.title,
    meta: playbook.meta,
    procedures: playbook.procedures.map(inspectProcedure),
    scenarios: playbook.scenarios.map(inspectScenario),
    prerequisites: playbook.prerequisites,
    contacts: playbook.contacts.map(inspectContact),
    escalation: playbook.escalation.map(withLine),
    roles: playbook.roles.map(withLine),
    severityLevels: playbook.severityLevels.map(withLine),
    objectives: playbook.objectives.map(withLine),
    alerts: playbook.alerts.map(withLine),
    thresholds: playbook.thresholds.map(withLine),
    templates: playbook.templates.map((template) => withLine({ ...template, blanks: template.blanks.map((blank) => blank.name) })),
    diagrams: playbook.diagrams.map(withLine),
    links: playbook.links.map(withLine),
  }
}

function inspectProcedure(procedure: Procedure) {
  const { id, path, kind, budget, scenarioId, onlyWhen, branchOf, rollbackOf, option, goal, prerequisites, expected, successCriteria } =
    procedure
  return {
    path,
    kind,
    ...said({ budget }),
    steps: procedure.steps.map(inspectStep),
    id,
    ...said({ scenarioId, option, onlyWhen, branchOf, rollbackOf, goal, prerequisites, expected, successCriteria }),
    ...branches(procedure.onFailure),
  }
}

function inspectStep(step: Step) {
  return {
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
      ...said({ cwd: command.cwd, inside: command.inside, onlyWhen: command.onlyWhen }),
    })),
    id: step.id,
    ...said({ expected: step.expected, attributes: step.attributes }),
    ...branches(step.onFailure),
  }
}

function inspectScenario(scenario: Scenario) {
  const { id, number, title, sectionId, symptoms, severity, impact, rto, rpo, rtoMax, rpoMax, rtoText, rpoText } = scenario
  const { useWhen, causes, prerequisites, prevention, procedureIds, rollbackIds } = scenario
  return {
    ...said({ number }),
    title,
    sectionId,
    symptoms,
    ...said({ severity, impact, rto, rpo, rtoMax, rpoMax, rtoText, rpoText, useWhen, causes, prerequisites, prevention }),
    id,
    procedureIds,
    ...said({ rollbackIds }),
  }
}

/** One contact with its fields by kind: what is still to be filled in is named in `blanks` and has no value. */
function inspectContact(contact: Contact) {
  const value = (kind: ContactField['kind']) => contact.fields.find((field) => field.kind === kind && !field.isBlank)?.value
  const other = contact.fields.filter((field) => field.kind === 'other' && !field.isBlank).map(({ label, value }) => ({ label, value }))
  return {
    role: contact.role,
    ...said({ name: value('name'), phone: value('phone'), email: value('email') }),
    ...(other.length === 0 ? {} : { other }),
    blanks: contact.fields.filter((field) => field.isBlank).map(({ kind, label }) => (kind === 'other' && label !== '' ? label : kind)),
    ...said({ about: contact.about, sectionId: contact.sectionId }),
    line: contact.lines.start,
  }
}

function branches(onFailure: readonly FailureBranch[] | undefined) {
  return onFailure === undefined ? {} : { onFailure: onFailure.map(withLine) }
}

/** Only where it begins: the rest of the lines follows from the file. */
function withLine<Item extends { readonly lines: LineRange }>({ lines, ...item }: Item) {
  return { ...item, line: lines.start }
}

type Said<Keys> = { readonly [Key in keyof Keys]?: Exclude<Keys[Key], undefined> }

/** Leaves out what the playbook doesn't say. */
function said<Keys extends object>(keys: Keys): Said<Keys> {
  return Object.fromEntries(Object.entries(keys).filter(([, value]) => value !== undefined)) as Said<Keys>
}
