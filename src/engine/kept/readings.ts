// What was read and counted of the library's playbooks, and the index over them. Where they are many, all of it is kept in a
// file of the data folder from one start to the next, so that only what has changed since is read again. The file may be lost
// or damaged at any time: then everything is read as at the first start.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { RuncardError } from '../../contract/errors.ts'
import type { PlaybookId } from '../../core/playbook/model/document.ts'
import { createDesk } from '../../core/search/desk.ts'
import { createPlaybookIndex, type PlaybookIndex } from '../../core/search/playbook-index.ts'
import { readPacked, writePacked } from '../files/packed-file.ts'
import type { FindingCount } from '../findings/library-findings.ts'
import { playbookIdOf } from '../library/identity.ts'
import type { Place } from '../library/shelf.ts'
import { readerStamp } from './reader-stamp.ts'

export interface Readings {
  /** By file. */
  readonly places: Map<string, Place>
  readonly counts: Map<PlaybookId, FindingCount>
  readonly index: PlaybookIndex
  /** Fills all of them with what was kept, once; whoever needs them all waits for it. */
  recall(): Promise<void>
  /** Something was read or counted: it is kept when nothing more has come for a while. */
  note(): void
  /** Keeps what has not been kept yet. */
  close(): Promise<void>
}

/** Reading fewer takes less time than keeping them is worth. */
const fewest = 100
const quietMs = 10_000
const ownerOnly = 0o600

interface Kept extends Pick<Readings, 'places' | 'counts' | 'index'> {
  readonly stamp: string
}

export function createReadings(dataFolder: string, version: string, reportBug: (error: unknown) => string): Readings {
  const file = join(dataFolder, 'read-playbooks.cache')
  const [places, counts, index] = [new Map<string, Place>(), new Map<PlaybookId, FindingCount>(), createPlaybookIndex()]
  let stamp = ''
  let recalling: Promise<void> | undefined
  let keeping: Promise<void> | undefined
  let kept: ReadonlySet<string> = new Set()
  let timer: NodeJS.Timeout | undefined

  async function recall(): Promise<void> {
    stamp = await readerStamp(version)
    const found = (await readPacked(file)) as Kept | undefined
    if (found?.stamp !== stamp) return
    for (const [path, place] of found.places) places.set(path, place)
    for (const [playbookId, count] of found.counts) counts.set(playbookId, count)
    Object.assign(index, { ...found.index, desk: createDesk(0) })
    kept = new Set(worthKeeping().keys)
  }

  /** Those that can be found and whose file is no problem, and by what each is known as the same. */
  function worthKeeping() {
    const listed = [...places].filter(([path, { known }]) => !(known instanceof RuncardError) && index.places.has(playbookIdOf(path)))
    const keys = [
      ...listed.map(([path, { fingerprint }]) => `${fingerprint} ${path}`),
      ...[...counts.values()].map(({ file: of, hash }) => `${hash} ${of}`),
    ]
    return { listed, keys }
  }

  async function keep(): Promise<void> {
    const { listed, keys } = worthKeeping()
    const now = new Set(keys)
    const changes = keys.filter((key) => !kept.has(key)).length + [...kept].filter((key) => !now.has(key)).length
    if (changes < fewest) return
    kept = now
    try {
      if (listed.length < fewest) await rm(file, { force: true })
      else await writePacked(file, { stamp, places: new Map(listed), counts, index: { ...index, desk: undefined } }, ownerOnly)
    } catch (error) {
      // A disk that is full or may not be written to: it is read again at the next start.
      if (typeof (error as NodeJS.ErrnoException).code !== 'string') reportBug(error)
    }
  }

  /** Never before it was recalled: what is in the file would be lost. */
  async function keepNow(): Promise<void> {
    if (recalling === undefined) return
    await recalling
    keeping = (keeping ?? Promise.resolve()).then(keep)
    await keeping
  }

  return {
    places,
    counts,
    index,
    recall() {
      recalling ??= recall()
      return recalling
    },
    note() {
      clearTimeout(timer)
      timer = setTimeout(() => void keepNow(), quietMs)
      timer.unref()
    },
    async close() {
      clearTimeout(timer)
      await keepNow()
    },
  }
}
