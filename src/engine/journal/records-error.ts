// What SQLite and the file system say when records can't be kept → a known error. Nothing else knows SQLite's numbers.
import { statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import { RuncardError } from '../../contract/errors.ts'

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOTDIR: 'there is a file where a folder should be',
  EEXIST: 'there is a file where a folder should be',
  EISDIR: 'there is a folder where a file should be',
  ENOENT: 'the folder is gone',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is used up',
  EFBIG: 'the file is too large for this disk',
  EIO: 'the disk reports an error',
}

/** Words for a file system's error code. */
export function reasonOf(error: unknown): string {
  const code = codeOf(error)
  return reasons[code] ?? (code === '' ? String(error instanceof Error ? error.message : error) : code)
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
}

/** Primary result codes of SQLite: the low byte of `errcode`. */
const sqlite = { busy: 5, readOnly: 8, ioError: 10, corrupt: 11, full: 13, cantOpen: 14, auth: 23, notADatabase: 26 } as const

/** The known error behind a failure to read or write records; the failure itself where it is no known one. */
export function recordsError(error: unknown, file: string): unknown {
  if (error instanceof RuncardError) return error
  const folder = dirname(file)
  const unwritable = (reason: string) => new RuncardError('records-unwritable', { folder, reason })
  const code = codeOf(error)
  if (code === 'ENOSPC' || code === 'EDQUOT') return new RuncardError('disk-full', { folder })
  if (code in reasons) return unwritable(reasonOf(error))
  if (code !== 'ERR_SQLITE_ERROR') return error
  const { errcode, message } = error as { errcode: number; message: string }
  switch (errcode & 0xff) {
    case sqlite.full:
      return new RuncardError('disk-full', { folder })
    case sqlite.ioError:
      return isFull(folder) ? new RuncardError('disk-full', { folder }) : unwritable(message)
    case sqlite.readOnly:
    case sqlite.cantOpen:
    case sqlite.auth:
      return unwritable(message)
    case sqlite.busy:
      return unwritable('another program holds the journal')
    case sqlite.corrupt:
    case sqlite.notADatabase:
      return new RuncardError('records-damaged', { file, reason: message })
    default:
      return error
  }
}

/** Some writes on a full disk only say "disk I/O error". */
function isFull(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize < 256 * 1024
  } catch {
    return false
  }
}
