// What the desktop shell says in the system's own dialogs. Errors have their words in the contract's table.
import { type BrowserWindow, dialog, type MessageBoxOptions } from 'electron'
import { describeError, RuncardError } from '../contract/errors.ts'
import type { RunningStep } from '../core/incident/state.ts'

/** Asks over the window where there is one; returns the index of the button. */
export async function ask(window: BrowserWindow | undefined, options: MessageBoxOptions): Promise<number> {
  const { response } = window === undefined ? await dialog.showMessageBox(options) : await dialog.showMessageBox(window, options)
  return response
}

/** Says what went wrong: a known error in its two sentences, anything else by the id under which its stack is kept. */
export async function tellError(window: BrowserWindow | undefined, error: unknown, reportBug: (error: unknown) => string): Promise<void> {
  const words =
    error instanceof RuncardError
      ? describeError(error)
      : { title: 'Something went wrong inside Runcard.', next: `Its details are kept on this machine as report ${reportBug(error)}.` }
  await ask(window, { type: 'error', title: 'Runcard', message: words.title, detail: words.next, buttons: ['OK'] })
}

function stillRunning(running: readonly RunningStep[]): string {
  const named = running.map(({ step, target }) => `“${step}” on ${target}`)
  if (named.length === 1) return `The step ${named[0]} is still running.`
  return `${named.length} steps are still running: ${named.join(', ')}.`
}

/** True where the responder wants to end although steps are running. */
export async function confirmsEnd(window: BrowserWindow | undefined, running: readonly RunningStep[]): Promise<boolean> {
  const answer = await ask(window, {
    type: 'warning',
    title: 'Runcard',
    message: stillRunning(running),
    detail: 'Quitting stops what runs. What was recorded is kept.',
    buttons: ['Keep Runcard open', 'Stop and quit'],
    defaultId: 0,
    cancelId: 0,
  })
  return answer === 1
}

/** True where the page shall be loaded again after it went away. */
export async function wantsReload(window: BrowserWindow, reason: string): Promise<boolean> {
  const answer = await ask(window, {
    type: 'error',
    title: 'Runcard',
    message: 'The screen went away.',
    detail: `The system says: ${reason}. Running steps go on, and what was recorded is kept.`,
    buttons: ['Show it again', 'Quit'],
    defaultId: 0,
    cancelId: 0,
  })
  return answer === 0
}
