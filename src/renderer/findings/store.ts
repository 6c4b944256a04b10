// What is wrong with the playbook in view. Asked for when the page stands: reading and running come first.
import { createStore } from 'zustand/vanilla'
import type { Client } from '../../contract/client.ts'
import type { Finding } from '../../core/findings/finding.ts'
import type { PlaybookId } from '../../core/playbook/model/document.ts'

export interface FindingsView {
  readonly playbookId?: PlaybookId
  /** Undefined until they are known. */
  readonly found?: readonly Finding[]
  readonly error?: unknown
}

export type FindingsStore = ReturnType<typeof createFindingsStore>

export function createFindingsStore(client: Client) {
  const store = createStore<FindingsView>(() => ({}))

  /** What was found before stays until the answer is there, where it is about the same playbook. */
  async function load(playbookId: PlaybookId): Promise<void> {
    if (store.getState().playbookId !== playbookId) store.setState({ playbookId }, true)
    try {
      const { findings } = await client.call('playbook.findings', { playbookId })
      if (store.getState().playbookId === playbookId) store.setState({ playbookId, found: findings as readonly Finding[] }, true)
    } catch (error) {
      if (store.getState().playbookId === playbookId) store.setState({ error })
    }
  }

  return { ...store, load }
}
