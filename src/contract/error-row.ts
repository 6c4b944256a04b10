// What the table of errors says of each.

export interface ErrorRow {
  /** What happened, one sentence. `{name}` is replaced by the parameter of that name. */
  readonly title: string
  /** What to do next, one sentence. */
  readonly next: string
  /** Exit status of the terminal shell: 2 for a mistake in how it was called, 1 for everything else. */
  readonly exitStatus: 1 | 2
  readonly httpStatus: number
}
