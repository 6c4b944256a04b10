// The contract's streams, answered. Only translates, as ./calls.ts does.
import { RuncardError } from '../../contract/errors.ts'
import type { StreamHandlers } from '../../contract/server.ts'
import { followScreen } from '../incident/screen.ts'
import { followLibrary, type Shown } from '../library/changes.ts'
import { piecesOf, piecesOfFile } from '../print/pieces.ts'
import { followActivity } from '../targets/registry/activity.ts'
import { libraryRows } from './library-rows.ts'
import type { EngineParts } from './parts.ts'

export function createStreamHandlers(parts: EngineParts): StreamHandlers {
  const { library, findings, libraryPaper, incidents, records, liveOutput, sessions, registry, questions } = parts

  async function look(): Promise<Shown> {
    const { folders, entries, watched } = await library.list(0)
    const hashes = entries.flatMap(({ playbookId, content }) =>
      content instanceof RuncardError ? [] : [[playbookId, content.hash] as const],
    )
    return {
      folders,
      rows: libraryRows(entries, incidents.list(), incidents.workedOn, findings, libraryPaper),
      hashes: new Map(hashes),
      watched,
    }
  }

  return {
    'library.changes': (_input, after, signal) =>
      followLibrary(
        { look, sources: [library.onChange, library.onReadingEnd, incidents.onListChange, findings.onCounted, libraryPaper.onJudged] },
        after,
        signal,
      ),
    'targets.activity': (_input, _after, signal) => followActivity(questions, registry, signal),
    async *'incident.events'({ incidentId }, after, signal) {
      incidents.state(incidentId)
      yield* records.follow(incidentId, after, signal)
    },
    async *'step.output'({ incidentId, whole }, after, signal) {
      incidents.state(incidentId)
      yield* liveOutput.follow(incidentId, whole, after, signal)
    },
    async *'print.bytes'({ printId }, after) {
      yield* piecesOf(parts.madePdfs.find(printId).bytes, after)
    },
    'export.progress': ({ exportId }, after, signal) => parts.exports.follow(exportId, after, signal),
    async *'export.bytes'({ exportId }, after) {
      yield* piecesOfFile(parts.exports.zipOf(exportId), after)
    },
    async *'session.screen'({ sessionId }, after, signal) {
      yield* followScreen(sessions.find(sessionId), after, signal)
    },
  }
}
