// The choices of the print dialog, one below the other; only those that the format leaves open.
import type { ReactNode } from 'react'
import type { RecordName } from '../../contract/paper-calls.ts'
import { type FormatName, formats, type PaperName, paperTitles } from '../../core/card/format.ts'
import { paperWords } from '../../core/card/language/languages.ts'
import { type LabelLanguage, labelLanguages } from '../../core/card/language/paper-words.ts'
import type { ScenarioId } from '../../core/playbook/model/document.ts'
import type { Scenario } from '../../core/playbook/model/playbook.ts'
import { type Choices, formatsFor, type Printing } from './choices.ts'
import styles from './print-dialog.module.css'

interface ChoicesFormProps {
  readonly choices: Choices
  readonly scenarios: readonly Scenario[]
  /** Of an incident, where there is one to tell of; `undefined` chosen is the playbook in a format. */
  readonly hasRecords: boolean
  readonly record: RecordName | undefined
  readonly onWhat: (what: FormatName | RecordName) => void
  /** Undefined: all of them. */
  readonly onScenario: (scenarioId: ScenarioId | undefined) => void
  /** Names of hosts and containers that a card can be for. */
  readonly hosts: readonly string[]
  readonly onHost: (host: string | undefined) => void
  readonly onLayout: (change: Partial<Printing>) => void
}

const records = {
  report: { name: 'Report of the incident', purpose: 'What happened, against what was meant to happen; for the review.' },
  handover: { name: 'Handover sheet', purpose: 'One sheet for whoever takes over the incident.' },
} as const
const recordNames = ['report', 'handover'] as const
const recordPapers = ['a4', 'letter'] as const
const orientationWords = { portrait: 'Portrait', landscape: 'Landscape' } as const
export const bindingWords = { single: 'One side', duplex: 'Both sides, with a margin to bind' } as const
const all = 'all'

export function ChoicesForm({ choices, scenarios, hasRecords, record, onWhat, onScenario, hosts, onHost, onLayout }: ChoicesFormProps) {
  const { format, row, scenarioId, paper, orientation, binding, cropMarks, labels } = choices
  const scope = row.scenarios
  const papers = record === undefined ? row.papers : recordPapers
  const what = (
    <Choice<FormatName | RecordName>
      label="What"
      value={record ?? format}
      onChange={onWhat}
      hint={record === undefined ? row.purpose : records[record].purpose}
    >
      {formatsFor(scenarios.length).map((name) => (
        <option key={name} value={name}>
          {formats[name].name}
        </option>
      ))}
      {hasRecords &&
        recordNames.map((name) => (
          <option key={name} value={name}>
            {records[name].name}
          </option>
        ))}
    </Choice>
  )
  return (
    <div className={styles.fields}>
      {what}
      {record === undefined && (scope === 'one' || scope === 'one-or-all') && (
        <Choice label="Of" value={scenarioId ?? all} onChange={(value) => onScenario(value === all ? undefined : (value as ScenarioId))}>
          {scope === 'one-or-all' && <option value={all}>All scenarios</option>}
          {scenarios.map((scenario) => (
            <option key={scenario.id} value={scenario.id}>
              {scenario.number === undefined ? '' : `${scenario.number}  `}
              {scenario.title}
            </option>
          ))}
        </Choice>
      )}
      {record === undefined && row.namesHost === true && hosts.length > 0 && (
        <Choice label="For host" value={choices.host ?? ''} onChange={(host) => onHost(host === '' ? undefined : host)}>
          <option value="">any: a line to write on</option>
          {hosts.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </Choice>
      )}
      <Choice<PaperName> label="Paper" value={paper} onChange={(value) => onLayout({ paper: value })}>
        {papers.map((name) => (
          <option key={name} value={name}>
            {paperTitles[name]}
          </option>
        ))}
      </Choice>
      {record === undefined && row.orientations.length > 1 && (
        <Choice label="Orientation" value={orientation} onChange={(value) => onLayout({ orientation: value })}>
          {row.orientations.map((name) => (
            <option key={name} value={name}>
              {orientationWords[name]}
            </option>
          ))}
        </Choice>
      )}
      {record === undefined && row.bindings.length > 1 && (
        <Choice label="Sides" value={binding} onChange={(value) => onLayout({ binding: value })}>
          {row.bindings.map((name) => (
            <option key={name} value={name}>
              {bindingWords[name]}
            </option>
          ))}
        </Choice>
      )}
      <LabelsChoice labels={labels} onChange={(value) => onLayout({ labels: value })} />
      {record === undefined && row.canCrop && (
        <label className={styles.tick}>
          <input type="checkbox" checked={cropMarks} onChange={(event) => onLayout({ cropMarks: event.target.checked })} />
          <span>Crop marks</span>
        </label>
      )}
    </div>
  )
}

const ownLanguage = ''

/** Undefined is the playbook’s own language. */
export function LabelsChoice({
  labels,
  onChange,
}: {
  readonly labels: LabelLanguage | undefined
  readonly onChange: (labels: LabelLanguage | undefined) => void
}) {
  return (
    <Choice<LabelLanguage | ''>
      label="Labels in"
      value={labels ?? ownLanguage}
      onChange={(value) => onChange(value === '' ? undefined : value)}
    >
      <option value={ownLanguage}>the playbook’s language</option>
      {labelLanguages.map((language) => (
        <option key={language} value={language} lang={language}>
          {paperWords[language].ownName}
        </option>
      ))}
    </Choice>
  )
}

interface ChoiceProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly hint?: string
  readonly onChange: (value: Value) => void
  readonly children: ReactNode
}

export function Choice<Value extends string>({ label, value, hint, onChange, children }: ChoiceProps<Value>) {
  return (
    <div className={styles.choice}>
      <label>
        <span>{label}</span>
        <select value={value} onChange={(event) => onChange(event.target.value as Value)}>
          {children}
        </select>
      </label>
      {hint !== undefined && <p className={styles.soft}>{hint}</p>}
    </div>
  )
}
