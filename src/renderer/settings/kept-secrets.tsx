// The passwords, passphrases and secrets of playbooks that this computer keeps for Runcard: what each is for, never the secret itself, and how to
// have it forgotten. Nothing is shown in shells that keep none.
import { useEffect, useState } from 'react'
import type { CallOutput } from '../../contract/calls.ts'
import { useStores } from '../app/stores.ts'
import { announce } from '../parts/live-region.tsx'
import { ForgettableList } from './forgettable-list.tsx'
import styles from './settings-dialog.module.css'

export function KeptSecrets() {
  const { client, notices, playbook } = useStores()
  const [kept, setKept] = useState<CallOutput<'secrets.list'>>()
  useEffect(() => {
    client.call('secrets.list', {}).then(setKept, notices.fail)
  }, [client, notices])
  if (kept === undefined || kept.store === 'none') return null

  async function forget(secretId: string, label: string): Promise<void> {
    try {
      await client.call('secrets.forget', { secretId })
      setKept(await client.call('secrets.list', {}))
      void playbook.reloadSecrets()
      announce(`Forgotten: ${label}.`)
    } catch (error) {
      notices.fail(error)
    }
  }

  return (
    <section className={styles.secrets} aria-label="Kept secrets">
      <p className={styles.label}>Kept secrets</p>
      {kept.store === 'unsafe' && (
        <p>
          This system has no keyring to protect secrets with, so Runcard keeps none and asks each time. Start GNOME Keyring or KWallet to
          change that.
        </p>
      )}
      {kept.store === 'ready' && kept.secrets.length === 0 && (
        <p>None. Where a password, a passphrase or a secret of a playbook is typed, you can have it kept.</p>
      )}
      <ForgettableList
        items={kept.secrets}
        labelOf={({ label }) => label}
        onForget={({ secretId, label }) => void forget(secretId, label)}
      />
    </section>
  )
}
