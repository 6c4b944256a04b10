// Playbooks that were read: of each what its row needs, until its file changes, and the models of the few that were opened
// last. A file is looked at each time it is asked for, and read again only when it is another one than before, or when its
// model is asked for and no longer kept.
import { RuncardError } from '../../contract/errors.ts'
import type { Playbook } from '../../core/playbook/model.ts'
import { factsOf, type PlaybookFacts } from './facts.ts'
import { fileError, fingerprintOf, type PlaybookText, readPlaybookFile } from './playbook-file.ts'

export interface ReadPlaybook {
  readonly playbook: Playbook
  /** SHA-256 of the file's bytes, hexadecimal. */
  readonly hash: string
}

/** One that says something new, with the text that it was read from. */
export interface NewPlaybook extends ReadPlaybook {
  readonly file: string
  readonly source: PlaybookText
}

export interface KnownPlaybook {
  readonly hash: string
  readonly facts: PlaybookFacts
}

/** What is known of a file; an error where it can't be read. */
export type Known = KnownPlaybook | RuncardError

export interface Shelf {
  /** What is known of the file as it is now; undefined where it has to be read. Reads nothing. */
  known(file: string): Promise<Known | undefined>
  /** What was known of it last, whatever became of it since. */
  lastSeen(file: string): Known | undefined
  /** Reads the file where that is needed. */
  learn(file: string): Promise<Known>
  /** The model, which is kept. Throws RuncardError file-… */
  open(file: string, whenMissing: 'file-not-found' | 'file-gone'): Promise<ReadPlaybook>
  /** The model for work in the background: it takes the place of none that a responder opened. Throws RuncardError file-gone, file-… */
  glance(file: string): Promise<ReadPlaybook>
  /** The model as it was last read, whatever became of the file since; undefined where it is no longer kept. */
  lastKnown(file: string): Playbook | undefined
  /** Calls back with each model that says something new. What the listener promises is waited for before the next file is learned. */
  onRead(listener: (content: NewPlaybook) => void | Promise<void>): void
}

interface Place {
  readonly fingerprint: string
  readonly known: Known
  readonly readAt: number
}

interface KeptModel {
  readonly content: ReadPlaybook
  /** Characters of the file. */
  readonly length: number
}

const kept = { mostModels: 24, mostCharacters: 2_000_000 }
/** Not in the file's own content, and so perhaps over in a moment: a disk or a share that did not answer. */
const retryMs = 2000
const noFile = ''

export interface ShelfOptions {
  readonly parse: (text: string, file: string) => Playbook
  readonly reportBug: (error: unknown) => string
}

export function createShelf({ parse, reportBug }: ShelfOptions): Shelf {
  const places = new Map<string, Place>()
  /** Those used last are at the end. */
  const models = new Map<string, KeptModel>()
  /** A list, its changes and a search are often asked for in the same moment. */
  const reading = new Map<string, Promise<ReadPlaybook>>()
  const listeners: ((content: NewPlaybook) => void | Promise<void>)[] = []
  /** By file, what listeners still do with its model. */
  const telling = new Map<string, Promise<unknown>>()

  function isFull(): boolean {
    let characters = 0
    for (const { length } of models.values()) characters += length
    return models.size > kept.mostModels || characters > kept.mostCharacters
  }

  function keep(file: string, model: KeptModel, isOpened: boolean): void {
    const isKept = models.has(file)
    if (isOpened) models.delete(file)
    models.set(file, model)
    if (!isOpened && !isKept && isFull()) models.delete(file)
    if (isOpened) for (const oldest of models.keys()) if (oldest !== file && isFull()) models.delete(oldest)
  }

  function settle(file: string, fingerprint: string, known: Known): Known {
    places.set(file, { fingerprint, known, readAt: performance.now() })
    return known
  }

  /** A fault of who listens is none of the file's. */
  function tell(content: NewPlaybook): void {
    const told: Promise<unknown> = Promise.all(
      listeners.map(async (listener) => {
        try {
          await listener(content)
        } catch (error) {
          reportBug(error)
        }
      }),
    ).then(() => telling.get(content.file) === told && telling.delete(content.file))
    telling.set(content.file, told)
  }

  async function readNow(file: string, fingerprint: string, whenMissing: 'file-not-found' | 'file-gone', isOpened: boolean) {
    const source = await readPlaybookFile(file, whenMissing)
    const { text, hash } = source
    const known = places.get(file)?.known
    const isNews = known === undefined || known instanceof RuncardError || known.hash !== hash
    const before = models.get(file)
    const content = before?.content.hash === hash ? before.content : { playbook: parse(text, file), hash }
    keep(file, { content, length: text.length }, isOpened)
    settle(file, fingerprint, isNews ? { hash, facts: factsOf(content.playbook) } : known)
    if (isNews) tell({ ...content, file, source })
    return content
  }

  async function modelOf(file: string, whenMissing: 'file-not-found' | 'file-gone', isOpened: boolean): Promise<ReadPlaybook> {
    const fingerprint = await fingerprintOf(file).catch((error: unknown) => Promise.reject(fileError(error, file, whenMissing)))
    return modelAt(file, fingerprint, whenMissing, isOpened)
  }

  async function modelAt(file: string, fingerprint: string, whenMissing: 'file-not-found' | 'file-gone', isOpened: boolean) {
    const model = models.get(file)
    if (model !== undefined && places.get(file)?.fingerprint === fingerprint) {
      keep(file, model, isOpened)
      return model.content
    }
    // The fingerprint is older than what is read: a write in between is noticed the next time.
    const key = `${isOpened} ${fingerprint} ${file}`
    const begun = reading.get(key) ?? readNow(file, fingerprint, whenMissing, isOpened).finally(() => reading.delete(key))
    reading.set(key, begun)
    return begun
  }

  function knownAt(file: string, fingerprint: string): Known | undefined {
    const place = places.get(file)
    if (place === undefined || fingerprint !== place.fingerprint) return undefined
    const isWorthRetrying = place.known instanceof RuncardError && place.known.code === 'file-unreadable'
    return isWorthRetrying && performance.now() - place.readAt > retryMs ? undefined : place.known
  }

  return {
    async known(file) {
      if (!places.has(file)) return undefined
      return knownAt(file, await fingerprintOf(file).catch(() => noFile))
    },
    lastSeen: (file) => places.get(file)?.known,
    async learn(file) {
      const fingerprint = await fingerprintOf(file).catch(() => noFile)
      const before = knownAt(file, fingerprint)
      if (before !== undefined) return before
      try {
        await modelAt(file, fingerprint, 'file-gone', false)
        await telling.get(file)
        return places.get(file)!.known
      } catch (error) {
        if (error instanceof RuncardError) return settle(file, fingerprint, error)
        return settle(
          file,
          fingerprint,
          new RuncardError('file-unreadable', { file, reason: `a fault in Runcard, report ${reportBug(error)}` }),
        )
      }
    },
    open: (file, whenMissing) => modelOf(file, whenMissing, true),
    glance: (file) => modelOf(file, 'file-gone', false),
    lastKnown: (file) => models.get(file)?.content.playbook,
    onRead(listener) {
      listeners.push(listener)
    },
  }
}
