// Opens a database of records: durable, shared by several processes, its schema brought up to date. One that is damaged or
// newer is refused and left as it is.
import { existsSync, statSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { RuncardError } from '../../contract/errors.ts'
import { recordsError } from './records-error.ts'

const busyTimeoutMs = 5000

/**
 * `migrations` has one entry for each version of the schema; never changed once released, only added to.
 * Throws RuncardError disk-full, records-unwritable, records-damaged, records-newer.
 */
export function openDatabase(file: string, migrations: readonly string[]): DatabaseSync {
  let database: DatabaseSync | undefined
  try {
    refuseTruncated(file)
    database = new DatabaseSync(file, { timeout: busyTimeoutMs })
    const version = versionOf(database)
    if (version > migrations.length) throw new RuncardError('records-newer', { file })
    retryWhileBusy(() => database?.exec('PRAGMA journal_mode = WAL'))
    database.exec('PRAGMA synchronous = FULL')
    if (version < migrations.length) migrate(database, migrations)
    return database
  } catch (error) {
    database?.close()
    throw recordsError(error, file)
  }
}

/** SQLite takes a file of a few bytes for a new database and would write over it. */
function refuseTruncated(file: string): void {
  if (!existsSync(file)) return
  const { size } = statSync(file)
  if (size > 0 && size < 512) throw new RuncardError('records-damaged', { file, reason: 'it was cut off' })
}

function versionOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.user_version)
}

function migrate(database: DatabaseSync, migrations: readonly string[]): void {
  database.exec('BEGIN IMMEDIATE')
  try {
    // Another process may have done it in the meantime.
    for (const migration of migrations.slice(versionOf(database))) database.exec(migration)
    database.exec(`PRAGMA user_version = ${migrations.length}`)
    database.exec('COMMIT')
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}

/** Switching to WAL fails at once, without waiting, while another process is doing it. */
function retryWhileBusy(action: () => void): void {
  const deadline = Date.now() + busyTimeoutMs
  for (;;) {
    try {
      action()
      return
    } catch (error) {
      const busy = (error as { errcode?: number }).errcode === 5
      if (!busy || Date.now() > deadline) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20)
    }
  }
}
