// A command as it is written, and as it was judged.
import type { CommandId, LineRange } from './document.ts'

export type CommandKind = 'shell' | 'script' | 'repl' | 'sql' | 'data' | 'output'

export type Hazard =
  | 'deletes-data'
  | 'destroys-resources'
  | 'kills-processes'
  | 'overwrites'
  | 'changes-permissions'
  | 'stops-service'
  | 'changes-network'
  | 'drops-database'
  | 'disables-protection'

/** How the text around a blank is quoted, which decides how its value is quoted when filled in. */
export type QuoteContext = 'bare' | 'single' | 'double' | 'heredoc'

export interface BlankSpan {
  /** Offsets into the command's text, UTF-16 units, end excluded. */
  readonly start: number
  readonly end: number
  readonly context: QuoteContext
  /** In a here-document whose word is quoted: the shell interprets nothing there, so a value goes in as it is. */
  readonly literal?: boolean
  /** Inside text for a second shell (`ssh HOST '…'`, `bash -c "…"`): how the place is quoted for that one. */
  readonly inner?: QuoteContext
}

/**
 * What must be filled in before a command can run.
 * A `placeholder` is replaced in the text; a `variable` is set in the session before the command, whose text stays as written.
 */
export interface Blank {
  /** As written: `[NAME]`, `TIMESTAMP`, `$PAGERDUTY_TOKEN`. */
  readonly name: string
  readonly kind: 'placeholder' | 'variable'
  /** Words for a field's label: "Name", "Timestamp". */
  readonly label: string
  readonly secret: boolean
  readonly spans: readonly BlankSpan[]
}

/** One complete statement to run, type, or copy, before anything is judged of it. `text` is what the file says, to the character. */
export interface WrittenCommand {
  readonly id: CommandId
  readonly text: string
  /** As the fence says it, lower case; '' where it says nothing. */
  readonly language: string
  readonly kind: CommandKind
  /** The directory that the fence's attributes name. */
  readonly cwd?: string
  /** The comment behind the command on its line; not part of what runs. */
  readonly remark?: string
  /** As written, where it is only for a case, and others of its step are not: "If it fails". Running the step leaves it out. */
  readonly onlyWhen?: string
  readonly lines: LineRange
}

/** What the shell's grammar says of a command. */
export interface Judgement {
  readonly hazards: readonly Hazard[]
  /** Runs until it is stopped (`logs -f`, `tail -f`, `top`). */
  readonly follows: boolean
  /** Needs a terminal (`ssh HOST`, `exec -it`, an editor, a REPL). */
  readonly interactive: boolean
  readonly needsRoot: boolean
  readonly blanks: readonly Blank[]
  /** The grammar found no shell in it: what was judged is a guess. */
  readonly unparsed?: true
  /**
   * The command that opened the place where this one is meant to be typed, and that nothing has left since:
   * `ssh db-1`, `docker exec -it web bash`, `psql`. Elsewhere it would run on the wrong machine, or mean nothing.
   */
  readonly inside?: string
}

export interface Command extends WrittenCommand, Judgement {}
