// Writing a result to a file so that there is the old file or the new one, never half of one.
import { open, realpath, stat } from 'node:fs/promises'
import { RuncardError } from '../contract/errors.ts'
import { replaceFile } from '../engine/files/replace-file.ts'
import { reasonOf } from '../engine/journal/records-error.ts'

/** Throws RuncardError output-unwritable. */
export async function writeOutput(file: string, bytes: Uint8Array): Promise<void> {
  try {
    const facts = await stat(file).catch(() => undefined)
    if (facts?.isDirectory()) throw Object.assign(new Error('is a folder'), { code: 'EISDIR' })
    // A device or a pipe (/dev/stdout) has no name to replace.
    if (facts !== undefined && !facts.isFile()) await writeInto(file, bytes)
    else await replaceFile(facts === undefined ? file : await realpath(file), bytes, facts?.mode)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === undefined) throw error
    throw new RuncardError('output-unwritable', { file, reason: code === 'ENOENT' ? 'there is no such folder' : reasonOf(error) })
  }
}

/** Into what has no name to replace: a device, a pipe. */
async function writeInto(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'w')
  try {
    await handle.writeFile(bytes)
  } finally {
    await handle.close()
  }
}
