// Files in the directory of a shell elsewhere. Their bytes travel as text of the script that writes them, so nothing else
// is needed on the other side than `printf`.
import { RuncardError } from '../../../contract/errors.ts'
import { quoted, type Runner } from './runner.ts'

/** Writes files that only the user can read; the directory is made again where a cleaner took it. Throws RuncardError target-unwritable. */
export async function stageFiles(
  runner: Runner,
  target: string,
  directory: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<void> {
  const writes = Object.entries(files).map(([name, bytes]) => `${printed(bytes)} >${directory}/${name}`)
  const result = await runner.run(`{ [ -d ${directory} ] || mkdir -m 700 ${directory}; } && ${writes.join(' && ')}`)
  if (result.status === 0) return
  throw new RuncardError('target-unwritable', { target, reason: result.stderr.trim().split('\n').at(-1) ?? '' })
}

function printed(content: string | Uint8Array): string {
  const bytes = Buffer.from(content)
  if (isText(bytes)) return `printf '%s' ${quoted(bytes.toString('utf8'))}`
  const escaped = Array.from(bytes, (byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('')
  return `printf '${escaped}'`
}

function isText(bytes: Buffer): boolean {
  return !bytes.includes(0) && Buffer.from(bytes.toString('utf8')).equals(bytes)
}
