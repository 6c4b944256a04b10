// A directory of one shell's own for the text of its commands. Commands go through files and not through the terminal,
// so that no length limit, echo or line editor can touch them; secrets in them are readable by the user only.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { RuncardError } from '../../../contract/errors.ts'

export interface Staging {
  readonly directory: string
  put(name: string, bytes: Uint8Array | string): Promise<string>
  discard(name: string): Promise<void>
  remove(): Promise<void>
}

/** Makes the directory. Throws RuncardError disk-full, records-unwritable. */
export async function createStaging(): Promise<Staging> {
  // In memory where the system gives each user such a place.
  const parent = process.env.XDG_RUNTIME_DIR || tmpdir()
  const directory = await naming(parent, () => mkdtemp(join(parent, 'runcard-')))
  return {
    directory,
    put: async (name, bytes) => {
      const path = join(directory, name)
      await naming(directory, () => writeFile(path, bytes, { mode: 0o600 }))
      return path
    },
    discard: (name) => rm(join(directory, name), { force: true }),
    remove: () => rm(directory, { recursive: true, force: true }),
  }
}

async function naming<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new RuncardError('disk-full', { folder })
    if (code === 'EACCES' || code === 'EROFS' || code === 'ENOENT' || code === 'EPERM') {
      throw new RuncardError('records-unwritable', { folder, reason: code })
    }
    throw error
  }
}
