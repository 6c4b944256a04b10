// Before what is dangerous: what it does, said once more because the command's own mark may be out of sight, and where it will
// happen, typed by hand. On the step itself the letters of that name are keys (`s` skips): there it says how to get to the field.
import { useState } from 'react'
import { useStore } from 'zustand'
import { hazardWords } from '../../core/playbook/hazard-words.ts'
import type { Blank, Hazard } from '../../core/playbook/model/command.ts'
import type { Step } from '../../core/playbook/model/procedure.ts'
import { useStores } from '../app/stores.ts'
import { Field } from '../parts/field.tsx'
import styles from './controls.module.css'

interface ConfirmationProps {
  readonly step: Step
  /** Of what would run. */
  readonly hazards: readonly Hazard[]
  /** Blanks that are still empty: Enter leads to them first. */
  readonly missing: readonly Blank[]
  readonly onEnter: () => void
}

export function Confirmation({ step, hazards, missing, onEnter }: ConfirmationProps) {
  const { incident } = useStores()
  const typed = useStore(incident, (view) => view.confirmations[step.id] ?? '')
  const target = useStore(incident, (view) => view.targets.find((row) => row.targetId === view.targetId)?.name ?? '')
  const [refused, setRefused] = useState<string>()
  const [isThere, setThere] = useState(false)
  return (
    <div className={styles.confirmation} data-confirmation="">
      <p className={styles.ask}>
        {leadWords(isThere, missing.length)} <b>{target}</b> to run what {hazards.map((hazard) => hazardWords[hazard]).join(' and ')}.
      </p>
      <Field
        label={`Type the target’s name, ${target}, to run this dangerous step`}
        isLabelHidden
        isMono
        value={typed}
        placeholder="target’s name"
        onChange={(text) => incident.setConfirmation(step.id, text)}
        {...(refused === undefined || refused !== typed || typed === target ? {} : { error: `The target is ${target}.` })}
        onEnter={() => {
          setRefused(typed === '' ? undefined : typed)
          onEnter()
        }}
        onFocusChange={setThere}
      />
    </div>
  )
}

/** What comes before the name: on the step itself the way to it, and in any case what Enter leads to first. */
function leadWords(isThere: boolean, missing: number): string {
  if (missing === 0) return isThere ? 'Type' : 'Press Enter, then type'
  return `Press Enter to fill in ${missing === 1 ? 'the blank' : `the ${missing} blanks`} first, then type`
}
