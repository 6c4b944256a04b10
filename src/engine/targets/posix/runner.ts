// Runs small scripts of ours in a POSIX sh on another machine or in a container, beside the terminal that the responder sees.

export interface ScriptResult {
  readonly status: number
  readonly stdout: string
  readonly stderr: string
}

export interface Runner {
  /**
   * Runs a script that reads no input, exits nothing and leaves no variable that matters. Rejects with RuncardError
   * target-lost where the way there is gone.
   */
  run(script: string): Promise<ScriptResult>
}

/** A word of a script, whatever is in it except NUL. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
