// Recorded output: one file of raw bytes for each command that ran. Writing holds the program back when the disk is slower
// than it. When the disk is full, or the limit for one command is reached, the command goes on: its tail stays in memory,
// and it is said at once that not everything is kept. The tail of one that reached the limit gets a file of its own at the end.
import { createHash } from 'node:crypto'
import { type FileHandle, mkdir, open, readFile, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describeError, RuncardError } from '../../contract/errors.ts'
import type { IncidentId, RunId } from '../../core/incident/events.ts'
import type { CommandId } from '../../core/playbook/model/document.ts'
import { recordsError } from '../journal/records-error.ts'
import { LastBytes } from './last-bytes.ts'
import { characterAcross, unfinishedBytes } from './utf8.ts'

export interface OutputPlace {
  readonly incidentId: IncidentId
  readonly runId: RunId
  readonly commandId: CommandId
}

export interface OutputPiece {
  readonly text: string
  readonly from: number
  readonly to: number
  readonly totalBytes: number
}

export interface OutputWriter {
  write(bytes: Buffer): Promise<void>
  finish(): Promise<{ readonly outputBytes: number; readonly outputLost?: string }>
}

export interface OutputFiles {
  /** `onLost` is told once, in words, when from some byte on not everything can be kept. */
  create(place: OutputPlace, onLost: (reason: string) => void): OutputWriter
  /** Bytes from `from`, moved to whole characters: the next piece begins at `to`. Empty where nothing is kept. */
  read(place: OutputPlace, from: number, lengthBytes: number): Promise<OutputPiece>
}

const megabyte = 1_000_000
const tailBytes = 256 * 1024
const longestCharacter = 4

/** What is known of output that is being written, or could not be. */
interface Progress {
  totalBytes: number
  writtenBytes: number
  /** The last of what is not in the file, where there is any. */
  tail: LastBytes | undefined
}

/** `limitMb`: of one command's output in a file; asked for when a command begins. */
export function createOutputFiles(dataFolder: string, limitMb: () => number): OutputFiles {
  const unwritten = new Map<string, Progress>()

  const fileOf = ({ incidentId, runId, commandId }: OutputPlace) =>
    join(dataFolder, 'incidents', fileName(incidentId), `${fileName(runId)}-${fileName(commandId)}.out`)

  function create(place: OutputPlace, onLost: (reason: string) => void): OutputWriter {
    const file = fileOf(place)
    const limit = limitMb()
    const progress: Progress = { totalBytes: 0, writtenBytes: 0, tail: undefined }
    unwritten.set(file, progress)
    let handle: FileHandle | undefined
    let lost: string | undefined
    let isLimited = false
    const lose = (reason: string): void => {
      lost = reason
      progress.tail = new LastBytes(tailBytes, progress.writtenBytes)
      onLost(reason)
    }
    let queue: Promise<void> = Promise.resolve()

    async function append(bytes: Buffer): Promise<void> {
      if (bytes.length === 0) return
      let done = 0
      try {
        if (lost === undefined) {
          handle ??= await openForWriting(file)
          const kept = Math.min(bytes.length, limit * megabyte - progress.writtenBytes)
          while (done < kept) {
            const { bytesWritten } = await handle.write(bytes, done, kept - done, progress.writtenBytes)
            done += bytesWritten
            progress.writtenBytes += bytesWritten
          }
          if (kept < bytes.length) {
            isLimited = true
            lose(`more than ${limit} MB: only the beginning and the end are kept`)
          }
        }
      } catch (error) {
        lose(`not kept from byte ${progress.writtenBytes} on: ${wordsFor(error, file)}`)
      }
      progress.tail?.push(bytes.subarray(done))
    }

    return {
      write(bytes) {
        progress.totalBytes += bytes.length
        queue = queue.then(() => append(bytes))
        return queue
      },
      async finish() {
        await queue
        try {
          await handle?.datasync()
          await handle?.close()
          if (isLimited && progress.tail !== undefined) {
            const { tail } = progress
            await writeFile(tailFile(file), Buffer.concat([Buffer.from(`${tail.from}\n`), tail.copy()]), { mode: 0o600, flush: true })
            unwritten.delete(file)
          }
        } catch (error) {
          lost ??= `perhaps not all kept: ${wordsFor(error, file)}`
        }
        if (lost === undefined) unwritten.delete(file)
        return { outputBytes: progress.totalBytes, ...(lost === undefined ? {} : { outputLost: lost }) }
      },
    }
  }

  return {
    create,
    async read(place, from, lengthBytes) {
      const file = fileOf(place)
      const progress = unwritten.get(file) ?? (await keptTail(file))
      const written = progress?.writtenBytes ?? (await sizeOf(file))
      const totalBytes = progress?.totalBytes ?? written
      if (from >= written)
        return progress === undefined ? { text: '', from, to: from, totalBytes } : pieceOfTail(progress, from, lengthBytes)
      // A little more on both sides, to find where characters begin and end.
      const offset = Math.max(0, from - longestCharacter)
      const bytes = await readBytes(file, offset, Math.min(from + lengthBytes + longestCharacter, written) - offset)
      const { start, end } = wholeCharacters(bytes, from - offset, Math.min(from - offset + lengthBytes, bytes.length))
      const unfinished = progress === undefined || end < bytes.length ? 0 : unfinishedBytes(bytes.subarray(start, end))
      const piece = bytes.subarray(start, end - unfinished)
      return { text: piece.toString('utf8'), from: offset + start, to: offset + start + piece.length, totalBytes }
    },
  }
}

