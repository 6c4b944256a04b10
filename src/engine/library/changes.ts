// The stream that tells screens when the list they show is no longer right: a file or folder changed, or an incident was
// opened or closed. Says which playbooks it is about; compares what a row would show, so that nothing is said in vain.
import type { LibraryFolder, LibraryRow } from '../../contract/library-calls.ts'
import type { PlaybookId } from '../../core/playbook/model/document.ts'
import { watchFolders } from './watch.ts'

export interface Shown {
  readonly folders: readonly LibraryFolder[]
  readonly rows: readonly LibraryRow[]
  /** Hash of each playbook's file: an edit that changes no row still has to reload an open page. */
  readonly hashes: ReadonlyMap<PlaybookId, string>
  readonly watched: readonly string[]
}

export interface ChangesOptions {
  readonly look: () => Promise<Shown>
  /** What else may change a row. Each calls back, and returns the function that ends it. */
  readonly sources: readonly ((listener: () => void) => () => void)[]
}

export async function* followLibrary(
  { look, sources }: ChangesOptions,
  after: number,
  signal: AbortSignal,
): AsyncGenerator<{ readonly seq: number; readonly item: { readonly playbookIds: PlaybookId[] } }> {
  let changed = Promise.withResolvers<void>()
  const wake = () => changed.resolve()
  const watch = watchFolders(wake)
  const unsubscribe = sources.map((source) => source(wake))
  signal.addEventListener('abort', wake)
  let seq = after
  try {
    let before = await look()
    watch.setFolders(before.watched)
    while (!signal.aborted) {
      await changed.promise
      if (signal.aborted) return
      changed = Promise.withResolvers<void>()
      const now = await look()
      watch.setFolders(now.watched)
      const playbookIds = changedIds(before, now)
      const foldersChanged = JSON.stringify(before.folders) !== JSON.stringify(now.folders)
      before = now
      if (playbookIds.length > 0 || foldersChanged) yield { seq: ++seq, item: { playbookIds } }
    }
  } finally {
    watch.close()
    for (const end of unsubscribe) end()
    signal.removeEventListener('abort', wake)
  }
}

function changedIds(before: Shown, now: Shown): PlaybookId[] {
  const one = fingerprints(before)
  const other = fingerprints(now)
  return [...new Set([...one.keys(), ...other.keys()])].filter((id) => one.get(id) !== other.get(id))
}

function fingerprints({ rows, hashes }: Shown): Map<PlaybookId, string> {
  return new Map(rows.map((row) => [row.playbookId, `${hashes.get(row.playbookId) ?? ''} ${JSON.stringify(row)}`]))
}
