// Whether the terminal is under the page, and whether the keys go to it. For a step that runs it may appear long after (a slow
// host, a question on the way), and a key that was meant for the page must not become an answer in the shell: so it then takes
// the keys only from where they were when the step was started.
import { create } from 'zustand'
import type { StepId } from '../../core/playbook/model/document.ts'
import { lettersOfLine } from './letters-of-line.ts'

interface TerminalVisibility {
  readonly isShown: boolean
  /** A program in it has taken the whole screen: then it gets more room. */
  readonly isTall: boolean
  /** The keys go to it: now, or as soon as it is there. */
  readonly takesKeys: boolean
  /** Undefined where it takes them from anywhere: it was asked for by its own name. */
  readonly keysFrom: Element | null | undefined
  /** The running step that they are there for, and that they go back with; undefined where somebody went there on purpose. */
  readonly keysFor: StepId | undefined
  /** The step that they came back with last. */
  readonly backFrom: StepId | undefined
  /** How much of a line was typed there and not ended; undefined where nothing was typed since they went there. */
  readonly letters: number | undefined
}

export const useTerminalVisibility = create<TerminalVisibility>(() => ({
  isShown: false,
  isTall: false,
  takesKeys: true,
  keysFrom: undefined,
  keysFor: undefined,
  backFrom: undefined,
  letters: undefined,
}))

export function setTerminalTall(isTall: boolean): void {
  useTerminalVisibility.setState({ isTall })
}

export function openTerminal(): void {
  useTerminalVisibility.setState({ isShown: true, takesKeys: true, keysFrom: undefined, keysFor: undefined, backFrom: undefined })
}

/** Once it is there the keys go to it, if nothing else has them by then, for as long as the step runs. */
export function openTerminalForStep(stepId: StepId): void {
  const keysFrom = document.activeElement
  useTerminalVisibility.setState({ isShown: true, takesKeys: true, keysFrom, keysFor: stepId, backFrom: undefined, letters: undefined })
}

/** To look at: the keys stay where they are. */
export function showTerminal(): void {
  useTerminalVisibility.setState({ isShown: true })
  keepKeysFromTerminal()
}

/** For a step that asks nothing, as far as is known. */
export function keepKeysFromTerminal(): void {
  useTerminalVisibility.setState({ takesKeys: false, keysFor: undefined, backFrom: undefined })
}

/** The keys were taken elsewhere, or came to it. */
export function setTerminalTakesKeys(takesKeys: boolean): void {
  useTerminalVisibility.setState((before) =>
    // Those that Runcard had not sent there were taken there on purpose.
    takesKeys && before.takesKeys ? before : { takesKeys, keysFor: undefined, letters: undefined },
  )
}

/** Counts what is typed there; a program that has the whole screen takes letters for commands. */
export function noteTyped(text: string): void {
  useTerminalVisibility.setState(({ letters, isTall }) => ({ letters: isTall ? 0 : lettersOfLine(letters ?? 0, text) }))
}

/**
 * The step that they are there for has ended: true where they leave with it. One letter may have been the answer that ended it; more of
 * them are a line that somebody is still typing, maybe a password, which must not go on as keys of the page.
 */
export function giveKeysBack(stepId: StepId): boolean {
  const { keysFor, letters } = useTerminalVisibility.getState()
  if (keysFor !== stepId) return false
  const isInLine = letters !== undefined && letters > 1
  const wereThere = letters !== undefined || areKeysInTerminal()
  const areBack = wereThere && !isInLine
  useTerminalVisibility.setState({
    keysFor: undefined,
    ...(isInLine ? {} : { takesKeys: false, letters: undefined }),
    ...(areBack ? { backFrom: stepId } : {}),
  })
  return areBack
}

export function areKeysInTerminal(): boolean {
  return document.activeElement?.matches('.xterm *') === true
}

/**
 * Where it is there and was asked for, the keys go to it, unless they have gone elsewhere meanwhile. Where no shell runs, and it was
 * asked for by its own name, to what stands there instead: the next key is not for the step, which it would run.
 */
export function takeKeys(): void {
  const { takesKeys, keysFrom } = useTerminalVisibility.getState()
  const { activeElement } = document
  const field = ['.xterm-helper-textarea', ...(keysFrom === undefined ? ['[data-takes-keys] button', '[data-takes-keys]'] : [])]
    .map((selector) => document.querySelector<HTMLElement>(selector))
    .find((found) => found !== null)
  if (field === undefined || !takesKeys || activeElement === field) return
  const isFree = activeElement === null || activeElement === document.body || activeElement === keysFrom
  if (keysFrom === undefined || isFree) field.focus()
  else setTerminalTakesKeys(false)
}

/** Shows it, and the keys go to it; `stepId` is the running step that asks for them, and that they go back with. */
export function goToTerminal(stepId?: StepId): void {
  const { letters } = useTerminalVisibility.getState()
  openTerminal()
  useTerminalVisibility.setState({ keysFor: stepId, letters: stepId === undefined ? undefined : letters })
  takeKeys()
}

/** Also where another page is shown: it asks for its own terminal, by a key or with a step that needs one. */
export function hideTerminal(): void {
  useTerminalVisibility.setState({ isShown: false, keysFor: undefined })
}

/** Puts it away; the keys go to the step. */
export function leaveTerminal(): void {
  hideTerminal()
  document.querySelector<HTMLElement>('[data-step][aria-current]')?.focus()
}
