// `runcard list`: the playbooks there are, of the library or of folders named on the command line.
import { relative } from 'node:path'
import type { ErrorCode } from '../../contract/errors.ts'
import { describeError, RuncardError } from '../../contract/errors.ts'
import type { Rehearsed } from '../../contract/library-calls.ts'
import { durationInWords } from '../../core/card/words.ts'
import { rehearsedWords } from '../../core/incident/rehearsed-words.ts'
import { defineCommand } from '../command.ts'
import { type ListedPlaybook, listFolder, problemOf } from '../list-folder.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { alignColumns } from '../text/prose.ts'

export const listCommand = defineCommand({
  name: 'list',
  summary: 'List the playbooks of the library, or of the given folders.',
  usage: '[FOLDER…] [--json]',
  positionals: { name: 'FOLDER', least: 0, most: Number.POSITIVE_INFINITY },
  options: {
    json: { type: 'boolean', help: 'Print one JSON object: {"playbooks": […]}.' },
  },
  details: [
    'Without a FOLDER: the playbooks that come with Runcard and those of the folders added to the library. A FOLDER named here is looked through with all that is below it, and not added. A file that can’t be read stays in the list and says why. A drill or an incident that was closed counts as a rehearsal of the scenarios in which something was done; in the JSON, by the scenario’s id in milliseconds since 1970.',
  ],
  examples: ['runcard list', 'runcard list ~/runbooks --json'],
  async run({ json }, folders, terminal) {
    const problems: RuncardError[] = []
    const rows =
      folders.length === 0 ? await libraryRows(terminal) : await rehearsedRows(await folderRows(folders, problems), problems, terminal)
    const [first] = problems
    if (rows.length === 0 && first !== undefined && problems.length === 1) throw first
    for (const { title, next } of problems.map(describeError)) terminal.say(`${title}\n${next}`)
    if (json === true) await terminal.print(`${JSON.stringify({ playbooks: rows }, null, 2)}\n`)
    else if (rows.length > 0) await terminal.print(`${tableLines(rows, terminal).join('\n')}\n`)
    else if (problems.length === 0)
      terminal.say('The library is empty: open a FILE with “runcard show”, or list a folder with “runcard list FOLDER”.')
    return problems.length === 0 ? 0 : 1
  },
})

async function folderRows(folders: readonly string[], problems: RuncardError[]): Promise<ListedPlaybook[]> {
  const rows: ListedPlaybook[] = []
  for (const folder of folders) {
    try {
      rows.push(...(await listFolder(folder)))
    } catch (error) {
      if (!(error instanceof RuncardError)) throw error
      problems.push(error)
    }
  }
  const seen = new Set<string>()
  return rows.filter((row) => !seen.has(row.file) && seen.add(row.file))
}

/** With what the journal knows of them, where there is one: looking through a folder does not make it. */
async function rehearsedRows(
  rows: readonly ListedPlaybook[],
  problems: RuncardError[],
  terminal: Terminal,
): Promise<readonly ListedPlaybook[]> {
  const { hasJournal } = await import('../../engine/journal/journal.ts')
  const { defaultDataFolder } = await import('../../engine/settings/data-folder.ts')
  if (!hasJournal(defaultDataFolder(terminal.env))) return rows
  const { withEngine } = await import('../compose.ts')
  return withEngine(terminal, async ({ engine, client }) => {
    const { playbookIdOf, settledPath } = await import('../../engine/library/identity.ts')
    const used = new Set((await client.call('incident.list', {})).map(({ playbookId }) => playbookId))
    const found: ListedPlaybook[] = []
    for (const row of rows) {
      const playbookId = playbookIdOf(await settledPath(row.file))
      if (row.problem !== undefined || !used.has(playbookId)) found.push(row)
      else {
        await engine.openFile(row.file)
        found.push({ ...row, ...rehearsedOf((await client.call('playbook.history', { playbookId })).rehearsed) })
      }
    }
    return found
  }).catch((error: unknown) => {
    if (!(error instanceof RuncardError)) throw error
    problems.push(error)
    return rows
  })
}

function rehearsedOf({ lastRehearsedAt, rehearsedScenarios }: Rehearsed): Pick<ListedPlaybook, 'rehearsed'> {
  return lastRehearsedAt === undefined ? {} : { rehearsed: { lastRehearsedAt, rehearsedScenarios } }
}

async function libraryRows(terminal: Terminal): Promise<readonly ListedPlaybook[]> {
  const { withEngine } = await import('../compose.ts')
  return withEngine(terminal, async ({ client }) => {
    const { playbooks } = await client.call('library.list', {})
    return playbooks.map((row) => {
      const { title, file, rto, lastUpdated, nextReview, scenarioCount, procedureCount, stepCount, problem } = row
      return {
        title,
        file,
        ...(rto === undefined ? {} : { rto }),
        ...(lastUpdated === undefined ? {} : { lastUpdated }),
        ...(nextReview === undefined ? {} : { nextReview }),
        ...rehearsedOf(row),
        scenarioCount,
        procedureCount,
        stepCount,
        ...(problem === undefined ? {} : { problem: problemOf({ code: problem.code as ErrorCode, params: problem.params }) }),
      }
    })
  })
}

function tableLines(rows: readonly ListedPlaybook[], { paint }: Terminal): string[] {
  const good = rows.filter((row) => row.problem === undefined)
  const bad = rows.filter((row) => row.problem !== undefined)
  const [head = '', ...lines] = alignColumns([
    ['Title', 'RTO', 'Updated', 'Rehearsed', 'Procedures', 'File'],
    ...good.map((row) => [
      row.title || '(no title)',
      row.rto === undefined ? '–' : durationInWords(row.rto),
      row.lastUpdated ?? '–',
      row.rehearsed === undefined ? 'never' : rehearsedWords({ ...row, ...row.rehearsed }, isoDay),
      String(row.procedureCount),
      shortPath(row.file),
    ]),
  ])
  return [
    ...(good.length === 0 ? [] : [paint('bold', head), ...lines]),
    ...bad.map((row) => `${paint('red', 'Can’t be opened:')} ${row.problem?.title} ${row.problem?.next}`),
  ]
}

/** As the other dates of the list are written, by this computer's clock. */
function isoDay(at: number): string {
  return new Intl.DateTimeFormat('sv-SE').format(at)
}

/** Relative to where one is, where that is the shorter name. */
function shortPath(file: string): string {
  const near = relative('', file)
  return near !== '' && near.length < file.length ? near : file
}
