// Values that blanks were filled in with last time, one press away. Never filled in by themselves: another night it is another
// backup, another host.
import { useStore } from 'zustand'
import type { Command } from '../../core/playbook/model/command.ts'
import { useStores } from '../app/stores.ts'
import { Button } from '../parts/button.tsx'
import styles from './controls.module.css'
import { unfilled } from './readiness.ts'
import { useFilledValues } from './secret-values.ts'

interface LastValuesProps {
  readonly commands: readonly Command[]
  readonly onFilled: () => void
}

export function LastValues({ commands, onFilled }: LastValuesProps) {
  const { incident, playbook } = useStores()
  const values = useFilledValues()
  const last = useStore(playbook, (view) => view.history?.values)
  const offered = unfilled(commands, values).flatMap(({ name, secret }) => {
    const value = last?.[name]
    return value === undefined || secret ? [] : [{ name, value }]
  })
  if (offered.length === 0) return null
  return (
    <div className={styles.last}>
      <span>As last time:</span>
      {offered.map(({ name, value }) => (
        <Button
          key={name}
          kind="quiet"
          label={`Fill in ${name} with ${value}, as last time`}
          onPress={() => {
            incident.setValue(name, value)
            // When the field is drawn as filled in.
            requestAnimationFrame(onFilled)
          }}
        >
          <code>{name}</code> = <code>{value}</code>
        </Button>
      ))}
    </div>
  )
}
