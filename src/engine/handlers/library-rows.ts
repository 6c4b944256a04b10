// The library as a screen lists it: what the files say, and what the journal knows of them.

import { basename } from 'node:path'
import { RuncardError } from '../../contract/errors.ts'
import type { IncidentRow } from '../../contract/incident-calls.ts'
import type { LibraryRow, Rehearsed } from '../../contract/library-calls.ts'
import type { LibraryFindings } from '../findings/library-findings.ts'
import type { WorkedOn } from '../incident/worked-on.ts'
import type { LibraryEntry } from '../library/library.ts'
import type { LibraryPaper } from '../paper/library-paper.ts'
import { rehearsalsOf } from './rehearsals.ts'

/** `incidents`: newest first. */
export function libraryRows(
  entries: readonly LibraryEntry[],
  incidents: readonly IncidentRow[],
  workedOn: WorkedOn,
  findings: Pick<LibraryFindings, 'countOf'>,
  paper: Pick<LibraryPaper, 'look'>,
): LibraryRow[] {
  const paperNow = paper.look()
  return entries.map((entry) => ({
    ...fileRow(entry),
    ...countOf(findings.countOf(entry)),
    ...paperOf(paperNow(entry)),
    ...incidentFacts(
      entry.content,
      incidents.filter(({ playbookId }) => playbookId === entry.playbookId),
      workedOn,
    ),
  }))
}

function paperOf(paper: LibraryRow['paper']): Pick<LibraryRow, 'paper'> {
  return paper === undefined ? {} : { paper }
}

function countOf(findingCount: number | undefined): Pick<LibraryRow, 'findingCount'> {
  return findingCount === undefined ? {} : { findingCount }
}

function incidentFacts(
  content: LibraryEntry['content'],
  incidents: readonly IncidentRow[],
  workedOn: WorkedOn,
): Rehearsed & Pick<LibraryRow, 'openIncidentId'> {
  const open = incidents.find(({ closedAt }) => closedAt === undefined)
  const scenarios = content instanceof RuncardError ? [] : content.scenarios
  return { ...rehearsalsOf(scenarios, incidents, workedOn), ...(open === undefined ? {} : { openIncidentId: open.incidentId }) }
}

function fileRow({ playbookId, folderId, file, content }: LibraryEntry): Omit<LibraryRow, keyof Rehearsed> {
  const name = { playbookId, folderId, title: basename(file), file }
  if (content instanceof RuncardError) {
    const problem = { code: content.code, params: { ...content.params } }
    return { ...name, scenarioCount: 0, procedureCount: 0, stepCount: 0, problem }
  }
  const { facts } = content
  return { ...name, ...facts, title: facts.title === '' ? name.title : facts.title }
}
