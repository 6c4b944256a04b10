// One playbook file → its text, with a known error for everything a file can be instead of a playbook. Looks at a file's
// kind and size before opening it: a pipe would wait for ever, and 50 MB are not read to say that they are too much.
import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { RuncardError } from '../../contract/errors.ts'
import { reasonOf } from '../journal/records-error.ts'
import { type DecodedPlaybook, decodePlaybook } from './decode.ts'

export interface PlaybookText {
  readonly text: string
  readonly encoding: Extract<DecodedPlaybook, { type: 'text' }>['encoding']
  /** SHA-256 of the file's bytes, hexadecimal. */
  readonly hash: string
}

const limitMb = 20
const bytesPerMb = 1024 * 1024

/** What changes when a file is written to: two equal ones mean the same content. */
export async function fingerprintOf(file: string): Promise<string> {
  const facts = await stat(file, { bigint: true })
  return [facts.dev, facts.ino, facts.size, facts.mtimeNs, facts.ctimeNs].join(':')
}

/**
 * Throws RuncardError file-is-folder, file-unreadable, file-empty, file-too-large, file-not-text, and where there is no
 * such file the one named by `whenMissing`.
 */
export async function readPlaybookFile(file: string, whenMissing: 'file-not-found' | 'file-gone'): Promise<PlaybookText> {
  try {
    const facts = await stat(file)
    if (facts.isDirectory()) throw new RuncardError('file-is-folder', { file })
    if (!facts.isFile()) throw new RuncardError('file-unreadable', { file, reason: 'it is no regular file' })
    refuseSize(file, facts.size)
    const bytes = await readWhole(file)
    refuseSize(file, bytes.length)
    const decoded = decodePlaybook(bytes)
    if (decoded.type === 'not-text') throw new RuncardError('file-not-text', { file })
    if (decoded.text.trim() === '') throw new RuncardError('file-empty', { file })
    return { text: decoded.text, encoding: decoded.encoding, hash: createHash('sha256').update(bytes).digest('hex') }
  } catch (error) {
    throw fileError(error, file, whenMissing)
  }
}

function refuseSize(file: string, sizeBytes: number): void {
  if (sizeBytes === 0) throw new RuncardError('file-empty', { file })
  if (sizeBytes > limitMb * bytesPerMb)
    throw new RuncardError('file-too-large', { file, sizeMb: Math.ceil(sizeBytes / bytesPerMb), limitMb })
}

async function readWhole(file: string): Promise<Buffer> {
  const handle = await open(file, constants.O_RDONLY)
  try {
    return await handle.readFile()
  } finally {
    await handle.close()
  }
}

/** The known error behind a failure to read a playbook; the failure itself where it is no known one. */
export function fileError(error: unknown, file: string, whenMissing: 'file-not-found' | 'file-gone'): unknown {
  if (error instanceof RuncardError) return error
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOENT' || code === 'ENOTDIR') return new RuncardError(whenMissing, { file })
  return typeof code === 'string' ? new RuncardError('file-unreadable', { file, reason: reasonOf(error) }) : error
}
