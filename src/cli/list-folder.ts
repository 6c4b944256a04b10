// The playbooks below a folder, without making the folder part of the library.
import { describeError, RuncardError } from '../contract/errors.ts'
import type { Rehearsed } from '../contract/library-calls.ts'
import type { Playbook } from '../core/playbook/model/playbook.ts'
import { readPlaybookAt } from './read-playbook.ts'

/** One playbook in a list; with a problem it has only a file. */
export interface ListedPlaybook {
  readonly title: string
  readonly file: string
  readonly rto?: string
  readonly lastUpdated?: string
  readonly nextReview?: string
  /** When it and its scenarios were rehearsed, where it ever was. */
  readonly rehearsed?: Rehearsed
  readonly scenarioCount: number
  readonly procedureCount: number
  readonly stepCount: number
  readonly problem?: { readonly code: string; readonly title: string; readonly next: string }
}

/** Throws RuncardError folder-…; a file that can't be read is listed with its problem. */
export async function listFolder(folder: string): Promise<ListedPlaybook[]> {
  const { scanFolder } = await import('../engine/library/scan.ts')
  const { files } = await scanFolder(folder)
  if (files.length === 0) throw new RuncardError('folder-without-playbooks', { folder })
  const rows: ListedPlaybook[] = []
  for (const file of files) rows.push(await listFile(file))
  return rows
}

async function listFile(file: string): Promise<ListedPlaybook> {
  try {
    return listed(await readPlaybookAt(file), file)
  } catch (error) {
    if (!(error instanceof RuncardError)) throw error
    return { title: '', file, scenarioCount: 0, procedureCount: 0, stepCount: 0, problem: problemOf(error) }
  }
}

function listed(playbook: Playbook, file: string): ListedPlaybook {
  const { rto, lastUpdated, nextReview } = playbook.meta
  return {
    title: playbook.title,
    file,
    ...(rto === undefined ? {} : { rto }),
    ...(lastUpdated === undefined ? {} : { lastUpdated }),
    ...(nextReview === undefined ? {} : { nextReview }),
    scenarioCount: playbook.scenarios.length,
    procedureCount: playbook.procedures.length,
    stepCount: playbook.procedures.reduce((sum, procedure) => sum + procedure.steps.length, 0),
  }
}

/** A problem with its words, for a list that a program reads too. */
export function problemOf(error: Parameters<typeof describeError>[0]): NonNullable<ListedPlaybook['problem']> {
  const { title, next } = describeError(error)
  return { code: error.code, title, next }
}
