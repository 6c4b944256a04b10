// A whole playbook as text for a person: what `runcard show` prints.

import { durationInWords } from '../../core/card/words.ts'
import type { Playbook, PlaybookMeta, Procedure, Scenario } from '../../core/playbook/model.ts'
import type { Style } from '../terminal/terminal.ts'
import { procedureFacts, procedurePath, stepLines } from './procedure-words.ts'
import { wrapLines } from './wrap.ts'

interface Look {
  readonly columns: number
  readonly paint: (style: Style, text: string) => string
}

/** Title and dates, the scenarios with what one sees, and every procedure with its steps. */
export function playbookLines(playbook: Playbook, file: string, look: Look): string[] {
  const { columns, paint } = look
  return [
    ...wrapLines(playbook.title, columns, '').map((line) => paint('bold', line)),
    ...wrapLines([file, ...metaFacts(playbook.meta)].join(' · '), columns, '').map((line) => paint('dim', line)),
    ...(playbook.scenarios.length === 0 ? [] : ['', paint('underline', 'Scenarios')]),
    ...playbook.scenarios.flatMap((scenario) => ['', ...scenarioLines(playbook, scenario, look)]),
    '',
    paint('underline', playbook.procedures.length === 0 ? 'No procedures: there is nothing to work through in this file.' : 'Procedures'),
    ...playbook.procedures.flatMap((procedure, index) => ['', ...procedureLines(procedure, index + 1, look)]),
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
  ]
}

function scenarioLines(playbook: Playbook, scenario: Scenario, { columns, paint }: Look): string[] {
  const numbers = scenario.procedureIds.map((id) => playbook.procedures.findIndex((procedure) => procedure.id === id) + 1)
  const facts = [
    scenario.severity === undefined ? '' : `severity ${scenario.severity}`,
    scenario.rto === undefined ? '' : `RTO ${durationInWords(scenario.rto)}`,
    scenario.rpo === undefined ? '' : `RPO ${durationInWords(scenario.rpo)}`,
    numbers.length === 0 ? '' : `${numbers.length === 1 ? 'procedure' : 'procedures'} ${numbers.join(', ')}`,
  ].filter((fact) => fact !== '')
  return [
    ...wrapLines(scenario.heading, columns, '  ').map((line) => paint('bold', line)),
    ...(facts.length === 0 ? [] : wrapLines(facts.join(' · '), columns, '    ').map((line) => paint('dim', line))),
    ...(scenario.impact === undefined ? [] : wrapLines(`Impact: ${scenario.impact}`, columns, '    ')),
    ...scenario.symptoms.flatMap((symptom) => {
      const [first = '', ...rest] = wrapLines(symptom, columns, '      ')
      return [`    - ${first.trimStart()}`, ...rest]
    }),
  ]
}

function procedureLines(procedure: Procedure, number: number, { columns, paint }: Look): string[] {
  const indent = ' '.repeat(`${number} `.length)
  const [first = '', ...rest] = wrapLines(procedurePath(procedure), columns, indent)
  return [
    paint('bold', `${number} ${first.trimStart()}`),
    ...rest.map((line) => paint('bold', line)),
    `${indent}${paint('dim', procedureFacts(procedure))}`,
    ...procedure.steps.flatMap((step) => stepLines(step, columns - indent.length, paint).map((line) => `${indent}${line}`.trimEnd())),
  ]
}
