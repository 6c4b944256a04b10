// Every playbook that Runcard knows: those in the bundled folder and in the folders that the user added, and single files
// that were opened by their path. Knows files and folders, never incidents; one broken file or folder is a row that says so.
import { basename, dirname, sep } from 'node:path'
import { RuncardError } from '../../contract/errors.ts'
import type { LibraryFolder } from '../../contract/library-calls.ts'
import type { PlaybookId } from '../../core/playbook/model/document.ts'
import type { Playbook } from '../../core/playbook/model/playbook.ts'
import { boundMemory, manyFiles, tidyMemory } from '../memory/tidy-memory.ts'
import type { SettingsStore } from '../settings/settings.ts'
import type { ScenarioFacts } from './facts.ts'
import { folderIdOf, playbookIdOf, settledPath } from './identity.ts'
import { fileError } from './playbook-file.ts'
import { createReadingQueue } from './reading-queue.ts'
import { type Scan, scanFolder } from './scan.ts'
import type { Known, NewPlaybook, ReadPlaybook, Shelf } from './shelf.ts'

export interface LibraryOptions {
  readonly bundledFolder: string
  /** The terminal shell: who types a file's path and `run` has said that it may run. */
  readonly trustsEverything: boolean
  readonly settings: SettingsStore
  readonly shelf: Shelf
  /** Brings back what was read in earlier starts, once. */
  readonly recall: () => Promise<void>
  /** Where the journal last knew a playbook that is in no folder. */
  readonly rememberedFile: (playbookId: PlaybookId) => string | undefined
  /** Files that belong in the list wherever they are: those with an open incident. */
  readonly rememberedFiles: () => readonly string[]
}

export interface OpenPlaybook extends ReadPlaybook {
  readonly playbookId: PlaybookId
  readonly file: string
  readonly folder: string
  readonly folderId: string
  readonly trusted: boolean
}

export interface LibraryEntry {
  readonly playbookId: PlaybookId
  readonly folderId: string
  readonly file: string
  readonly content: Known
}

export interface LibraryList {
  readonly folders: readonly LibraryFolder[]
  /** Without those that were never read yet. */
  readonly entries: readonly LibraryEntry[]
  /** Files that are still to be read, or to be read again. */
  readonly unread: number
  /** Every folder that was looked into. */
  readonly watched: readonly string[]
}

export interface Library {
  /** Everything, or what there is after so many milliseconds of reading; the rest is read in the background. */
  list(atMostMs?: number): Promise<LibraryList>
  /** Throws RuncardError playbook-unknown, file-… */
  open(playbookId: PlaybookId): Promise<OpenPlaybook>
  /** The same for work in the background, which needs no more than the model. */
  glance(playbookId: PlaybookId): Promise<ReadPlaybook & { readonly file: string }>
  /** The playbook as it was last read, also when its file is gone or broken since; undefined where it is no longer kept. */
  lastKnown(playbookId: PlaybookId): Playbook | undefined
  /** What is known of its scenarios; none of one that can't be read. */
  scenarios(playbookId: PlaybookId): Promise<readonly ScenarioFacts[]>
  openFile(path: string): Promise<PlaybookId>
  /** Throws RuncardError folder-not-found, folder-unreadable, folder-without-playbooks. */
  addFolder(path: string): Promise<{ folderId: string }>
  removeFolder(folderId: string): Promise<void>
  trustFolder(folderId: string): Promise<void>
  /** Calls back when folders or trust changed through the library itself. Returns the function that ends it. */
  onChange(listener: () => void): () => void
  /** Calls back with each playbook that was read for the first time or says something new; see Shelf. */
  onRead(listener: (playbookId: PlaybookId, content: NewPlaybook) => void): void
  /** Whether a playbook that was listed came with Runcard. */
  isBundled(playbookId: PlaybookId): boolean
  /** Reading in the background: resolves when some more has been read, at once where nothing is left to read. */
  moreRead(): Promise<void>
  isReading(): boolean
  /** Calls back when nothing is left to read. Returns the function that ends it. */
  onReadingEnd(listener: () => void): () => void
  /** Leaves unread what is still to be read. */
  close(): void
}

