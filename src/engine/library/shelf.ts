// Playbooks that were read, kept until their file changes. A file is looked at each time it is asked for, and read and
// understood again only when it is another one than before.
import type { Playbook } from '../../core/playbook/model.ts'
import { fileError, fingerprintOf, readPlaybookFile } from './playbook-file.ts'

export interface ReadPlaybook {
  readonly playbook: Playbook
  /** SHA-256 of the file's bytes, hexadecimal. */
  readonly hash: string
}

export interface Shelf {
  /** Throws RuncardError file-… */
  read(file: string, whenMissing: 'file-not-found' | 'file-gone'): Promise<ReadPlaybook>
  /** As it was last read, whatever became of the file since. */
  lastKnown(file: string): Playbook | undefined
}

interface Place {
  readonly fingerprint: string
  readonly content: ReadPlaybook
}

export function createShelf(parse: (text: string, file: string) => Playbook): Shelf {
  const places = new Map<string, Place>()
  const lastRead = new Map<string, ReadPlaybook>()
  /** A list, its changes and a search are often asked for in the same moment. */
  const reading = new Map<string, Promise<ReadPlaybook>>()

  async function fresh(file: string, whenMissing: 'file-not-found' | 'file-gone'): Promise<ReadPlaybook> {
    const { text, hash } = await readPlaybookFile(file, whenMissing)
    const before = lastRead.get(file)
    if (before?.hash === hash) return before
    const content = { playbook: parse(text, file), hash }
    lastRead.set(file, content)
    return content
  }

  return {
    async read(file, whenMissing) {
      const fingerprint = await fingerprintOf(file).catch((error: unknown) => Promise.reject(fileError(error, file, whenMissing)))
      const place = places.get(file)
      if (place?.fingerprint === fingerprint) return place.content
      // The fingerprint is older than what is read: a write in between is noticed the next time.
      const key = `${fingerprint} ${file}`
      const begun = reading.get(key) ?? fresh(file, whenMissing).finally(() => reading.delete(key))
      reading.set(key, begun)
      const content = await begun
      places.set(file, { fingerprint, content })
      return content
    },
    lastKnown: (file) => lastRead.get(file)?.playbook,
  }
}