function wholeCharacters(bytes: Buffer, from: number, to: number): { start: number; end: number } {
  return { start: characterAcross(bytes, from)?.start ?? from, end: characterAcross(bytes, to)?.end ?? to }
}

function pieceOfTail({ tail, totalBytes }: Progress, from: number, lengthBytes: number): OutputPiece {
  const tailFrom = tail?.from ?? from
  const bytes = tail?.copy() ?? Buffer.alloc(0)
  const wanted = Math.min(Math.max(0, from - tailFrom), bytes.length)
  const { start, end } = wholeCharacters(bytes, wanted, Math.min(wanted + lengthBytes, bytes.length))
  const piece = bytes.subarray(start, end)
  if (piece.length === 0) return { text: '', from, to: from, totalBytes }
  return { text: piece.toString('utf8'), from: tailFrom + start, to: tailFrom + end, totalBytes }
}

function tailFile(file: string): string {
  return `${file}.tail`
}

/** What a command that reached the limit left beside its file: the offset of its last bytes, and these. */
async function keptTail(file: string): Promise<Progress | undefined> {
  const bytes = await readFile(tailFile(file)).catch(() => undefined)
  if (bytes === undefined) return undefined
  const start = bytes.indexOf('\n') + 1
  const tail = new LastBytes(tailBytes, Number(bytes.toString('latin1', 0, start)))
  tail.push(bytes.subarray(start))
  return { totalBytes: tail.to, writtenBytes: await sizeOf(file), tail }
}

async function openForWriting(file: string): Promise<FileHandle> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  return open(file, 'w', 0o600)
}

/** 0 where there is no such file: nothing was kept. */
async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    () => 0,
  )
}

async function readBytes(file: string, from: number, lengthBytes: number): Promise<Buffer> {
  const handle = await open(file, 'r').catch((error: unknown) => Promise.reject(recordsError(error, file)))
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(lengthBytes), 0, lengthBytes, from)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

function wordsFor(error: unknown, file: string): string {
  const known = recordsError(error, file)
  return known instanceof RuncardError ? describeError(known).title : String(error)
}

/** Ids are made by Runcard, but they come back from a screen: whatever they hold, they name a file in this folder. */
function fileName(id: string): string {
  return /^[A-Za-z0-9_-][A-Za-z0-9_.-]{0,79}$/.test(id) ? id : createHash('sha256').update(id).digest('hex').slice(0, 32)
}
