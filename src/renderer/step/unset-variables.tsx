// Above the commands of the step at hand: what they would take for empty without a word. Below them it would be out of sight.
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { lostVariableWords } from '../../core/incident/lost-variables.ts'
import type { Step } from '../../core/playbook/model/procedure.ts'
import { unsetVariableWords } from '../../core/playbook/unset-variables.ts'
import { useStores } from '../app/stores.ts'
import styles from './controls.module.css'

export function UnsetVariables({ step }: { readonly step: Step }) {
  const { incident, playbook } = useStores()
  const opened = useStore(playbook, (view) => view.opened?.playbook)
  const words = useMemo(() => (opened === undefined ? undefined : unsetVariableWords(step, opened, true)), [step, opened])
  const lost = useStore(incident, (view) =>
    opened === undefined ? undefined : lostVariableWords(step, opened, view.incident, view.targetId, true),
  )
  return [words, lost].map(
    (said) =>
      said !== undefined && (
        <p key={said} className={styles.advice}>
          {said}
        </p>
      ),
  )
}
