// The library: folders, playbooks and the incidents that are open, kept fresh by the stream of changes.
import { createStore } from 'zustand/vanilla'
import type { Client } from '../../contract/client.ts'
import type { IncidentRow } from '../../contract/incident-calls.ts'
import type { LibraryFolder, LibraryRow } from '../../contract/library-calls.ts'
import type { NoticeStore } from '../notice/store.ts'

export interface LibraryState {
  /** `loading` only until the first answer; later changes replace what is shown in place. */
  readonly status: 'loading' | 'ready' | 'failed'
  readonly error?: unknown
  readonly folders: readonly LibraryFolder[]
  readonly playbooks: readonly LibraryRow[]
  /** Files of the folders that are still to be read. */
  readonly unread: number
  readonly incidents: readonly IncidentRow[]
}

export type LibraryStore = ReturnType<typeof createLibraryStore>

/** While playbooks are being read. */
const askAgainMs = 400

export function createLibraryStore(client: Client, notices: NoticeStore) {
  const store = createStore<LibraryState>(() => ({ status: 'loading', folders: [], playbooks: [], unread: 0, incidents: [] }))
  let turn = 0

  async function reload(): Promise<void> {
    const mine = ++turn
    try {
      const [library, incidents] = await Promise.all([client.call('library.list', { soFar: true }), client.call('incident.list', {})])
      if (mine !== turn) return
      store.setState({ status: 'ready', ...library, incidents })
      if (library.unread > 0) setTimeout(() => mine === turn && void reload(), askAgainMs)
    } catch (error) {
      if (mine === turn) store.setState({ status: 'failed', error })
    }
  }

  function start(): void {
    void reload()
    client.subscribe('library.changes', {}, { onItem: () => void reload() })
    client.onConnection((connected) => {
      if (connected) void reload()
    })
  }

  async function attempt(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work()
      await reload()
      return true
    } catch (error) {
      notices.fail(error)
      return false
    }
  }

  return {
    ...store,
    start,
    reload,
    addFolder: () => attempt(() => client.call('library.addFolder', {})),
    removeFolder: (folderId: string) => attempt(() => client.call('library.removeFolder', { folderId })),
    trustFolder: (folderId: string) => attempt(() => client.call('library.trustFolder', { folderId })),
  }
}
