// Laying out in steps, each a few hundredths of a second at most: between two of them whoever waits for the engine has a turn, and
// a printing that nobody wants any more is given up.
export type Steps<Result> = Generator<undefined, Result, undefined>

/** Goes through all steps without a rest; answers the result. */
export function atOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

/** What `between` throws ends the work. */
export async function withBreaks<Result>(steps: Steps<Result>, between: () => Promise<void>): Promise<Result> {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
    await between()
  }
}
