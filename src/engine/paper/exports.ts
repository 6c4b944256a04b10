// Exports that a screen asked for: one at a time, each known by an id, going on whether or not a screen looks. Where the shell
// can ask for a folder, that folder is kept fresh as `runcard export --all` keeps one; where it can't, the same is made in a
// folder of its own and handed out as one zip.
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { RuncardError } from '../../contract/errors.ts'
import type { ExportOrder, ExportState } from '../../contract/paper-calls.ts'
import { isoDay } from '../../core/paper/paper-time.ts'
import type { Library } from '../library/library.ts'
import type { SettingsStore } from '../settings/settings.ts'
import { type ExportRun, runExport } from './export-run.ts'
import { sourcesOfLibrary } from './source-names.ts'

export interface Exports {
  /** Answers with its id; with none where the user cancelled. Throws RuncardError export-busy, playbook-unknown. */
  begin(order: ExportOrder): Promise<string | undefined>
  /** Throws RuncardError print-gone, as the others do. */
  cancel(exportId: string): void
  /** Each state until it has ended. */
  follow(exportId: string, after: number, signal: AbortSignal): AsyncGenerator<{ readonly seq: number; readonly item: ExportState }>
  /** The zip of one that has ended. */
  zipOf(exportId: string): string
  /** Ends the one that is under way, and takes the zip away. */
  close(): Promise<void>
}

export interface ExportsParts {
  readonly library: Library
  readonly settings: SettingsStore
  /** Of Runcard. */
  readonly version: string
  readonly noteTaken: ExportRun['noteTaken']
  /** Left out where the shell has no dialog for it. */
  readonly chooseFolder: (() => Promise<string | undefined>) | undefined
}

interface Job {
  readonly exportId: string
  readonly stop: AbortController
  /** Where it writes, to be told to a person. */
  readonly place: string
  /** A folder that is taken away when the zip in it is no longer kept. */
  readonly temporary: string | undefined
  seq: number
  state: ExportState
  zip?: string | undefined
  /** A fault of Runcard’s own that ended it. */
  fault?: unknown
  /** Settled, and made anew, with each change. */
  changed: PromiseWithResolvers<void>
  ended: Promise<void>
}

export function createExports({ library, settings, version, noteTaken, chooseFolder }: ExportsParts): Exports {
  let job: Job | undefined
  /** From the question for a folder until the export has begun. */
  let isBeginning = false

  function find(exportId: string): Job {
    if (job?.exportId !== exportId) throw new RuncardError('print-gone', {})
    return job
  }

  async function takeAway(old: Job | undefined): Promise<void> {
    if (old?.temporary !== undefined) await rm(old.temporary, { recursive: true, force: true })
  }

  async function start({ playbookIds, ...order }: ExportOrder): Promise<string | undefined> {
    const { folders, entries } = await library.list()
    const wanted = new Set(playbookIds)
    const playbooks = sourcesOfLibrary(folders, entries, ({ playbookId }) => wanted.delete(playbookId))
    if (wanted.size > 0) throw new RuncardError('playbook-unknown', {})
    const asked = await chooseFolder?.()
    if (chooseFolder !== undefined && asked === undefined) return undefined
    await takeAway(job)
    const temporary = asked === undefined ? await mkdtemp(join(tmpdir(), 'runcard-export-')) : undefined
    const today = isoDay(Date.now())
    const state: ExportState = { type: 'under-way', playbooksDone: 0, playbookCount: playbookIds.length }
    const place = asked ?? 'the zip that is to be downloaded'
    const stop = new AbortController()
    const own: Job = {
      exportId: randomUUID(),
      stop,
      place,
      temporary,
      seq: 0,
      state,
      changed: Promise.withResolvers(),
      ended: Promise.resolve(),
    }
    job = own
    const zip = temporary === undefined ? undefined : { file: join(temporary, 'all.zip'), fileName: `runcard-paper-${today}.zip` }
    const out = asked ?? join(temporary as string, 'paper')
    const ground = { playbooks, order, own: settings.read().paper, version, today, noteTaken, signal: stop.signal }
    own.ended = runExport({ ...ground, out, zip, onProgress: (now) => tell(own, now) }).then(
      (ended) => {
        own.zip = ended.zip === undefined ? undefined : zip?.file
        tell(own, ended)
      },
      (error: unknown) => {
        own.fault = error
        own.changed.resolve()
      },
    )
    return own.exportId
  }

  return {
    async begin(order) {
      if (isBeginning || (job !== undefined && !hasEnded(job)))
        throw new RuncardError('export-busy', { folder: isBeginning ? 'a folder that is being asked for' : (job?.place ?? '') })
      isBeginning = true
      try {
        return await start(order)
      } finally {
        isBeginning = false
      }
    },
    cancel: (exportId) => find(exportId).stop.abort(),
    async *follow(exportId, after, signal) {
      const own = find(exportId)
      const unsubscribed = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
      let seq = after
      while (!signal.aborted) {
        const { changed, state } = own
        if (own.fault !== undefined) throw own.fault
        if (own.seq > seq) {
          seq = own.seq
          yield { seq, item: state }
        } else {
          if (state.type === 'ended') return
          await Promise.race([changed.promise, unsubscribed])
        }
      }
    },
    zipOf(exportId) {
      const { zip } = find(exportId)
      if (zip === undefined) throw new RuncardError('print-gone', {})
      return zip
    },
    async close() {
      job?.stop.abort()
      await job?.ended
      await takeAway(job)
      job = undefined
    },
  }
}

function tell(own: Job, state: ExportState): void {
  own.state = state
  own.seq++
  own.changed.resolve()
  own.changed = Promise.withResolvers()
}

function hasEnded({ state, fault }: Job): boolean {
  return state.type === 'ended' || fault !== undefined
}