export function createLibrary(options: LibraryOptions): Library {
  const { settings, shelf } = options
  const filesById = new Map<PlaybookId, string>()
  const idsByFile = new Map<string, PlaybookId>()
  const openedFiles = new Set<string>()
  const queue = createReadingQueue(shelf.learn)
  let readCount = 0
  shelf.onRead(() => {
    readCount++
  })
  queue.onEnd(() => {
    if (readCount < manyFiles) return
    readCount = 0
    boundMemory()
    void tidyMemory()
  })
  let bundledRoot = options.bundledFolder
  const listeners = new Set<() => void>()
  const changed = () => {
    for (const listener of listeners) listener()
  }

  async function roots(): Promise<string[]> {
    const folders = await Promise.all([options.bundledFolder, ...settings.folders()].map(settledPath))
    bundledRoot = folders[0]!
    return [...new Set(folders)]
  }

  async function isTrusted(folder: string): Promise<boolean> {
    return options.trustsEverything || folder === (await settledPath(options.bundledFolder)) || settings.trustedFolders().includes(folder)
  }

  /** The file's id, under which it is found from now on. */
  function idOf(file: string): PlaybookId {
    const known = idsByFile.get(file)
    if (known !== undefined) return known
    const playbookId = playbookIdOf(file)
    idsByFile.set(file, playbookId)
    filesById.set(playbookId, file)
    return playbookId
  }

  /** The folder of the library that a file is in; for a file opened by its path, the folder it lies in. */
  function folderOf(file: string, folders: readonly string[]): string {
    return folders.find((folder) => isInside(file, folder)) ?? dirname(file)
  }

  async function folderRow(folder: string, problem: RuncardError | undefined): Promise<LibraryFolder> {
    const bundled = folder === (await settledPath(options.bundledFolder))
    return {
      folderId: folderIdOf(folder),
      name: basename(folder) || folder,
      path: folder,
      bundled,
      trusted: await isTrusted(folder),
      ...(problem === undefined ? {} : { problem: { code: problem.code, params: { ...problem.params } } }),
    }
  }

  async function places(): Promise<Places> {
    const files = new Map<string, string>()
    const folders: LibraryFolder[] = []
    const watched: string[] = []
    const libraryRoots = await roots()
    for (const root of libraryRoots) {
      const scan = await scanOrProblem(root)
      folders.push(await folderRow(root, scan instanceof RuncardError ? scan : emptyProblem(scan, root)))
      if (scan instanceof RuncardError) continue
      watched.push(...scan.folders)
      for (const file of scan.files) if (!files.has(file)) files.set(file, root)
    }
    for (const file of new Set([...openedFiles, ...options.rememberedFiles()])) {
      if (files.has(file)) continue
      const folder = folderOf(file, libraryRoots)
      if (!folders.some(({ path }) => path === folder)) folders.push(await folderRow(folder, undefined))
      if (!watched.includes(dirname(file))) watched.push(dirname(file))
      files.set(file, folder)
    }
    for (const file of files.keys()) idOf(file)
    return { files, folders, watched }
  }

  async function list(atMostMs = Number.POSITIVE_INFINITY): Promise<LibraryList> {
    await options.recall()
    const { files, folders, watched } = await places()
    // The user's own are read first: for a moment after a start, what is found should not be the bundled ones alone.
    const isBundled = (folder: string) => Number(folder === bundledRoot)
    const all = [...files].sort(([, one], [, other]) => isBundled(one) - isBundled(other)).map(([file]) => file)
    const known = await Promise.all(all.map(shelf.known))
    const read = queue.add(all.filter((_, index) => known[index] === undefined))
    await within(read, atMostMs)
    const folderIds = new Map(folders.map(({ path, folderId }) => [path, folderId]))
    const entries = [...files].flatMap(([file, folder]): LibraryEntry[] => {
      const content = shelf.lastSeen(file)
      if (content === undefined) return []
      return [{ playbookId: idOf(file), folderId: folderIds.get(folder)!, file, content }]
    })
    return { folders, entries, unread: queue.size(), watched }
  }

  async function fileOf(playbookId: PlaybookId): Promise<string> {
    const known = filesById.get(playbookId) ?? options.rememberedFile(playbookId)
    if (known !== undefined) return known
    await places()
    const found = filesById.get(playbookId)
    if (found === undefined) throw new RuncardError('playbook-unknown', {})
    return found
  }

  async function folderById(folderId: string): Promise<string> {
    const known = [...(await roots()), ...[...openedFiles, ...options.rememberedFiles()].map((file) => dirname(file))]
    const folder = known.find((path) => folderIdOf(path) === folderId)
    if (folder === undefined) throw new RuncardError('folder-not-found', { folder: folderId })
    return folder
  }

  return {
    list,
    async open(playbookId) {
      const file = await fileOf(playbookId)
      const content = await shelf.open(file, 'file-gone')
      const folder = folderOf(file, await roots())
      return { ...content, playbookId, file, folder, folderId: folderIdOf(folder), trusted: await isTrusted(folder) }
    },
    async glance(playbookId) {
      const file = await fileOf(playbookId)
      return { ...(await shelf.glance(file)), file }
    },
    lastKnown(playbookId) {
      const file = filesById.get(playbookId) ?? options.rememberedFile(playbookId)
      return file === undefined ? undefined : shelf.lastKnown(file)
    },
    async scenarios(playbookId) {
      const known = await fileOf(playbookId)
        .then(shelf.learn)
        .catch((error: unknown) => {
          if (error instanceof RuncardError) return error
          throw error
        })
      return known instanceof RuncardError ? [] : known.scenarios
    },
    async openFile(path) {
      const file = await settledPath(path)
      await shelf.open(file, 'file-not-found').catch((error: unknown) => Promise.reject(fileError(error, path, 'file-not-found')))
      const playbookId = idOf(file)
      openedFiles.add(file)
      changed()
      return playbookId
    },
    async addFolder(path) {
      const scan = await scanFolder(path)
      const folder = await settledPath(path)
      const problem = emptyProblem(scan, folder)
      if (problem !== undefined) throw problem
      if (!(await roots()).includes(folder)) settings.setFolders([...settings.folders(), folder])
      changed()
      return { folderId: folderIdOf(folder) }
    },
    async removeFolder(folderId) {
      const folder = await folderById(folderId)
      const isAnother = await Promise.all(settings.folders().map(async (path) => (await settledPath(path)) !== folder))
      settings.setFolders(settings.folders().filter((_, index) => isAnother[index]))
      for (const file of openedFiles) if (dirname(file) === folder) openedFiles.delete(file)
      changed()
    },
    async trustFolder(folderId) {
      settings.trust(await folderById(folderId))
      changed()
    },
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    onRead: (listener) => shelf.onRead((content) => listener(idOf(content.file), content)),
    isBundled: (playbookId) => isInside(filesById.get(playbookId) ?? '', bundledRoot),
    moreRead: queue.progress,
    isReading: () => queue.size() > 0,
    onReadingEnd: queue.onEnd,
    close: queue.close,
  }
}

interface Places {
  /** For each file, the folder of the library that it is in. */
  readonly files: ReadonlyMap<string, string>
  readonly folders: readonly LibraryFolder[]
  readonly watched: readonly string[]
}

/** Resolves when the work is done, or when the time is over. */
async function within(work: Promise<void>, atMostMs: number): Promise<void> {
  if (atMostMs === Number.POSITIVE_INFINITY) return work
  let timer: NodeJS.Timeout | undefined
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, atMostMs)
  })
  await Promise.race([work, over])
  clearTimeout(timer)
}

async function scanOrProblem(folder: string): Promise<Scan | RuncardError> {
  return scanFolder(folder).catch((error: unknown) => {
    if (error instanceof RuncardError) return error
    throw error
  })
}

function emptyProblem(scan: Scan, folder: string): RuncardError | undefined {
  return scan.files.length === 0 ? new RuncardError('folder-without-playbooks', { folder }) : undefined
}

function isInside(file: string, folder: string): boolean {
  return file.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`)
}
