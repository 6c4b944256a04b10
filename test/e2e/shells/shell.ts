// What the story needs of a shell that shows screens, whichever it is: a page, and the process that the engine lives in.
import type { Page } from 'playwright-core'
import type { PageFaults } from '../../support/chromium.ts'
import type { Workplace } from '../../support/workplace.ts'

export interface OpenShell {
  readonly page: Page
  readonly faults: PageFaults
  /** Of the process that the engine lives in. */
  readonly processId: number
  /** Does what saves a file and resolves with where it was saved. */
  saved(press: () => Promise<void>): Promise<string>
  /** Has the shell's dialog answer with this folder, where it has one to ask for a folder with. */
  choosesFolder(folder: string): Promise<void>
  /** Does what exports, into this folder where the shell asks for one; where it hands out a zip, that is unpacked there. */
  exported(press: () => Promise<void>, into: string): Promise<void>
  /** Does what prints and resolves with the SHA-256 of what the dialog for paper was opened with. */
  printed(press: () => Promise<void>): Promise<string>
  /** As a power cut would end it: no handler runs. Resolves when the process is gone. */
  kill(): Promise<void>
  /** Ends it as a user does. Resolves with its exit status. */
  close(): Promise<number | null>
}

export interface Shell {
  readonly name: string
  /** Why it can't be driven here, in words; undefined where it can. */
  obstacle(): string | undefined
  /** Starts it on the workplace's records. The folder is put into the library where it is not in it yet. */
  open(workplace: Workplace, folder: string): Promise<OpenShell>
}
