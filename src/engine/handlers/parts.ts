// What the handlers of the contract are made of. Put together once, in ../engine.ts.
import type { EngineOptions } from '../engine.ts'
import type { LibraryFindings } from '../findings/library-findings.ts'
import type { Incidents } from '../incident/incidents.ts'
import type { Runs } from '../incident/runs.ts'
import type { Sessions } from '../incident/sessions.ts'
import type { Records } from '../journal/records.ts'
import type { Finder } from '../library/finder.ts'
import type { Library } from '../library/library.ts'
import type { LiveOutput } from '../output/live-output.ts'
import type { OutputFiles } from '../output/output-file.ts'
import type { Exports } from '../paper/exports.ts'
import type { LibraryPaper } from '../paper/library-paper.ts'
import type { Paper } from '../paper/paper.ts'
import type { MadePdfs } from '../print/made-pdfs.ts'
import type { BlankSecrets } from '../secrets/blank-secrets.ts'
import type { SettingsStore } from '../settings/settings.ts'
import type { Questions } from '../targets/registry/questions.ts'
import type { Registry } from '../targets/registry/registry.ts'

export interface EngineParts {
  readonly options: EngineOptions
  readonly settings: SettingsStore
  readonly library: Library
  readonly finder: Finder
  readonly findings: LibraryFindings
  readonly madePdfs: MadePdfs
  readonly paper: Paper
  readonly libraryPaper: LibraryPaper
  readonly exports: Exports
  readonly records: Records
  readonly incidents: Incidents
  readonly sessions: Sessions
  readonly runs: Runs
  readonly outputFiles: OutputFiles
  readonly liveOutput: LiveOutput
  readonly registry: Registry
  readonly questions: Questions
  readonly blankSecrets: BlankSecrets
  /** Keeps a fault on this machine; returns the number that it is kept under. */
  readonly reportBug: (error: unknown) => string
}
