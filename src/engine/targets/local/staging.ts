// A directory of one shell's own for the text of its commands. Commands go through files and not through the terminal,
// so that no length limit, echo or line editor can touch them; secrets in them are readable by the user only.
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { RuncardError } from '../../../contract/errors.ts'
import { isAlive } from './processes.ts'

const prefix = 'runcard-shell-'

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
  await removeAbandoned(parent)
  const directory = await naming(parent, () => mkdtemp(join(parent, `${prefix}${process.pid}-`)))
  let removed = false
  return {
    directory,
    put: async (name, bytes) => {
      const path = join(directory, name)
      await naming(directory, async () => {
        // A cleaner of temporary directories may have been there since.
        if (!removed) await mkdir(directory, { recursive: true, mode: 0o700 })
        await writeFile(path, bytes, { mode: 0o600 })
      })
      return path
    },
    discard: (name) => rm(join(directory, name), { force: true }),
    remove: () => {
      removed = true
      return rm(directory, { recursive: true, force: true })
    },
  }
}

/** What a Runcard that was killed left behind may hold a command's values. */
async function removeAbandoned(parent: string): Promise<void> {
  const names = await readdir(parent).catch(() => [])
  for (const name of names) {
    const owner = name.startsWith(prefix) ? Number.parseInt(name.slice(prefix.length), 10) : Number.NaN
    if (Number.isNaN(owner) || isAlive(owner)) continue
    await rm(join(parent, name), { recursive: true, force: true }).catch(() => {})
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
