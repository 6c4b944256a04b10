// `runcard export --all`: a folder of PDFs as fresh as the playbooks.
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { describeError, RuncardError } from '../../contract/errors.ts'
import type { FormatName } from '../../core/card/format.ts'
import type { PrintRecord } from '../../core/paper/print-record.ts'
import type { FolderOrder, FolderOutcome, SourcePlaybook } from '../../engine/paper/export-folder.ts'
import { sourceName, withoutNamesakes, withPaths } from '../../engine/paper/source-names.ts'
import { rememberPrint } from '../remember-print.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { counted } from '../text/words.ts'

export interface ExportAll {
  /** Files and folders; the folders of the library where there are none. */
  readonly paths: readonly string[]
  readonly out: string
  readonly formats: readonly FormatName[]
  readonly wish: FolderOrder['wish']
  readonly today: string
  readonly isPruning: boolean
}

const interruptedStatus = 130

/** Returns the exit status. */
export async function exportAll({ paths, isPruning, ...order }: ExportAll, terminal: Terminal): Promise<number> {
  const playbooks = paths.length === 0 ? await playbooksOfLibrary(terminal) : await playbooksIn(paths)
  const [{ exportFolder }, { readVersion }] = await Promise.all([
    import('../../engine/paper/export-folder.ts'),
    import('../../engine/installation.ts'),
  ])
  const stop = new AbortController()
  const interrupt = () => stop.abort()
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt)
  const toRemember: PrintRecord[] = []
  let problemCount = 0
  const blank = new Map<string, readonly string[]>()
  try {
    const outcome = await exportFolder({
      ...order,
      playbooks,
      isPruning,
      version: await readVersion(),
      signal: stop.signal,
      onPdf({ pdf, records, blankContacts, missingCharacters }, became, done) {
        for (const { file } of records.slice(0, 1)) if (blankContacts.length > 0) blank.set(file, blankContacts)
        if (became === 'unchanged') return
        toRemember.push(...records)
        terminal.say(`Wrote ${pdf} (playbook ${done} of ${playbooks.length})`)
        if (missingCharacters.length > 0) terminal.say(`  No typeface has these characters: ${missingCharacters.join(', ')}`)
      },
      onProblem(error) {
        problemCount++
        const { title, next } = describeError(error)
        terminal.say(`${terminal.tint('red', 'runcard:')} ${title}\n${next}`)
      },
    })
    for (const [file, names] of blank) terminal.say(`${file} leaves these contacts blank, they are lines to write on: ${names.join(', ')}`)
    sayOutcome(outcome, isPruning, order.out, terminal)
    if (outcome.isInterrupted) return interruptedStatus
    return problemCount > 0 ? 1 : 0
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt)
    // Also what was written before it ended otherwise than it should.
    if (toRemember.length > 0) await rememberPrint(withPaths(toRemember, playbooks), terminal)
  }
}

function sayOutcome(
  { written, unchanged, leftovers, isInterrupted }: FolderOutcome,
  isPruning: boolean,
  out: string,
  terminal: Terminal,
): void {
  for (const pdf of leftovers) terminal.say(isPruning ? `Took away ${pdf}` : `Not made any more: ${pdf}`)
  if (leftovers.length > 0 && !isPruning)
    terminal.say('These are of playbooks or parts of them that are gone, or that were not asked for; --prune takes them away.')
  const others = isInterrupted ? 'the others were not looked at' : `${unchanged} as before`
  terminal.say(`${isInterrupted ? 'Interrupted. ' : ''}${counted(written.length, 'PDF')} written in ${out}, ${others}.`)
}

async function playbooksIn(paths: readonly string[]): Promise<SourcePlaybook[]> {
  const [{ scanFolder }, { settledPath }] = await Promise.all([
    import('../../engine/library/scan.ts'),
    import('../../engine/library/identity.ts'),
  ])
  const found = new Map<string, SourcePlaybook>()
  for (const path of paths) {
    const real = await settledPath(path)
    const isFolder = await stat(real).then(
      (facts) => facts.isDirectory(),
      () => false,
    )
    const files = isFolder ? (await scanFolder(path)).files : [real]
    if (files.length === 0) throw new RuncardError('folder-without-playbooks', { folder: path })
    for (const file of files) {
      const name = isFolder ? sourceName(file, real, paths.length > 1) : basename(file)
      if (!found.has(file)) found.set(file, { file, name })
    }
  }
  return withoutNamesakes([...found.values()])
}

/** Those that came with Runcard only where there are no others. */
async function playbooksOfLibrary(terminal: Terminal): Promise<SourcePlaybook[]> {
  const { withEngine } = await import('../compose.ts')
  const { folders } = await withEngine(terminal, ({ client }) => client.call('library.list', {}))
  const own = folders.filter(({ bundled, problem }) => !bundled && problem === undefined)
  return playbooksIn((own.length > 0 ? own : folders.filter(({ bundled }) => bundled)).map(({ path }) => path))
}
