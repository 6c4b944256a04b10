// Theme, paper, the shell that steps run in, and how long and how much they may.
import { useRef, useState } from 'react'
import { Label, Radio, RadioGroup } from 'react-aria-components'
import { useStore } from 'zustand'
import type { Settings } from '../../contract/settings-calls.ts'
import { closeDialog } from '../app/dialogs.ts'
import { useStores } from '../app/stores.ts'
import { Button } from '../parts/button.tsx'
import { Dialog, DialogButtons } from '../parts/dialog.tsx'
import { Field } from '../parts/field.tsx'
import { AllowedCommands } from './allowed-commands.tsx'
import { AmountFields, type AmountTexts } from './amount-fields.tsx'
import { type AmountName, amountNames, amountText, readAmount } from './amounts.ts'
import { KeptSecrets } from './kept-secrets.tsx'
import styles from './settings-dialog.module.css'

const themes = [
  ['system', 'As the system'],
  ['light', 'Light'],
  ['dark', 'Dark'],
  ['contrast', 'High contrast'],
] as const
const papers = [
  ['a4', 'A4'],
  ['letter', 'US Letter'],
] as const

export function SettingsDialog() {
  const { settings } = useStores()
  const current = useStore(settings, (state) => state.settings)
  const info = useStore(settings, (state) => state.info)
  const [shell, setShell] = useState(current.shell)
  const [written, setWritten] = useState<Partial<AmountTexts>>({})
  const place = useRef<HTMLDivElement>(null)
  const texts = Object.fromEntries(amountNames.map((name) => [name, written[name] ?? amountText(name, current[name])])) as AmountTexts
  const hasError = amountNames.some((name) => readAmount(name, texts[name]) === undefined)

  /** Keeps what can be kept and leaves the rest as it was. */
  function close(): void {
    const changes: Partial<Settings> = {
      ...(shell.trim() === current.shell ? {} : { shell: shell.trim() }),
      ...changedAmounts(texts, current),
    }
    if (Object.keys(changes).length > 0) void settings.change(changes)
    closeDialog()
  }

  /** Stays where there is something to correct. */
  function finish(): void {
    if (hasError) place.current?.querySelector<HTMLInputElement>('input[aria-invalid]')?.select()
    else close()
  }

  return (
    <Dialog title="Settings" onClose={close}>
      <div ref={place} className={styles.fields}>
        <Choice label="Theme" value={current.theme} choices={themes} onChange={(theme) => void settings.change({ theme })} />
        <Choice label="Paper" value={current.paper} choices={papers} onChange={(paper) => void settings.change({ paper })} />
        <Field
          label="Shell for steps on this machine"
          value={shell}
          onChange={setShell}
          onEnter={finish}
          isMono
          placeholder="/bin/bash"
          hint="Its full path; empty takes bash. Sessions that are open keep theirs."
        />
        <AmountFields
          texts={texts}
          kept={current}
          onChange={(name, text) => setWritten((before) => ({ ...before, [name]: text }))}
          onEnter={finish}
        />
      </div>
      <KeptSecrets />
      <AllowedCommands />
      {info !== undefined && (
        <p className={styles.version}>
          Runcard {info.version}, {info.shell === 'desktop' ? 'desktop' : 'in the browser'}. It never sends anything anywhere.
        </p>
      )}
      <DialogButtons>
        <Button kind="primary" keyLabel={hasError ? undefined : 'Esc'} onPress={finish}>
          Done
        </Button>
      </DialogButtons>
    </Dialog>
  )
}

function changedAmounts(texts: AmountTexts, current: Settings): Partial<Settings> {
  const changed = (name: AmountName) => {
    const amount = readAmount(name, texts[name])
    return amount === undefined || amount === current[name] ? [] : [[name, amount] as const]
  }
  return Object.fromEntries(amountNames.flatMap(changed))
}

interface ChoiceProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly choices: readonly (readonly [Value, string])[]
  readonly onChange: (value: Value) => void
}

function Choice<Value extends string>({ label, value, choices, onChange }: ChoiceProps<Value>) {
  return (
    <RadioGroup className={styles.choice ?? ''} orientation="horizontal" value={value} onChange={(next) => onChange(next as Value)}>
      <Label className={styles.label ?? ''}>{label}</Label>
      <div className={styles.radios}>
        {choices.map(([key, name]) => (
          <Radio key={key} value={key} className={styles.radio ?? ''}>
            {name}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
