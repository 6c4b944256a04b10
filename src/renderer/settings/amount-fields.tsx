// How long Stop waits, how long a step may take, how much of its output is kept. What can't be
// kept is said at once, with what can.
import { Field } from '../parts/field.tsx'
import { type AmountName, amounts, amountWanted, readAmount } from './amounts.ts'
import styles from './settings-dialog.module.css'

export type AmountTexts = Readonly<Record<AmountName, string>>

interface AmountFieldsProps {
  readonly texts: AmountTexts
  readonly kept: Readonly<Record<AmountName, number>>
  readonly onChange: (name: AmountName, text: string) => void
  readonly onEnter: () => void
}

export function AmountFields({ texts, kept, onChange, onEnter }: AmountFieldsProps) {
  const field = (name: AmountName, hint?: string) => (
    <Field
      label={amounts[name].label}
      value={texts[name]}
      onChange={(text) => onChange(name, text)}
      onEnter={onEnter}
      isMono
      {...(hint === undefined ? {} : { hint })}
      {...(readAmount(name, texts[name]) === undefined ? { error: amountWanted(name, kept[name]) } : {})}
    />
  )
  return (
    <>
      <fieldset className={styles.group}>
        <legend className={styles.label}>Stop interrupts what runs. What goes on all the same, each time after:</legend>
        <div className={styles.amounts}>
          {field('stopTerminateAfterMs')}
          {field('stopKillAfterMs')}
          {field('stopGiveUpAfterMs')}
        </div>
      </fieldset>
      <div className={styles.amounts}>
        {field('stepTimeLimitMs', 'Empty: never. What follows a log is left alone. A playbook’s own timeout comes first.')}
        {field('outputLimitMb', 'On this machine’s disk: its beginning, up to this, and its end.')}
      </div>
    </>
  )
}
