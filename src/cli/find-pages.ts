// Searching from the terminal: the library as the engine has it, or files and folders named on the command line, which are
// read and searched without becoming part of the library.
import { stat } from 'node:fs/promises'
import { relative } from 'node:path'
import { RuncardError } from '../contract/errors.ts'
import type { MarkedText, SearchHit } from '../contract/library-calls.ts'
import type { PlaybookId, ProcedureId } from '../core/playbook/model/document.ts'
import type { Playbook } from '../core/playbook/model/playbook.ts'
import { problemOf } from './list-folder.ts'
import { readPlaybookAt } from './read-playbook.ts'
import type { Terminal } from './terminal/terminal.ts'

export interface FoundPage {
  readonly title: MarkedText
  readonly snippet?: MarkedText
  /** The playbook's title. */
  readonly playbook: string
  readonly file: string
  /** Where in the file: a heading's slug. */
  readonly section?: string
  /** As `run --procedure` takes it. */
  readonly procedure?: number
}

export interface FoundPages {
  readonly pages: readonly FoundPage[]
  readonly playbookCount: number
  /** What could not be read. */
  readonly problems: readonly ReturnType<typeof problemOf>[]
}

/** In the files and folders of `paths`, or in the library where none is named. */
export async function findPages(query: string, paths: readonly string[], limit: number, terminal: Terminal): Promise<FoundPages> {
  return paths.length === 0 ? inLibrary(query, limit, terminal) : inFiles(query, paths, limit)
}

async function inLibrary(query: string, limit: number, terminal: Terminal): Promise<FoundPages> {
  const { withEngine } = await import('./compose.ts')
  return withEngine(terminal, async ({ client }) => {
    // Reads them all: a search alone answers from what has been read so far.
    const { playbooks } = await client.call('library.list', {})
    const hits = await client.call('library.search', { query, limit })
    const files = new Map(playbooks.map(({ playbookId, file }) => [playbookId, file]))
    const pages: FoundPage[] = []
    for (const hit of hits) {
      const { playbook } = await client.call('playbook.open', { playbookId: hit.playbookId })
      pages.push(foundPage(hit, files.get(hit.playbookId) ?? '', playbook))
    }
    return { pages, playbookCount: playbooks.filter(({ problem }) => problem === undefined).length, problems: [] }
  })
}

async function inFiles(query: string, paths: readonly string[], limit: number): Promise<FoundPages> {
  const [{ createPlaybookIndex, putPlaybook }, { searchPlaybooks }] = await Promise.all([
    import('../core/search/playbook-index.ts'),
    import('../core/search/search.ts'),
  ])
  const index = createPlaybookIndex()
  const playbooks = new Map<PlaybookId, Playbook>()
  const problems: ReturnType<typeof problemOf>[] = []
  const note = (error: unknown) => {
    if (!(error instanceof RuncardError)) throw error
    problems.push(problemOf(error))
  }
  for (const path of paths) {
    for (const file of await filesBelow(path).catch((error: unknown) => note(error) ?? [])) {
      const id = file as PlaybookId
      const playbook = playbooks.has(id) ? undefined : await readPlaybookAt(file).catch(note)
      if (playbook === undefined) continue
      playbooks.set(id, playbook)
      putPlaybook(index, id, playbook)
    }
  }
  const hits = searchPlaybooks(index, query, limit)
  return {
    pages: hits.map(({ title, snippet, ...hit }) =>
      foundPage(
        { ...hit, title: markedText(title), ...(snippet === undefined ? {} : { snippet: markedText(snippet) }) },
        hit.playbookId,
        playbooks.get(hit.playbookId)!,
      ),
    ),
    playbookCount: playbooks.size,
    problems,
  }
}

async function filesBelow(path: string): Promise<readonly string[]> {
  const isFile = await stat(path).then(
    (facts) => facts.isFile(),
    () => false,
  )
  if (isFile) return [path]
  const { scanFolder } = await import('../engine/library/scan.ts')
  const { files } = await scanFolder(path)
  if (files.length === 0) throw new RuncardError('folder-without-playbooks', { folder: path })
  return files
}

function foundPage(hit: Omit<SearchHit, 'playbookId'>, file: string, playbook: Playbook): FoundPage {
  const procedure = numberOf(hit.procedureId, playbook)
  return {
    title: hit.title,
    ...(hit.snippet === undefined ? {} : { snippet: hit.snippet }),
    playbook: hit.playbookTitle,
    file: shortPath(file),
    ...(hit.sectionId === undefined ? {} : { section: hit.sectionId }),
    ...(procedure === undefined ? {} : { procedure }),
  }
}

function numberOf(procedureId: ProcedureId | undefined, playbook: Playbook): number | undefined {
  const place = playbook.procedures.findIndex(({ id }) => id === procedureId)
  return place < 0 ? undefined : place + 1
}

function markedText({ text, marks }: { readonly text: string; readonly marks: readonly { start: number; end: number }[] }): MarkedText {
  return { text, marks: marks.map(({ start, end }): [number, number] => [start, end]) }
}

/** Relative to where one is, where that is the shorter name. */
function shortPath(file: string): string {
  const near = relative('', file)
  return near !== '' && near.length < file.length ? near : file
}
