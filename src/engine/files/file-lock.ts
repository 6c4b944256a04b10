// A lock on a file that lasts as long as its holder lives: the kernel lets go of it when the process ends, however it ends.
// Through SQLite, because Node itself has no file locks; the database stays empty.
import { DatabaseSync } from 'node:sqlite'

export interface FileLock {
  /** Lets go of it; the file stays. */
  close(): void
}

/** Makes the file where it is missing. Throws what SQLite throws, also where another process holds it. */
export function lockFile(file: string): FileLock {
  const database = new DatabaseSync(file, { timeout: 0 })
  try {
    database.exec('PRAGMA journal_mode = OFF')
    database.exec('BEGIN EXCLUSIVE')
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** Whether a failure to lock means that somebody else holds it. */
export function isHeld(error: unknown): boolean {
  return (error as { readonly errcode?: number }).errcode === 5
}
