// Keeps what is needed to find a fault of Runcard's own, on this machine only, under an id that a user can name. Only the
// fields listed here are ever written: no settings, no values, no environment.
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'

export interface FaultLog {
  /** Returns the id it is kept under; also where it could not be written. */
  report(error: unknown): string
}

const maximumBytes = 5 * 1024 * 1024

export function openFaultLog(dataFolder: string, version: string): FaultLog {
  const folder = join(dataFolder, 'logs')
  const file = join(folder, 'faults.log')

  function write(fields: Readonly<Record<string, string>>): void {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    if (existsSync(file) && statSync(file).size > maximumBytes) renameSync(file, `${file}.1`)
    const destination = pino.destination({ dest: file, sync: true, mode: 0o600 })
    pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination).error(fields)
    destination.end()
  }

  return {
    report(error) {
      const reportId = randomBytes(4).toString('hex')
      const { name, message, stack } = error instanceof Error ? error : new Error(String(error))
      try {
        write({ reportId, version, name, message, stack: stack ?? '' })
      } catch {
        // A fault is often met on a full disk; the report must not become another one.
      }
      return reportId
    },
  }
}
