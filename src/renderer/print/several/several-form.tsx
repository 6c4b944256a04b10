// The choices for several playbooks, one below the other.
import { type Binding, binderFormat, formats, type PaperName, paperTitles, type UsualPaper } from '../../../core/card/format.ts'
import { bindingWords, Choice, LabelsChoice } from '../choices-form.tsx'
import styles from '../print-dialog.module.css'
import own from './several.module.css'
import { canBind, papersFor, type SeveralChoices, severalFormats } from './several-choices.ts'

interface SeveralFormProps {
  readonly choices: SeveralChoices
  readonly ownPaper: UsualPaper
  readonly onChange: (change: Partial<SeveralChoices>) => void
}

const whats = {
  each: { name: 'A PDF for each', purpose: 'A folder of paper, kept as fresh as the playbooks.' },
  binder: binderFormat,
} as const
const usual = 'usual'

export function SeveralForm({ choices, ownPaper, onChange }: SeveralFormProps) {
  const { what, formats: chosen, paper, binding, labels } = choices
  const papers = papersFor(choices)
  const shown = papers.find((name) => name === paper) ?? (what === 'binder' ? ownPaper : usual)
  return (
    <div className={styles.fields}>
      <Choice label="What" value={what} hint={whats[what].purpose} onChange={(value: keyof typeof whats) => onChange({ what: value })}>
        {(['each', 'binder'] as const).map((name) => (
          <option key={name} value={name}>
            {whats[name].name}
          </option>
        ))}
      </Choice>
      {what === 'each' && (
        <fieldset className={own.formats}>
          <legend>Of each playbook</legend>
          {severalFormats.map((name) => (
            <label key={name} className={styles.tick}>
              <input
                type="checkbox"
                checked={chosen.includes(name)}
                onChange={({ target }) =>
                  onChange({ formats: severalFormats.filter((one) => (one === name ? target.checked : chosen.includes(one))) })
                }
              />
              <span>{formats[name].name}</span>
            </label>
          ))}
        </fieldset>
      )}
      <Choice
        label="Paper"
        value={shown}
        onChange={(value: PaperName | typeof usual) => onChange({ paper: value === usual ? undefined : value })}
      >
        {what === 'each' && <option value={usual}>What is usual for each</option>}
        {papers.map((name) => (
          <option key={name} value={name}>
            {paperTitles[name]}
          </option>
        ))}
      </Choice>
      {canBind(choices) && (
        <Choice label="Sides" value={binding} onChange={(value: Binding) => onChange({ binding: value })}>
          {(['single', 'duplex'] as const).map((name) => (
            <option key={name} value={name}>
              {bindingWords[name]}
            </option>
          ))}
        </Choice>
      )}
      <LabelsChoice labels={labels} onChange={(value) => onChange({ labels: value })} />
    </div>
  )
}
