// The screens' stores, one for each feature, made once for one client and handed down by a context.
import { createContext, useContext } from 'react'
import type { Client } from '../../contract/client.ts'
import { createFindingsStore, type FindingsStore } from '../findings/store.ts'
import { createIncidentStore, type IncidentStore } from '../incident/store.ts'
import { createLibraryStore, type LibraryStore } from '../library/store.ts'
import { createNoticeStore, type NoticeStore } from '../notice/store.ts'
import { createPlaybookStore, type PlaybookStore } from '../playbook/store.ts'
import { createExportStore, type ExportStore } from '../print/several/export-store.ts'
import { createSettingsStore, type SettingsStore } from '../settings/store.ts'
import { createTargetStore, type TargetStore } from '../targets/store.ts'

export interface Stores {
  readonly client: Client
  readonly notices: NoticeStore
  readonly settings: SettingsStore
  readonly library: LibraryStore
  readonly playbook: PlaybookStore
  readonly incident: IncidentStore
  readonly findings: FindingsStore
  readonly targets: TargetStore
  readonly exports: ExportStore
}

export function createStores(client: Client): Stores {
  const notices = createNoticeStore()
  client.onConnection(notices.setConnected)
  return {
    client,
    notices,
    settings: createSettingsStore(client, notices),
    library: createLibraryStore(client, notices),
    playbook: createPlaybookStore(client),
    incident: createIncidentStore(client),
    findings: createFindingsStore(client),
    targets: createTargetStore(client, notices),
    exports: createExportStore(client, notices),
  }
}

export const StoresContext = createContext<Stores | undefined>(undefined)

export function useStores(): Stores {
  const stores = useContext(StoresContext)
  if (stores === undefined) throw new Error('useStores outside of StoresContext')
  return stores
}
