// Finds the Markdown files below a folder. Follows symbolic links, but no folder twice; leaves out what no one keeps
// runbooks in. A folder inside that may not be read is passed over: the others still count.
import { readdir, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { RuncardError } from '../../contract/errors.ts'
import { reasonOf } from '../journal/records-error.ts'

export interface Scan {
  /** Real paths, in the order of their names. */
  readonly files: readonly string[]
  /** Every folder that was looked into: what a watch has to watch. */
  readonly folders: readonly string[]
}

const maximumDepth = 12
const maximumFiles = 5000
const maximumFolders = 5000
const skippedFolders = new Set(['node_modules', 'vendor', '__pycache__'])
const playbookName = /\.(md|markdown)$/i

/** Throws RuncardError folder-not-found, folder-unreadable. */
export async function scanFolder(folder: string): Promise<Scan> {
  const files = new Set<string>()
  const folders = new Set<string>()

  async function visit(path: string, depth: number): Promise<void> {
    if (folders.has(path) || folders.size >= maximumFolders) return
    const entries = await readdir(path, { withFileTypes: true })
    folders.add(path)
    for (const entry of entries.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
      if (entry.name.startsWith('.') || files.size >= maximumFiles) continue
      const found = await lookAt(join(path, entry.name), entry)
      if (found === undefined) continue
      if (found.type === 'file') files.add(found.path)
      else if (depth < maximumDepth && !skippedFolders.has(entry.name)) await visit(found.path, depth + 1).catch(() => undefined)
    }
  }

  try {
    await visit(await realpath(folder), 0)
  } catch (error) {
    throw folderError(error, folder)
  }
  return { files: [...files], folders: [...folders] }
}

interface Entry {
  readonly name: string
  isSymbolicLink(): boolean
  isFile(): boolean
  isDirectory(): boolean
}

async function lookAt(path: string, entry: Entry): Promise<{ type: 'file' | 'folder'; path: string } | undefined> {
  if (entry.isFile()) return playbookName.test(entry.name) ? { type: 'file', path } : undefined
  if (entry.isDirectory()) return { type: 'folder', path }
  if (!entry.isSymbolicLink()) return undefined
  try {
    const [target, facts] = await Promise.all([realpath(path), stat(path)])
    if (facts.isDirectory()) return { type: 'folder', path: target }
    return facts.isFile() && playbookName.test(entry.name) ? { type: 'file', path: target } : undefined
  } catch {
    return undefined
  }
}

function folderError(error: unknown, folder: string): RuncardError {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOENT') return new RuncardError('folder-not-found', { folder })
  if (code === 'ENOTDIR') return new RuncardError('folder-unreadable', { folder, reason: 'it is a file' })
  return new RuncardError('folder-unreadable', { folder, reason: reasonOf(error) })
}
