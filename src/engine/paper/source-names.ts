// What playbooks are called in a folder of their paper: by their paths below the folder that they are kept in, the same for the
// terminal and the screen, so that both can keep one folder of paper fresh.
import { basename, relative, sep } from 'node:path'
import type { LibraryFolder } from '../../contract/library-calls.ts'
import type { PrintRecord } from '../../core/paper/print-record.ts'
import type { LibraryEntry } from '../library/library.ts'
import type { SourcePlaybook } from './export-folder.ts'

/** `isPrefixed`: by the folder's own name too, where there are several of them. */
export function sourceName(file: string, folder: string, isPrefixed: boolean): string {
  const below = relative(folder, file).split(sep)
  // A link leads to somewhere else.
  const inside = below[0] === '..' || below[0] === '' ? [basename(file)] : below
  return (isPrefixed ? [basename(folder), ...inside] : inside).join('/')
}

/** The name is what a playbook is known by in the folder. */
export function withoutNamesakes(playbooks: readonly SourcePlaybook[]): SourcePlaybook[] {
  const seen = new Map<string, number>()
  return playbooks.map((playbook) => {
    const count = (seen.get(playbook.name) ?? 0) + 1
    seen.set(playbook.name, count)
    return count === 1 ? playbook : { ...playbook, name: playbook.name.replace(/(\.\w+)$/, `-${count}$1`) }
  })
}

/** Every playbook of a library under its name; those that are not chosen are passed over. */
export function sourcesOfLibrary(
  folders: readonly LibraryFolder[],
  entries: readonly LibraryEntry[],
  isChosen: (entry: LibraryEntry) => boolean,
): SourcePlaybook[] {
  const own = folders.filter(({ bundled, problem }) => !bundled && problem === undefined)
  const byId = new Map(folders.map((folder) => [folder.folderId, folder]))
  return withoutNamesakes(
    entries.map((entry): SourcePlaybook => {
      const folder = byId.get(entry.folderId)
      const isPrefixed = folder?.bundled === true ? own.length > 0 : own.length > 1
      const name = folder === undefined ? basename(entry.file) : sourceName(entry.file, folder.path, isPrefixed)
      return { file: entry.file, name, ...(isChosen(entry) ? {} : { isPassedOver: true }) }
    }),
  )
}

/** In the register a playbook is known by its path on this computer. */
export function withPaths(records: readonly PrintRecord[], playbooks: readonly SourcePlaybook[]): PrintRecord[] {
  const files = new Map(playbooks.map(({ name, file }) => [name, file]))
  return records.map((record) => ({ ...record, file: files.get(record.file) ?? record.file }))
}
