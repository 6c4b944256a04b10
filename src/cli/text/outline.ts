// A whole playbook as text for a person: what `runcard show` prints.

import { durationInWords } from '../../core/card/words.ts'
import type { Playbook, PlaybookMeta, Scenario } from '../../core/playbook/model/playbook.ts'
import type { Procedure } from '../../core/playbook/model/procedure.ts'
import { procedureFacts, procedurePath, stepLines } from './procedure-words.ts'
import type { Look } from './structure.ts'
import { procedureExtras, structureLines } from './structure.ts'
import { wrapLines } from './wrap.ts'

/** Title and dates, whom to call, the scenarios with what one sees, and every procedure with its steps. */
export function playbookLines(playbook: Playbook, file: string, look: Look): string[] {
  const { columns, paint } = look
  return [
    ...wrapLines(playbook.title, columns, '').map((line) => paint('bold', line)),
    ...wrapLines([file, ...metaFacts(playbook.meta)].join(' · '), columns, '').map((line) => paint('dim', line)),
    ...structureLines(playbook, look),
    ...(playbook.scenarios.length === 0 ? [] : ['', paint('underline', 'Scenarios')]),
    ...playbook.scenarios.flatMap((scenario) => ['', ...scenarioLines(playbook, scenario, look)]),
    '',
    paint('underline', playbook.procedures.length === 0 ? 'No procedures: there is nothing to work through in this file.' : 'Procedures'),
    ...playbook.procedures.flatMap((procedure, index) => ['', ...procedureLines(playbook, procedure, index + 1, look)]),
  ]
}

function metaFacts(meta: PlaybookMeta): string[] {
  const fact = (label: string, value: string | undefined) => (value === undefined ? [] : [`${label} ${value}`])
  const duration = (value: string | undefined) => (value === undefined ? undefined : durationInWords(value))
  return [
    ...fact('version', meta.version),
    ...fact('updated', meta.lastUpdated),
    ...fact('next review', meta.nextReview),
    ...fact('reviewed every', duration(meta.reviewEvery)),
    ...fact('RTO', duration(meta.rto)),
    ...fact('RPO', duration(meta.rpo)),
    ...fact('owner', meta.owner),
  ]
}

function scenarioLines(playbook: Playbook, scenario: Scenario, { columns, paint }: Look): string[] {
  const numbers = scenario.procedureIds.map((id) => playbook.procedures.findIndex((procedure) => procedure.id === id) + 1)
  const facts = [
    scenario.severity === undefined ? '' : `severity ${scenario.severity}`,
    promise('RTO', scenario.rto, scenario.rtoMax, scenario.rtoText),
    promise('RPO', scenario.rpo, scenario.rpoMax, scenario.rpoText),
    numbers.length === 0 ? '' : `${numbers.length === 1 ? 'procedure' : 'procedures'} ${numbers.join(', ')}`,
  ].filter((fact) => fact !== '')
  const said = (words: string, texts: readonly string[] = []) =>
    texts.length === 0 ? [] : wrapLines(`${words}: ${texts.join('; ')}`, columns, '    ')
  return [
    ...wrapLines(scenario.heading, columns, '  ').map((line) => paint('bold', line)),
    ...(facts.length === 0 ? [] : wrapLines(facts.join(' · '), columns, '    ').map((line) => paint('dim', line))),
    ...(scenario.impact === undefined ? [] : wrapLines(`Impact: ${scenario.impact}`, columns, '    ')),
    ...scenario.symptoms.flatMap((symptom) => {
      const [first = '', ...rest] = wrapLines(symptom, columns, '      ')
      return [`    - ${first.trimStart()}`, ...rest]
    }),
    ...said('Use when', scenario.useWhen),
    ...said('Cause', scenario.causes),
    ...said('Needs', scenario.prerequisites),
    ...said('Prevention', scenario.prevention),
    ...playbook.escalation
      .filter((step) => step.scenarioId === scenario.id)
      .flatMap(({ time, title }) => wrapLines(`Escalation: ${time === '' ? '' : `${time} `}${title}`, columns, '    ')),
  ]
}

function promise(name: string, duration: string | undefined, longest: string | undefined, words: string | undefined): string {
  const time = duration === undefined ? words?.toLowerCase() : durationInWords(duration)
  return time === undefined ? '' : `${name} ${time}${longest === undefined ? '' : `, at most ${durationInWords(longest)}`}`
}

function procedureLines(playbook: Playbook, procedure: Procedure, number: number, { columns, paint }: Look): string[] {
  const indent = ' '.repeat(`${number} `.length)
  const [first = '', ...rest] = wrapLines(procedurePath(procedure), columns, indent)
  return [
    paint('bold', `${number} ${first.trimStart()}`),
    ...rest.map((line) => paint('bold', line)),
    `${indent}${paint('dim', procedureFacts(procedure))}`,
    ...procedureExtras(playbook, procedure, columns - indent.length).map((line) => `${indent}${paint('dim', line)}`),
    ...procedure.steps.flatMap((step) => stepLines(step, columns - indent.length, paint).map((line) => `${indent}${line}`.trimEnd())),
  ]
}
