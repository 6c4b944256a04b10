// The engine as a shell sees it: the handlers of the contract, and the few things only a shell may ask for because they
// take a path. Each shell's compose.ts calls createEngine once and closes it at the end.
import type { Handlers } from '../contract/server.ts'
import type { RunningStep } from '../core/incident/state.ts'
import type { PlaybookId } from '../core/playbook/model/document.ts'
import type { MadePdf } from './print/made-pdfs.ts'
import type { SecretStore } from './secrets/secret-store.ts'

export interface EngineOptions {
  /** Where settings, the journal and recorded output are kept; made where it is missing. */
  readonly dataFolder: string
  /** The playbooks that come with Runcard. */
  readonly bundledFolder: string
  readonly shell: 'desktop' | 'browser' | 'terminal'
  readonly version: string
  /** The shell that steps run in on this machine, instead of the one in the settings: for this engine only, not remembered. */
  readonly shellPath?: string
  /** Where secrets are kept when the responder ticks so; left out where there is nothing to keep them safely. */
  readonly secretStore?: SecretStore
  /** Asks the user for a folder with the shell's own dialog, of playbooks to add or to put paper into; left out where the shell has none. */
  readonly chooseFolder?: (what: 'playbooks' | 'paper') => Promise<string | undefined>
  /** Shows the system's own dialog to print a PDF with; resolves with whether it was printed. Left out where the shell has none. */
  readonly printDialog?: (pdf: MadePdf) => Promise<boolean>
}

export interface Engine {
  readonly handlers: Handlers
  /** Makes a file known to the library without adding its folder. Throws RuncardError file-… */
  openFile(path: string): Promise<PlaybookId>
  /** Adds a folder to the library and remembers it. Throws RuncardError folder-… */
  addFolder(path: string): Promise<{ folderId: string }>
  /** Which steps are running now: a shell asks before it ends them. */
  runningSteps(): readonly RunningStep[]
  /** Ends sessions, flushes and closes the journal. */
  close(): Promise<void>
}
