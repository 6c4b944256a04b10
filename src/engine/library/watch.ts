// Notices that files in the library's folders changed. Watches only folders that were looked into, not whole trees, and
// says so once things have been quiet for a moment: an editor writes a file in several steps.
import { type FSWatcher, watch } from 'node:fs'

export interface FolderWatch {
  /** Watches exactly these from now on. */
  setFolders(folders: readonly string[]): void
  close(): void
}

const quietMs = 200

export function watchFolders(onChange: () => void): FolderWatch {
  const watchers = new Map<string, FSWatcher>()
  let timer: NodeJS.Timeout | undefined

  function noticed(): void {
    clearTimeout(timer)
    timer = setTimeout(onChange, quietMs)
    timer.unref()
  }

  function drop(folder: string): void {
    watchers.get(folder)?.close()
    watchers.delete(folder)
  }

  function add(folder: string): void {
    try {
      const watcher = watch(folder, { persistent: false }, noticed)
      // A folder that is deleted, or no watches left to give: the list is right again when it is next asked for.
      watcher.on('error', () => drop(folder))
      watchers.set(folder, watcher)
    } catch {
      return
    }
  }

  return {
    setFolders(folders) {
      for (const folder of [...watchers.keys()]) if (!folders.includes(folder)) drop(folder)
      for (const folder of folders) if (!watchers.has(folder)) add(folder)
    },
    close() {
      clearTimeout(timer)
      for (const folder of [...watchers.keys()]) drop(folder)
    },
  }
}
