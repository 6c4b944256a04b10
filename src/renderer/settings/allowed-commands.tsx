// The commands of the SSH config that run on this machine without asking, and how to be asked again. Nothing is shown where there
// are none.
import { useEffect, useState } from 'react'
import type { AllowedCommand } from '../../contract/settings-calls.ts'
import { useStores } from '../app/stores.ts'
import { announce } from '../parts/live-region.tsx'
import { ForgettableList } from './forgettable-list.tsx'
import styles from './settings-dialog.module.css'

const labelOf = ({ option, command }: AllowedCommand): string => `${option} ${command}`

export function AllowedCommands() {
  const { client, notices } = useStores()
  const [commands, setCommands] = useState<readonly AllowedCommand[]>([])
  useEffect(() => {
    client.call('commands.list', {}).then((list) => setCommands(list.commands), notices.fail)
  }, [client, notices])

  async function forget(command: AllowedCommand): Promise<void> {
    try {
      await client.call('commands.forget', command)
      setCommands((await client.call('commands.list', {})).commands)
      announce(`It is asked about again: ${labelOf(command)}.`)
    } catch (error) {
      notices.fail(error)
    }
  }

  if (commands.length === 0) return null
  return (
    <section className={styles.secrets} aria-label="Allowed commands">
      <p className={styles.label}>Commands of the SSH config that run on this machine without asking</p>
      <ForgettableList items={commands} labelOf={labelOf} onForget={(command) => void forget(command)} />
    </section>
  )
}
