// The library as a screen lists it: what the files say, and what the journal knows of them.

import { basename } from 'node:path'
import { RuncardError } from '../../contract/errors.ts'
import type { IncidentRow } from '../../contract/incident-calls.ts'
import type { LibraryRow } from '../../contract/library-calls.ts'
import type { LibraryFindings } from '../findings/library-findings.ts'
import type { LibraryPaper } from '../paper/library-paper.ts'
import type { LibraryEntry } from './library.ts'

/** `incidents`: newest first. */
export function libraryRows(
  entries: readonly LibraryEntry[],
  incidents: readonly IncidentRow[],
  findings: Pick<LibraryFindings, 'countOf'>,
  paper: Pick<LibraryPaper, 'look'>,
): LibraryRow[] {
  const paperNow = paper.look()
  return entries.map((entry) => ({
    ...fileRow(entry),
    ...countOf(findings.countOf(entry)),
    ...paperOf(paperNow(entry)),
    ...incidentFacts(incidents.filter(({ playbookId }) => playbookId === entry.playbookId)),
  }))
}

function paperOf(paper: LibraryRow['paper']): Pick<LibraryRow, 'paper'> {
  return paper === undefined ? {} : { paper }
}

function countOf(findingCount: number | undefined): Pick<LibraryRow, 'findingCount'> {
  return findingCount === undefined ? {} : { findingCount }
}

function incidentFacts(incidents: readonly IncidentRow[]): Pick<LibraryRow, 'lastRehearsedAt' | 'openIncidentId'> {
  const open = incidents.find(({ closedAt }) => closedAt === undefined)
  // What is under way proves nothing yet: only what was brought to an end counts.
  const closed = incidents.find(({ closedAt }) => closedAt !== undefined)
  return {
    ...(closed === undefined ? {} : { lastRehearsedAt: closed.openedAt }),
    ...(open === undefined ? {} : { openIncidentId: open.incidentId }),
  }
}

function fileRow({ playbookId, folderId, file, content }: LibraryEntry): LibraryRow {
  const name = { playbookId, folderId, title: basename(file), file }
  if (content instanceof RuncardError) {
    const problem = { code: content.code, params: { ...content.params } }
    return { ...name, scenarioCount: 0, procedureCount: 0, stepCount: 0, problem }
  }
  const { facts } = content
  return { ...name, ...facts, title: facts.title === '' ? name.title : facts.title }
}
