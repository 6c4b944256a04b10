// What tells one way of reading playbooks from another: what one version understood is not kept for the next. Where Runcard
// runs from its sources, every edit of them is another version.
import { createHash } from 'node:crypto'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Where the code lies that reads: in the sources, and in the build. */
const folders = [join(import.meta.dirname, '../../core'), join(import.meta.dirname, '../library'), import.meta.dirname]

export async function readerStamp(version: string): Promise<string> {
  const stamp = createHash('sha256').update(version)
  for (const folder of folders) {
    const names = await readdir(folder, { recursive: true }).catch(() => [])
    const facts = await Promise.all(names.map((name) => stat(join(folder, name)).catch(() => undefined)))
    for (const [index, name] of names.entries()) stamp.update(`${name} ${facts[index]?.size} ${facts[index]?.mtimeMs}\n`)
  }
  return stamp.digest('hex')
}
