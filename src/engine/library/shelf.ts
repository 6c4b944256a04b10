// Playbooks that were read: of each what its row needs, until its file changes, and the models of the few that were opened
// last. A file is looked at each time it is asked for, and read again only when it is another one than before, or when its
// model is asked for and not kept. What is only listed and searched is read without judging its commands, and not kept.
import { RuncardError } from '../../contract/errors.ts'
import type { Playbook, WrittenPlaybook } from '../../core/playbook/model/playbook.ts'
import { factsOf, type PlaybookFacts, type ScenarioFacts, scenarioFactsOf } from './facts.ts'
import { createFirstReading } from './first-reading.ts'
import { fileError, fingerprintOf, type PlaybookText, readPlaybookFile } from './playbook-file.ts'

/** The model with the text that it was read from. */
export interface ReadPlaybook extends PlaybookText {
  readonly playbook: Playbook
}

/** One that says something new. */
export interface NewPlaybook {
  readonly file: string
  readonly playbook: WrittenPlaybook
  readonly hash: string
}

export interface KnownPlaybook {
  readonly hash: string
  readonly facts: PlaybookFacts
  readonly scenarios: readonly ScenarioFacts[]
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
  /** Calls back with each playbook that says something new. */
  onRead(listener: (content: NewPlaybook) => void): void
}

export interface Place {
  readonly fingerprint: string
  readonly known: Known
  readonly readAt: number
}

const kept = { mostModels: 24, mostCharacters: 2_000_000 }
/** Not in the file's own content, and so perhaps over in a moment: a disk or a share that did not answer. */
const retryMs = 2000
const noFile = ''

export interface ShelfOptions {
  /** By file, what was read of it: also in earlier starts. */
  readonly places: Map<string, Place>
  readonly read: (text: string, file: string) => Playbook
  readonly readWritten: (text: string, file: string) => WrittenPlaybook
  readonly reportBug: (error: unknown) => string
}

export function createShelf({ places, read, readWritten, reportBug }: ShelfOptions): Shelf {
  /** Those used last are at the end. */
  const models = new Map<string, ReadPlaybook>()
  /** A list, its changes and a search are often asked for in the same moment. */
  const reading = new Map<string, Promise<ReadPlaybook>>()
  const listeners: ((content: NewPlaybook) => void)[] = []
  const beforeFirst = createFirstReading((text) => readWritten(text, ''))

  function isFull(): boolean {
    let characters = 0
    for (const { text } of models.values()) characters += text.length
    return models.size > kept.mostModels || characters > kept.mostCharacters
  }

  function keep(file: string, model: ReadPlaybook, isOpened: boolean): void {
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

  /** What is known of a file with these bytes, whatever its fingerprint. */
  function knownContent(file: string, hash: string): KnownPlaybook | undefined {
    const known = places.get(file)?.known
    return known === undefined || known instanceof RuncardError || known.hash !== hash ? undefined : known
  }

  /** Takes down what was read, and tells where it is news. */
  function note(file: string, fingerprint: string, { playbook, hash }: Omit<NewPlaybook, 'file'>): Known {
    const known = knownContent(file, hash)
    if (known !== undefined) return settle(file, fingerprint, known)
    const news = settle(file, fingerprint, { hash, facts: factsOf(playbook), scenarios: scenarioFactsOf(playbook) })
    for (const listener of listeners) {
      try {
        listener({ file, playbook, hash })
      } catch (error) {
        // A fault of who listens is none of the file's.
        reportBug(error)
      }
    }
    return news
  }

  async function readNow(file: string, fingerprint: string, whenMissing: 'file-not-found' | 'file-gone', isOpened: boolean) {
    const written = await readPlaybookFile(file, whenMissing)
    const before = models.get(file)
    const content = before?.hash === written.hash ? before : { ...written, playbook: read(written.text, file) }
    keep(file, content, isOpened)
    note(file, fingerprint, content)
    return content
  }

  async function learnNow(file: string, fingerprint: string): Promise<Known> {
    const { text, hash } = await readPlaybookFile(file, 'file-gone')
    const known = knownContent(file, hash)
    if (known !== undefined) return settle(file, fingerprint, known)
    await beforeFirst(text)
    return note(file, fingerprint, { playbook: readWritten(text, file), hash })
  }

  async function modelOf(file: string, whenMissing: 'file-not-found' | 'file-gone', isOpened: boolean): Promise<ReadPlaybook> {
    const fingerprint = await fingerprintOf(file).catch((error: unknown) => Promise.reject(fileError(error, file, whenMissing)))
    return modelAt(file, fingerprint, whenMissing, isOpened)
  }

  async function modelAt(file: string, fingerprint: string, whenMissing: 'file-not-found' | 'file-gone', isOpened: boolean) {
    const model = models.get(file)
    // It may have been learned anew since its model was kept.
    if (model !== undefined && places.get(file)?.fingerprint === fingerprint && knownContent(file, model.hash) !== undefined) {
      keep(file, model, isOpened)
      return model
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
        return await learnNow(file, fingerprint)
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
    lastKnown: (file) => models.get(file)?.playbook,
    onRead(listener) {
      listeners.push(listener)
    },
  }
}
