// A place where commands run: this machine, a host, a container. A target opens shells on pseudo-terminals and moves raw
// bytes; what those bytes mean is engine/session's business, which works the same over every kind of target.
// Never here: anything about steps, playbooks or marks.

import type { Asker } from './question.ts'

export type TargetKind = 'local' | 'ssh' | 'container'

/** What the way to a target is doing now; undefined texts are never shown. */
export type TargetState =
  | { readonly type: 'ready' }
  | { readonly type: 'connecting'; readonly detail: string }
  /** It is there, but everything in it stands still until someone lets it go on: a paused container. */
  | { readonly type: 'paused'; readonly detail: string }
  /** The way was lost and is tried again: `attempt` counts from 1, `retryAt` is in milliseconds since 1970. */
  | { readonly type: 'lost'; readonly detail: string; readonly attempt: number; readonly retryAt: number }

export interface Target {
  readonly id: string
  readonly name: string
  readonly kind: TargetKind
  /**
   * Starts a shell on a new pseudo-terminal.
   * Throws RuncardError shell-not-found, shell-failed, directory-not-found, and for targets elsewhere what kept them from being reached.
   */
  openShell(options: ShellOptions): Promise<ShellChannel>
  /** Tells of every change of the way to it, where there is a way that can be lost. Returns what ends the listening. */
  onState?(listener: (state: TargetState) => void): () => void
}

export interface ShellOptions {
  readonly columns: number
  readonly rows: number
  /** Where the shell starts; where a login starts there when left out: the user's home directory, unless their profile goes elsewhere. */
  readonly directory?: string
  /** Added to the user's login environment. */
  readonly environment?: Readonly<Record<string, string>>
  /** Answers what the target asks on the way; everything is declined where it is left out. */
  readonly asker?: Asker
  /** Says how to start the shell that was found, once it is known which one and where files can be put for it. */
  readonly startup: (place: ShellPlace) => ShellStartup
}

export interface ShellPlace {
  /** Path of the shell's program, on the target. */
  readonly shell: string
  /** A directory of this shell's own, on the target, readable by its user only; gone when the channel is closed. */
  readonly stagingDirectory: string
}

export interface ShellStartup {
  readonly arguments: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  /** Written into the staging directory before the shell starts: name → text. */
  readonly files: Readonly<Record<string, string>>
}

/** A process still living in the shell's terminal session. */
export interface SessionProcess {
  readonly processId: number
  readonly processGroupId: number
  /** What `ps` would show: the command line, or the program's name where that can't be read. */
  readonly command: string
  /** Milliseconds since 1970, to about 10 ms; absent where the target doesn't tell. */
  readonly startedAt?: number
  /** It is a daemon now, or `setsid` started it: known by the session's mark in its environment. */
  readonly leftTerminal?: true
}

/** In the environment of all that a session starts, with a value of its own, so that what leaves its terminal can be found. */
export const sessionVariable = 'RUNCARD_SESSION'

export interface Foreground {
  readonly processGroupId: number
  /** The shell itself has the terminal: it is at its prompt, or in a builtin or a loop of builtins. */
  readonly isShell: boolean
}

export type StopSignal = 'SIGINT' | 'SIGTERM' | 'SIGKILL'
/** Two more that only the shell heeds, because its start-up file says so; to every other program they mean nothing. */
export type GroupSignal = StopSignal | 'SIGWINCH' | 'SIGURG'
export type SignalResult = 'sent' | 'gone' | 'not-permitted'

export interface ShellExit {
  /** null when a signal ended it, or the way to it was lost. */
  readonly exitStatus: number | null
  readonly signal?: string
  /** Why, where it was neither: a lost connection, a removed container. */
  readonly detail?: string
}

/** Raw bytes to and from one shell, and the few things about its processes that only the target knows. */
export interface ShellChannel extends ShellPlace {
  /** What has become of the place since the last shell there, as a sentence without its full stop: it is another one now. */
  readonly remark?: string
  write(bytes: Uint8Array): void
  resize(columns: number, rows: number): void
  /** One listener; bytes that came before it was set are kept for it. */
  onData(listener: (bytes: Buffer) => void): void
  /** After the last byte. One listener. */
  onExit(listener: (exit: ShellExit) => void): void
  /** Stops reading, so that the kernel makes the writer wait. Signals still get through. */
  pause(): void
  resume(): void
  /** Puts a file, readable by the shell's user only, where the shell can read it, and returns its path there. */
  stage(name: string, bytes: Uint8Array): Promise<string>
  /** Removes a staged file; it is no error when it is gone. */
  discard(name: string): Promise<void>
  /**
   * Who has the terminal; undefined where the target can't tell (any more). Called first at the shell's first prompt: what
   * the shell's process is called then is what it must be called to be the shell, and not what `exec` put in its place.
   */
  foreground(): Promise<Foreground | undefined>
  signalGroup(processGroupId: number, signal: GroupSignal): Promise<SignalResult>
  /**
   * Every living process of the shell's terminal session except the shell, and where the target can tell (by `sessionVariable`)
   * those that the session started and that left it; undefined where the target can't tell.
   */
  processes(): Promise<readonly SessionProcess[] | undefined>
  /** Hangs up, as closing a terminal window does, and insists after a while. Resolves when the shell is gone. */
  close(): Promise<void>
}
