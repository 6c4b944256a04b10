// Any error in the two sentences that a responder gets: what happened, and what to do next.
import { BugError } from '../../contract/client.ts'
import { describeError, RuncardError } from '../../contract/errors.ts'

export interface Words {
  readonly title: string
  readonly next: string
}

export function wordsForError(error: unknown): Words {
  if (error instanceof RuncardError) {
    const { title, next } = describeError(error)
    return { title, next }
  }
  if (error instanceof BugError)
    return {
      title: 'Something went wrong inside Runcard.',
      next: `Nothing that was recorded is lost. Try again; to report it, give the number ${error.reportId}.`,
    }
  return {
    title: 'Something went wrong on this page.',
    next: `Nothing that was recorded is lost. Reload the page. (${error instanceof Error ? error.message : String(error)})`,
  }
}
