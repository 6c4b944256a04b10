// Which of the files that a playbook refers to are there: beside it, or anywhere above it up to the top of its repository.
// Looks only whether something is there; reads nothing.
import { access } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Reference } from '../../core/findings/references.ts'

const highest = 12

/** The paths, as written, behind which there is nothing. */
export async function missingFiles(file: string, references: readonly Reference[]): Promise<ReadonlySet<string>> {
  if (references.length === 0) return new Set()
  const folders = await foldersAbove(dirname(resolve(file)))
  const isThere = new Map<string, Promise<boolean>>()
  const look = (path: string) => {
    const known = isThere.get(path) ?? exists(path)
    isThere.set(path, known)
    return known
  }
  const missing = new Set<string>()
  for (const { type, path } of references) {
    const places = placesOf(type, path, folders)
    const found = await Promise.all(places.map(look))
    if (!found.includes(true)) missing.add(path)
  }
  return missing
}

/** A link means one place; a name in a sentence or a script may be meant from anywhere in the repository's upper folders. */
function placesOf(type: Reference['type'], path: string, folders: readonly string[]): readonly string[] {
  const [own = '', ...above] = folders
  if (path.startsWith('/')) return [join(folders.at(-1) ?? own, path), path]
  if (type === 'link') return [join(own, path)]
  return [own, ...above].map((folder) => join(folder, path))
}

/** The folder and those above it, up to the one that holds the repository; only itself where there is none. */
async function foldersAbove(folder: string): Promise<readonly string[]> {
  const folders: string[] = []
  for (let at = folder; folders.length < highest; at = dirname(at)) {
    folders.push(at)
    if (await exists(join(at, '.git'))) return folders
    if (dirname(at) === at) break
  }
  return [folder]
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
