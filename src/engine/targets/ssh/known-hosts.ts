// Which key a host may show, as the files of known hosts say it: by name or address, port, and algorithm.
import { createHash, createHmac, randomBytes } from 'node:crypto'
import { appendFile, mkdir, open, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { RuncardError } from '../../../contract/errors.ts'
import { fitsPatternList } from './patterns.ts'

export interface KnownKey {
  readonly marker?: 'revoked' | 'cert-authority'
  readonly algorithm: string
  readonly key: Buffer
  readonly file: string
  readonly line: number
}

export type HostKeyVerdict =
  | { readonly type: 'known' }
  | { readonly type: 'unknown' }
  | { readonly type: 'changed' | 'revoked'; readonly file: string; readonly line: number }

/** How a host stands in the files: `[host]:port` where the port isn't 22. */
export function knownName(host: string, port: number): string {
  return port === 22 ? host.toLowerCase() : `[${host.toLowerCase()}]:${port}`
}

/** All keys that the files have for this name. A file that isn't there has none; lines that mean nothing are passed over. */
export async function readKnownKeys(files: readonly string[], name: string): Promise<readonly KnownKey[]> {
  const found: KnownKey[] = []
  for (const file of files) {
    const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return ''
      throw new RuncardError('file-unreadable', { file, reason: error.code ?? error.message })
    })
    for (const [index, line] of text.split('\n').entries()) {
      const key = parseLine(line, name)
      if (key) found.push({ ...key, file, line: index + 1 })
    }
  }
  return found
}

function parseLine(line: string, name: string): Omit<KnownKey, 'file' | 'line'> | undefined {
  const fields = line.trim().split(/\s+/)
  const marker = fields[0]?.startsWith('@') ? fields.shift() : undefined
  const [hosts = '', algorithm = '', encoded = ''] = fields
  if (hosts === '' || hosts.startsWith('#') || encoded === '' || !fitsHosts(name, hosts)) return undefined
  const key = Buffer.from(encoded, 'base64')
  if (marker === undefined) return { algorithm, key }
  if (marker === '@revoked') return { marker: 'revoked', algorithm, key }
  return marker === '@cert-authority' ? { marker: 'cert-authority', algorithm, key } : undefined
}

function fitsHosts(name: string, hosts: string): boolean {
  if (!hosts.startsWith('|1|')) return fitsPatternList(name, hosts.split(','))
  const [, , salt = '', hash = ''] = hosts.split('|')
  return createHmac('sha1', Buffer.from(salt, 'base64')).update(name).digest('base64') === hash
}

/** What the files say about a key that the host has shown, which is no certificate. */
export function judgeHostKey(known: readonly KnownKey[], key: Buffer): HostKeyVerdict {
  const revoked = known.find((entry) => entry.marker === 'revoked' && entry.key.equals(key))
  if (revoked) return { type: 'revoked', file: revoked.file, line: revoked.line }
  const plain = known.filter((entry) => entry.marker === undefined)
  if (plain.some((entry) => entry.key.equals(key))) return { type: 'known' }
  const algorithm = algorithmOf(key)
  const other = plain.find((entry) => entry.algorithm === algorithm) ?? plain[0]
  return other ? { type: 'changed', file: other.file, line: other.line } : { type: 'unknown' }
}

/** The name that a key's first field has: `ssh-ed25519`. */
export function algorithmOf(key: Buffer): string {
  return key.subarray(4, 4 + key.readUInt32BE(0)).toString('latin1')
}

/** As `ssh-keygen -l` prints them, of a public key in SSH’s own format. */
export function fingerprints(key: Buffer): { readonly sha256: string; readonly md5: string } {
  const md5 = createHash('md5').update(key).digest('hex').match(/../g)?.join(':') ?? ''
  return { sha256: `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`, md5: `MD5:${md5}` }
}

/** Adds a line at the end; what is there is kept byte for byte. Throws RuncardError known-hosts-unwritable. */
export async function addKnownKey(file: string, name: string, key: Buffer, isHashed: boolean): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 })
    const lead = (await endsLine(file)) ? '' : '\n'
    await appendFile(file, `${lead}${isHashed ? hashed(name) : name} ${algorithmOf(key)} ${key.toString('base64')}\n`, { mode: 0o600 })
  } catch (error) {
    throw new RuncardError('known-hosts-unwritable', { file, reason: (error as NodeJS.ErrnoException).code ?? String(error) })
  }
}

function hashed(name: string): string {
  const salt = randomBytes(20)
  return `|1|${salt.toString('base64')}|${createHmac('sha1', salt).update(name).digest('base64')}`
}

async function endsLine(file: string): Promise<boolean> {
  const handle = await open(file, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (!handle) return true
  try {
    const { size } = await handle.stat()
    if (size === 0) return true
    const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1)
    return buffer[0] === 0x0a
  } finally {
    await handle.close()
  }
}
