// The files named on the command line, and those below the folders named there → what is wrong with each.
import { stat } from 'node:fs/promises'
import { relative } from 'node:path'
import { RuncardError } from '../../contract/errors.ts'
import type { Finding, SilencedFinding } from '../../core/findings/finding.ts'
import { rememberingGrammar, type ShellGrammar } from '../../core/shell/grammar.ts'
import type { RepairedFile } from '../../engine/findings/repair-file.ts'
import { problemOf } from '../list-folder.ts'

export interface CheckedFile {
  /** As short as it can be said from where one is. */
  readonly file: string
  readonly findings: readonly Finding[]
  readonly silenced: readonly SilencedFinding[]
  /** Set where something was repaired. */
  readonly repaired?: RepairedFile
  /** Why it could not be read or repaired. */
  readonly problem?: ReturnType<typeof problemOf>
}

/** In the order in which they were named, none twice. Throws nothing that a user can meet. */
export async function checkFiles(paths: readonly string[], isFixing: boolean): Promise<readonly CheckedFile[]> {
  const [{ loadShellGrammar }, { scanFolder }] = await Promise.all([
    import('../../engine/library/grammar.ts'),
    import('../../engine/library/scan.ts'),
  ])
  const grammar = rememberingGrammar(await loadShellGrammar())
  const checked = new Map<string, CheckedFile>()
  for (const path of paths) {
    try {
      const isFolder = await stat(path).then(
        (facts) => facts.isDirectory(),
        () => false,
      )
      const files = isFolder ? (await scanFolder(path)).files.map(shortPath) : [path]
      if (files.length === 0) throw new RuncardError('folder-without-playbooks', { folder: path })
      for (const file of files) if (!checked.has(shortPath(file))) checked.set(shortPath(file), await checkFile(file, isFixing, grammar))
    } catch (error) {
      checked.set(path, unchecked(path, error))
    }
  }
  return [...checked.values()]
}

async function checkFile(file: string, isFixing: boolean, grammar: ShellGrammar): Promise<CheckedFile> {
  const [{ readPlaybookFile }, { readPlaybook }, { checkPlaybook }, { repairFile }] = await Promise.all([
    import('../../engine/library/playbook-file.ts'),
    import('../../core/playbook/read.ts'),
    import('../../engine/findings/check-file.ts'),
    import('../../engine/findings/repair-file.ts'),
  ])
  let repaired: RepairedFile | undefined
  let problem: CheckedFile['problem']
  try {
    // What is no playbook is said before anything is touched.
    let content = await readPlaybookFile(file, 'file-not-found')
    if (isFixing) {
      try {
        const repair = await repairFile(file, grammar)
        if (repair.changes.length > 0) {
          repaired = { changes: repair.changes, ...(repair.copy === undefined ? {} : { copy: shortPath(repair.copy) }) }
          content = await readPlaybookFile(file, 'file-not-found')
        }
      } catch (error) {
        problem = unchecked(file, error).problem
      }
    }
    const { found, silenced } = await checkPlaybook(
      file,
      { ...content, playbook: readPlaybook(content.text, { grammar, fileName: file }) },
      grammar,
    )
    return {
      file: shortPath(file),
      findings: found,
      silenced,
      ...(repaired === undefined ? {} : { repaired }),
      ...(problem === undefined ? {} : { problem }),
    }
  } catch (error) {
    return unchecked(file, error)
  }
}

function unchecked(file: string, error: unknown): CheckedFile {
  if (!(error instanceof RuncardError)) throw error
  return { file: shortPath(file), findings: [], silenced: [], problem: problemOf(error) }
}

/** Relative to where one is, where that is the shorter name. */
function shortPath(file: string): string {
  const near = relative('', file)
  return near !== '' && near.length <= file.length ? near : file
}
