// Writing a file so that there is the old one or the new one, never half of one, whatever happens meanwhile.
import { randomBytes } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** Writes beside the file and then takes its place. Throws what the file system throws; then nothing is left behind. */
export async function replaceFile(file: string, bytes: Uint8Array | readonly Uint8Array[], mode?: number): Promise<void> {
  const unfinished = join(dirname(file), `.${basename(file)}.${randomBytes(6).toString('hex')}`)
  try {
    await writeNewFile(unfinished, bytes, mode)
    await rename(unfinished, file)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}

/** Writes a file that must not be there yet, and waits until it is on the disk. */
export async function writeNewFile(file: string, bytes: Uint8Array | readonly Uint8Array[], mode?: number): Promise<void> {
  const handle = await open(file, 'wx', mode)
  try {
    await handle.writeFile(bytes)
    // The mode given to open is cut by the umask.
    if (mode !== undefined) await handle.chmod(mode & 0o7777)
    await handle.sync()
  } finally {
    await handle.close()
  }
}
