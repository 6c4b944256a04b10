// Writing a result to a file so that there is the old file or the new one, never half of one.
import { randomBytes } from 'node:crypto'
import { open, realpath, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { RuncardError } from '../contract/errors.ts'
import { reasonOf } from '../engine/journal/records-error.ts'

/** Throws RuncardError output-unwritable. */
export async function writeOutput(file: string, bytes: Uint8Array): Promise<void> {
  try {
    const facts = await stat(file).catch(() => undefined)
    if (facts?.isDirectory()) throw Object.assign(new Error('is a folder'), { code: 'EISDIR' })
    // A device or a pipe (/dev/stdout) has no name to replace.
    if (facts !== undefined && !facts.isFile()) await writeTo(file, bytes, 'w')
    else await replace(facts === undefined ? file : await realpath(file), bytes, facts?.mode)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === undefined) throw error
    throw new RuncardError('output-unwritable', { file, reason: code === 'ENOENT' ? 'there is no such folder' : reasonOf(error) })
  }
}

async function replace(file: string, bytes: Uint8Array, mode: number | undefined): Promise<void> {
  const unfinished = join(dirname(file), `.${basename(file)}.${randomBytes(6).toString('hex')}`)
  try {
    await writeTo(unfinished, bytes, 'wx', mode)
    await rename(unfinished, file)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}

async function writeTo(file: string, bytes: Uint8Array, flags: 'w' | 'wx', mode?: number): Promise<void> {
  const handle = await open(file, flags, mode)
  try {
    await handle.writeFile(bytes)
    if (flags === 'wx') await handle.sync()
  } finally {
    await handle.close()
  }
}
