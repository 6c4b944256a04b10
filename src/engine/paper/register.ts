// The register of prints: what was printed from this computer, by the app, the browser shell or the command line, in one
// SQLite file that they may all use at once. Opened when it is first needed, and never in the way: whoever prints goes on
// when it can't be written, and says so.
import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import { RuncardError } from '../../contract/errors.ts'
import type { PrintFormat } from '../../core/card/format.ts'
import type { PageCode } from '../../core/paper/page-code.ts'
import type { PrintedPage, PrintRecord } from '../../core/paper/print-record.ts'
import type { PrintedUnit } from '../../core/paper/units.ts'
import { openDatabase } from '../journal/database.ts'
import { recordsError } from '../journal/records-error.ts'
import { registerSchema } from './register-schema.ts'

/** Where it is known what was printed. */
export interface PrintSource {
  /** The printings that had a page with this code, newest first. */
  withCode(code: PageCode): PrintRecord[]
  /** Every code that was printed. */
  codes(): PageCode[]
}

export interface PrintedFile {
  /** Milliseconds since 1970. */
  readonly printedAt: number
  readonly hashes: ReadonlySet<string>
}

export interface PrintRegister extends PrintSource {
  /** Throws RuncardError register-damaged, disk-full, records-unwritable, records-newer, as all that it does. */
  add(record: PrintRecord): void
  /** The last printing of each paper of a file. */
  newest(file: string): PrintRecord[]
  /** Changes with everything that is printed, by whomever. */
  version(): string
  /** Every file that was printed: when last, and from which contents the paper that is out there was made. */
  printedFiles(): Map<string, PrintedFile>
  close(): void
}

const newestPrints = 'SELECT max(print_id) FROM prints GROUP BY file, format, paper'

type Row = Record<string, SQLOutputValue>

export function createPrintRegister(dataFolder: string): PrintRegister {
  const file = join(dataFolder, 'prints.sqlite')
  let database: DatabaseSync | undefined

  function known<Result>(action: (database: DatabaseSync) => Result): Result {
    try {
      if (database === undefined) {
        mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
        database = openDatabase(file, registerSchema)
      }
      return action(database)
    } catch (error) {
      throw registerError(error, file)
    }
  }

  return {
    add: (record) => known((open) => add(open, record)),
    withCode: (code) =>
      known((open) =>
        open
          .prepare('SELECT * FROM prints WHERE print_id IN (SELECT print_id FROM pages WHERE code = ?) ORDER BY at DESC, print_id DESC')
          .all(code)
          .map((row) => recordOf(open, row)),
      ),
    codes: () =>
      known((open) =>
        open
          .prepare('SELECT DISTINCT code FROM pages')
          .all()
          .map((row) => String(row.code) as PageCode),
      ),
    newest: (ofFile) =>
      known((open) =>
        open
          .prepare(`SELECT * FROM prints WHERE file = ? AND print_id IN (${newestPrints}) ORDER BY at DESC, print_id DESC`)
          .all(ofFile)
          .map((row) => recordOf(open, row)),
      ),
    version: () => known((open) => JSON.stringify(open.prepare('SELECT count(*), max(at), max(print_id) FROM prints').get())),
    printedFiles: () =>
      known((open) => {
        const files = new Map<string, { printedAt: number; hashes: Set<string> }>()
        for (const { file: of, hash, at } of open.prepare(`SELECT file, hash, at FROM prints WHERE print_id IN (${newestPrints})`).all()) {
          const entry = files.get(String(of)) ?? { printedAt: 0, hashes: new Set() }
          entry.printedAt = Math.max(entry.printedAt, Number(at))
          files.set(String(of), { ...entry, hashes: entry.hashes.add(String(hash)) })
        }
        return files
      }),
    close() {
      database?.close()
      database = undefined
    },
  }
}

/** The same paper once more only has another day. */
function add(database: DatabaseSync, record: PrintRecord): void {
  const units = record.units.map((unit) => JSON.stringify(unit))
  const digests = units.map((json) => createHash('sha256').update(json).digest('base64url').slice(0, 22))
  database.exec('BEGIN IMMEDIATE')
  try {
    const last = lastOf(database, record)
    if (last !== undefined && String(last.units) === digests.join(' ') && samePages(pagesOf(database, last), record.pages)) {
      database
        .prepare('UPDATE prints SET at = ?, hash = ?, name = ? WHERE print_id = ?')
        .run(record.at, record.hash, record.name, last.print_id as number)
    } else {
      const unit = database.prepare('INSERT OR IGNORE INTO units (digest, json) VALUES (?, ?)')
      for (const [index, json] of units.entries()) unit.run(digests[index] as string, json)
      const { lastInsertRowid } = database
        .prepare('INSERT INTO prints (at, file, hash, name, format, paper, units) VALUES (?, ?, ?, ?, ?, ?, ?)')
        .run(record.at, record.file, record.hash, record.name, JSON.stringify(record.format), record.paper, digests.join(' '))
      const page = database.prepare('INSERT INTO pages (print_id, number, code, first_unit, last_unit) VALUES (?, ?, ?, ?, ?)')
      for (const { number, code, first, last: end } of record.pages) page.run(lastInsertRowid, number, code, first, end)
    }
    database.exec('COMMIT')
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}

function lastOf(database: DatabaseSync, { file, format, paper }: PrintRecord): Row | undefined {
  return database
    .prepare('SELECT * FROM prints WHERE file = ? AND format = ? AND paper = ? ORDER BY print_id DESC LIMIT 1')
    .get(file, JSON.stringify(format), paper)
}

function samePages(some: readonly PrintedPage[], others: readonly PrintedPage[]): boolean {
  return JSON.stringify(some) === JSON.stringify(others)
}

function pagesOf(database: DatabaseSync, { print_id: printId }: Row): PrintedPage[] {
  return database
    .prepare('SELECT number, code, first_unit, last_unit FROM pages WHERE print_id = ? ORDER BY number')
    .all(printId as number)
    .map(({ number, code, first_unit, last_unit }) => ({
      number: Number(number),
      code: String(code) as PageCode,
      first: Number(first_unit),
      last: Number(last_unit),
    }))
}

function recordOf(database: DatabaseSync, row: Row): PrintRecord {
  const unit = database.prepare('SELECT json FROM units WHERE digest = ?')
  const digests = String(row.units).split(' ').filter(Boolean)
  return {
    at: Number(row.at),
    file: String(row.file),
    hash: String(row.hash),
    name: String(row.name),
    format: JSON.parse(String(row.format)) as PrintFormat,
    paper: String(row.paper),
    units: digests.map((digest) => JSON.parse(String(unit.get(digest)?.json)) as PrintedUnit),
    pages: pagesOf(database, row),
  }
}

function registerError(error: unknown, file: string): unknown {
  const found =
    error instanceof SyntaxError
      ? new RuncardError('register-damaged', { file, reason: 'an entry can’t be read' })
      : recordsError(error, file)
  if (!(found instanceof RuncardError) || found.code !== 'records-damaged') return found
  return new RuncardError('register-damaged', { file, reason: found.params.reason ?? '' })
}
