// The words around what happened in an incident: a line of its timeline, a run and its result. What was written by people, and the
// reasons that the journal keeps, stay as they are.

export interface JournalWords {
  readonly opened: string
  readonly closed: string
  /** By hand. */
  readonly ticked: string
  readonly fromPaper: string
  readonly backTo: Readonly<Record<'todo' | 'running' | 'done' | 'failed' | 'skipped' | 'stopped' | 'may-have-run', string>>
  readonly skipped: string
  readonly markedFailed: string
  readonly note: string
  readonly noteOn: string
  readonly called: string
  /** What came of it; without it, that somebody was called. */
  readonly callOutcomes: Readonly<Record<'reached' | 'no-answer' | 'left-message' | 'unknown', string>>
  readonly messageCopied: string
  readonly messageMailed: string
  /** Shells. */
  readonly newSession: string
  readonly restored: { readonly all: string; readonly directory: string }
  readonly sessionEnded: string
  readonly allIsGone: string
  readonly restIsGone: string
  readonly typed: string
  readonly hiddenLine: string
  readonly untoldCommand: string
  readonly exitStatus: string
  readonly noExitStatus: string
  readonly typedIntoConsole: string
  /** Runs. `where` is empty, or one of `on`; `exit` is empty, or `withExit`. */
  readonly on: string
  readonly withExit: string
  readonly started: string
  readonly outputLost: string
  readonly stopAskedFor: string
  readonly succeeded: string
  readonly failed: string
  readonly ended: string
  readonly stopped: string
  readonly mayHaveRun: string
  readonly didNotStart: string
  readonly runcardEnded: string
  readonly shellEnded: string
  readonly aStep: string
  readonly aSession: string
  /** What stands behind a run. */
  readonly results: {
    readonly exit: string
    readonly succeeded: string
    readonly failed: string
    readonly failedWith: string
    readonly stopped: string
    readonly stoppedByHand: string
    readonly mayHaveRun: string
    readonly didNotStart: string
    readonly notKnownWhy: string
    readonly typedIntoConsole: string
    readonly exitNotKnown: string
  }
  /** Behind a step that is still to do. */
  readonly remarks: { readonly running: string; readonly failed: string; readonly stopped: string; readonly mayHaveRun: string }
}
