// A program as a statement calls it: what everything that judges a command asks about.

export interface Word {
  /** Without quotes; known variables replaced, others left as `$NAME`. */
  readonly text: string
  readonly quoted: boolean
}

export interface Redirect {
  readonly operator: string
  readonly target: string
}

export interface Invocation {
  /** Without its directory: `rm`, `docker`, `restore.sh`. */
  readonly program: string
  /** As called: `./scripts/restore.sh`. */
  readonly calledAs: string
  readonly arguments: readonly Word[]
  readonly redirects: readonly Redirect[]
  /** The text of a here-document or here-string that it reads. */
  readonly input: string | undefined
  readonly asRoot: boolean
  /** Runs in a container or on another host, as the argument of the program that goes there. */
  readonly elsewhere: 'container' | 'host' | undefined
  /** Reads from a pipe or a file instead of the terminal. */
  readonly fed: boolean
  /** The program whose output it reads, where that is a pipe. */
  readonly fedBy: string | undefined
  readonly piped: boolean
  readonly background: boolean
  /** The directory that a `cd` before it in the same step went to, where it is written out. */
  readonly directory: string
}

/** What a program that runs another one is told to run: words, or a text for a shell. */
export type Unwrapped =
  | { readonly type: 'words'; readonly words: readonly Word[]; readonly asRoot?: boolean; readonly elsewhere?: 'container' | 'host' }
  | { readonly type: 'text'; readonly text: string; readonly asRoot?: boolean; readonly elsewhere?: 'container' | 'host' }
