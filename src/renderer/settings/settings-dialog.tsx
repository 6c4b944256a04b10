// Theme, paper, and the shell that steps run in.
import { useState } from 'react'
import { Label, Radio, RadioGroup } from 'react-aria-components'
import { useStore } from 'zustand'
import { closeDialog } from '../app/dialogs.ts'
import { useStores } from '../app/stores.ts'
import { Button } from '../parts/button.tsx'
import { Dialog, DialogButtons } from '../parts/dialog.tsx'
import { Field } from '../parts/field.tsx'
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
  function close(): void {
    if (shell.trim() !== current.shell) void settings.change({ shell: shell.trim() })
    closeDialog()
  }
  return (
    <Dialog title="Settings" onClose={close}>
      <Choice label="Theme" value={current.theme} choices={themes} onChange={(theme) => void settings.change({ theme })} />
      <Choice label="Paper" value={current.paper} choices={papers} onChange={(paper) => void settings.change({ paper })} />
      <Field
        label="Shell for steps on this machine"
        value={shell}
        onChange={setShell}
        onEnter={close}
        isMono
        placeholder="/bin/bash"
        hint="Its full path; empty takes bash. Sessions that are open keep theirs."
      />
      {info !== undefined && (
        <p className={styles.version}>
          Runcard {info.version}, {info.shell === 'desktop' ? 'desktop' : 'in the browser'}. It never sends anything anywhere.
        </p>
      )}
      <DialogButtons>
        <Button kind="primary" keyLabel="Esc" onPress={close}>
          Done
        </Button>
      </DialogButtons>
    </Dialog>
  )
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
