// `--fix`: a playbook file whose prose has broken characters → the same file repaired. Everything else stays to the byte:
// line ends, byte-order mark, encoding, commands. A copy is kept first; the file is replaced in one go or not at all.
import { readFile, realpath, rm, stat } from 'node:fs/promises'
import { RuncardError } from '../../contract/errors.ts'
import { type RepairedLine, repairPlaybook } from '../../core/findings/repair.ts'
import { readSource } from '../../core/findings/subject.ts'
import { readPlaybook } from '../../core/playbook/read.ts'
import type { ShellGrammar } from '../../core/shell/grammar.ts'
import { replaceFile, writeNewFile } from '../files/replace-file.ts'
import { reasonOf } from '../journal/records-error.ts'
import { decodePlaybook } from '../library/decode.ts'

export interface RepairedFile {
  /** Empty where there was nothing to repair; the file was not touched then. */
  readonly changes: readonly RepairedLine[]
  /** Where the file is kept as it was. */
  readonly copy?: string
}

const mostCopies = 1000

/** Throws RuncardError file-unrepairable; a file that is no text is left to what reads it next. */
export async function repairFile(file: string, grammar: ShellGrammar): Promise<RepairedFile> {
  try {
    const path = await realpath(file)
    const before = await readFile(path)
    const after = repairBytes(before, path, grammar)
    if (after === undefined || after.changes.length === 0) return { changes: [] }
    const { mode } = await stat(path)
    const copy = await keepCopy(path, before, mode)
    try {
      if (!before.equals(await readFile(path)))
        throw new RuncardError('file-unrepairable', { file, reason: 'another program has just changed it' })
      await replaceFile(path, after.bytes, mode)
    } catch (error) {
      await rm(copy, { force: true })
      throw error
    }
    return { changes: after.changes, copy }
  } catch (error) {
    if (error instanceof RuncardError || typeof (error as NodeJS.ErrnoException).code !== 'string') throw error
    throw new RuncardError('file-unrepairable', { file, reason: reasonOf(error) })
  }
}

/** Undefined where the file is in an encoding that has no place for what would have to be written, or is no text. */
function repairBytes(
  bytes: Buffer,
  file: string,
  grammar: ShellGrammar,
): { readonly bytes: Buffer; readonly changes: readonly RepairedLine[] } | undefined {
  const decoded = decodePlaybook(bytes)
  if (decoded.type === 'not-text' || decoded.encoding === 'windows-1252') return undefined
  const encode = encoders[decoded.encoding]
  const mark = encode('\ufeff')
  const start = bytes.subarray(0, mark.length).equals(mark) ? mark : Buffer.alloc(0)
  // What can't be written back as it was (half a character at the end) is better left alone.
  if (!Buffer.concat([start, encode(decoded.text)]).equals(bytes)) return undefined
  const source = readSource(decoded.text, readPlaybook(decoded.text, { grammar, fileName: file }), grammar)
  const { text, changes } = repairPlaybook(decoded.text, source)
  return { bytes: Buffer.concat([start, encode(text)]), changes }
}

const encoders = {
  'utf-8': (text: string) => Buffer.from(text, 'utf8'),
  'utf-16le': (text: string) => Buffer.from(text, 'utf16le'),
  'utf-16be': (text: string) => Buffer.from(text, 'utf16le').swap16(),
} as const

/** `FILE.before-fix`, or the next number where an earlier copy is: none is ever overwritten. */
async function keepCopy(file: string, bytes: Uint8Array, mode: number): Promise<string> {
  for (let number = 1; ; number++) {
    const copy = `${file}.before-fix${number === 1 ? '' : `-${number}`}`
    try {
      await writeNewFile(copy, bytes, mode)
      return copy
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || number === mostCopies) throw error
    }
  }
}
