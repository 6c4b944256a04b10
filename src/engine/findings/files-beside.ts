// Which of the files that a playbook refers to are there: beside it, or anywhere above it up to the top of its repository.
// Looks only whether something is there; reads nothing. Many playbooks of a folder ask for the same places: one look, which
// is for one moment, asks for each of them once.
import { access } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Reference } from '../../core/findings/references.ts'

export interface FilesBeside {
  /** The paths, as written, behind which there is nothing. */
  missing(file: string, references: readonly Pick<Reference, 'type' | 'path'>[]): Promise<ReadonlySet<string>>
}

const highest = 12

export function lookBeside(): FilesBeside {
  const found = new Map<string, Promise<boolean>>()
  const foldersOf = new Map<string, Promise<readonly string[]>>()

  function exists(path: string): Promise<boolean> {
    const known = found.get(path) ?? isThere(path)
    found.set(path, known)
    return known
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

  return {
    async missing(file, references) {
      if (references.length === 0) return new Set()
      const folder = dirname(resolve(file))
      const above = foldersOf.get(folder) ?? foldersAbove(folder)
      foldersOf.set(folder, above)
      const folders = await above
      const missing = new Set<string>()
      for (const { type, path } of references) {
        const places = await Promise.all(placesOf(type, path, folders).map(exists))
        if (!places.includes(true)) missing.add(path)
      }
      return missing
    },
  }
}

/** A link means one place; a name in a sentence or a script may be meant from anywhere in the repository's upper folders. */
function placesOf(type: Reference['type'], path: string, folders: readonly string[]): readonly string[] {
  const [own = '', ...above] = folders
  if (path.startsWith('/')) return [join(folders.at(-1) ?? own, path), path]
  if (type === 'link') return [join(own, path)]
  return [own, ...above].map((folder) => join(folder, path))
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
