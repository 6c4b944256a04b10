// The journal's entries. An incident is nothing but its events in order; screens, reports and a restart fold the same
// list with the one reducer in ./state.ts. Events are plain data, never changed after they are written.
import type { Branded } from '../branded.ts'
import type { PageCode } from '../paper/page-code.ts'
import type { CommandId, PlaybookId, ScenarioId, StepId } from '../playbook/model/document.ts'
import type { CallOutcome } from './call-outcome.ts'

export type IncidentId = Branded<'IncidentId'>
export type RunId = Branded<'RunId'>
export type SessionId = Branded<'SessionId'>
export type TargetId = Branded<'TargetId'>

export type IncidentKind = 'incident' | 'drill'

/** How one run of a step ended. `stopped` is the responder's doing; `session-lost` means the shell went away under it. */
export type RunOutcome = 'succeeded' | 'failed' | 'stopped' | 'session-lost' | 'not-started'
export type CommandOutcome = Exclude<RunOutcome, 'not-started'>

/** What was done with a message that is filled in. */
export type MessageWay = 'copied' | 'mailed'

export type IncidentFact =
  | {
      readonly type: 'incident-opened'
      readonly kind: IncidentKind
      readonly playbookId: PlaybookId
      readonly playbookTitle: string
      readonly playbookFile: string
      /** SHA-256 of the file's bytes, hexadecimal. */
      readonly playbookHash: string
      /** Where the responder was when it was opened; what is worked on later says more. */
      readonly scenario?: { readonly id: ScenarioId; readonly title: string }
    }
  | { readonly type: 'incident-closed' }
  /** `title` is the step's title at the time: the journal stays readable when the playbook changes or is gone. */
  | { readonly type: 'step-ticked'; readonly stepId: StepId; readonly title: string }
  /** Done while there was only paper, and typed in later from the sheet with this code; `doneAt` is what was written on it. */
  | {
      readonly type: 'step-done-on-paper'
      readonly stepId: StepId
      readonly title: string
      readonly doneAt: number
      readonly code: PageCode
    }
  | { readonly type: 'step-reset'; readonly stepId: StepId; readonly title: string }
  | { readonly type: 'step-skipped'; readonly stepId: StepId; readonly title: string; readonly reason: string }
  | { readonly type: 'step-marked-failed'; readonly stepId: StepId; readonly title: string; readonly reason: string }
  | { readonly type: 'note-added'; readonly stepId?: StepId; readonly title?: string; readonly text: string }
  /**
   * A responder says that somebody was called: by the words of the playbook, and with the number or address that it gave. Journals
   * of before there were outcomes have none: that they were called is all that is known.
   */
  | { readonly type: 'contact-called'; readonly who: string; readonly reach?: string; readonly outcome?: CallOutcome }
  /** A message of the playbook was copied, or handed to the mail program: whether it was sent is not known. */
  | { readonly type: 'message-taken'; readonly title: string; readonly way: MessageWay }
  /** What blanks were filled in with, by their names as written. Never the value of a secret one. */
  | { readonly type: 'values-filled'; readonly values: Readonly<Record<string, string>> }
  /** What blanks of messages were filled in with, by their keys; '' where what was known was taken out. Never a secret. */
  | { readonly type: 'message-filled'; readonly values: Readonly<Record<string, string>> }
  | {
      readonly type: 'session-started'
      readonly sessionId: SessionId
      readonly targetId: TargetId
      readonly targetName: string
      readonly shell: string
      readonly directory: string
      /** Of the one before it was given the directory and the exported variables, as its last finished step left them, or the directory alone. */
      readonly restored?: 'all' | 'directory'
      /** What has become of the target since the last session there: the container of that name is another one. */
      readonly remark?: string
    }
  | {
      readonly type: 'session-ended'
      readonly sessionId: SessionId
      readonly reason: string
      /** Where the last finished step left it: the next session starts there, with the exported variables of that moment. */
      readonly directory?: string
    }
  /** A responder typed a command into the session's terminal, and it has ended. What a program asked for is never in it. */
  | {
      readonly type: 'command-typed'
      readonly sessionId: SessionId
      /** Secrets masked; absent where the shell doesn't tell, a space was typed before it, or it is hidden. */
      readonly text?: string
      /** The terminal did not show it as it was typed, so it may have been a password. */
      readonly isHidden?: true
      /** null where it is not known. */
      readonly exitStatus: number | null
      readonly startedAt: number
      readonly durationMs: number
    }
  /** A command of a step was typed into the console that was open in the session. What came of it is not known. */
  | {
      readonly type: 'console-typed'
      readonly sessionId: SessionId
      readonly stepId: StepId
      readonly title: string
      readonly commandId: CommandId
      /** Secrets masked. */
      readonly text: string
    }
  | {
      readonly type: 'step-started'
      readonly runId: RunId
      readonly stepId: StepId
      readonly title: string
      readonly targetId: TargetId
      readonly sessionId: SessionId
      /** Every command of the step that can be run, in order: the step is done when all of them succeeded. */
      readonly commandIds: readonly CommandId[]
      /** Set where the responder ran this one, alone or with those after it; the results of the others stay. */
      readonly onlyCommandId?: CommandId
      /** The commands as the playbook has them, blanks and all, where the whole step was run: to know later whether it changed. */
      readonly written?: readonly string[]
    }
  | {
      readonly type: 'command-started'
      readonly runId: RunId
      readonly stepId: StepId
      readonly commandId: CommandId
      /** Exactly what is run, filled in, secrets masked. */
      readonly text: string
    }
  | {
      readonly type: 'command-finished'
      readonly runId: RunId
      readonly stepId: StepId
      readonly commandId: CommandId
      /** A command that only ends by being stopped (`follows`) counts as succeeded when the responder stops it. */
      readonly outcome: CommandOutcome
      /** null where the shell went away before it could tell. */
      readonly exitStatus: number | null
      readonly durationMs: number
      readonly outputBytes: number
      /** Said where not every byte of the output could be kept. */
      readonly outputLost?: string
    }
  /** Said when it happens, which for a command that follows something may be long before its end. */
  | {
      readonly type: 'output-lost'
      readonly runId: RunId
      readonly stepId: StepId
      readonly commandId: CommandId
      /** What is not kept, and why. */
      readonly reason: string
    }
  | { readonly type: 'stop-requested'; readonly runId: RunId; readonly stepId: StepId }
  | {
      readonly type: 'step-finished'
      readonly runId: RunId
      readonly stepId: StepId
      readonly outcome: RunOutcome
      readonly exitStatus: number | null
      readonly durationMs: number
      /** What is still running after a stop, or why a run could not start, in words. */
      readonly detail?: string
      /** Where it left the session: one that follows after a restart of Runcard begins there. Secrets masked. */
      readonly directory?: string
    }
  /** Written at the next start for a run that was under way when Runcard died: it may have run. */
  | { readonly type: 'step-lost'; readonly runId: RunId; readonly stepId: StepId }

/** `seq` counts from 1 within an incident, without gaps; `at` is milliseconds since 1970. */
export type IncidentEvent = IncidentFact & { readonly seq: number; readonly at: number }
