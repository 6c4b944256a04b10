// A living shell: one for each incident and target. A command runs in it as if typed there, so variables, functions,
// directory and options of one step are there in the next; its output and exit status are its own, found by marks and
// never guessed from a prompt. What goes where it says: the run engine runs and stops, a terminal types and watches.
import type { Asker } from '../targets/question.ts'
import type { ShellExit } from '../targets/target.ts'
import type { ScreenListener } from './screen.ts'
import type { StopReport, StopTimes } from './stop.ts'

export interface SessionOptions {
  readonly columns?: number
  readonly rows?: number
  readonly directory?: string
  readonly environment?: Readonly<Record<string, string>>
  /** Answers what the target asks on the way; everything is declined where it is left out. */
  readonly asker?: Asker
  /** Asked for at each Stop. */
  readonly stopTimes?: () => Partial<StopTimes>
  /** A consumer of output threw: a bug there, which must not take the shell with it. */
  readonly onConsumerFailure?: (error: unknown) => void
}

export interface CommandRequest {
  readonly text: string
  /** `script`: a whole program with its shebang, run as one, so that its `exit` is not the shell's. */
  readonly kind: 'shell' | 'script'
  /** Set and exported in the session before the command; never part of a command line. */
  readonly assignments?: Readonly<Record<string, string>>
  /** Gets exactly the bytes that a terminal got (a line ends in CR LF). A promise holds the program back until it resolves. */
  readonly onOutput?: (bytes: Buffer) => void | Promise<void>
}

export interface CommandResult {
  /**
   * `shell-gone`: the shell itself ended under the command (exit, exec, killed); the session has ended.
   * `not-started`: it was stopped before its line was typed.
   */
  readonly outcome: 'finished' | 'shell-gone' | 'not-started'
  /** null where a signal ended the shell, or the command was cut short and its status is not known. */
  readonly exitStatus: number | null
  /** The signal that ended the shell, or by the shell's convention (128 + n) the command. */
  readonly signal?: string
  /** Milliseconds since 1970. */
  readonly startedAt: number
  readonly durationMs: number
}

/** A command that was typed into the terminal by hand, when it has ended. */
export interface TypedCommand {
  /** Absent where the shell doesn't tell what was typed, or it is hidden. */
  readonly text?: string
  /** The terminal did not show the line as it was typed: it may be a password that was meant for something else. */
  readonly isHidden?: true
  readonly exitStatus: number | null
  readonly startedAt: number
  readonly durationMs: number
}

/** What of a session another one can begin with; functions, options and variables that are not exported are not in it. */
export interface SessionLeft {
  readonly directory: string
  /** Exported variables; secrets may be among them, so never for a file or a screen. */
  readonly environment: Readonly<Record<string, string>>
}

export interface Session {
  readonly shell: string
  readonly ended: ShellExit | undefined
  /** What has become of its place since the last shell there; as ShellChannel has it. */
  readonly remark: string | undefined
  /** Where it started, and after each command of a step where that left it; undefined where the shell doesn't say. */
  readonly directory: string | undefined
  /** As the last command of a step that ended in the shell left it; undefined before the first. */
  readonly left: SessionLeft | undefined
  /** True while a command runs, whether run by a step or typed. */
  readonly busy: boolean
  /** A program other than the shell has the terminal, or may have where the target can't tell. */
  hasConsole(): Promise<boolean>
  /** Throws RuncardError shell-busy while another command runs, session-unknown once the shell is gone. */
  run(request: CommandRequest): Promise<CommandResult>
  /** Stops what has the terminal: interrupt, terminate, kill, each after a while. The shell survives. */
  stop(): Promise<StopReport>
  /** What a person types into the terminal. */
  write(bytes: Uint8Array): void
  resize(columns: number, rows: number): void
  /** The last 256 KiB of what a terminal on this session shows. */
  recentScreen(): Buffer
  /** What a terminal shows from now on. Returns how to stop listening. */
  onScreen(listener: ScreenListener): () => void
  onTyped(listener: (command: TypedCommand) => void): () => void
  /** Called once, at once when it has already ended. */
  onEnd(listener: (exit: ShellExit) => void): void
  close(): Promise<void>
}
