// Whether the terminal is under the page, and whether the keys go to it. For a step that runs it may appear long after (a slow
// host, a question on the way), and a key that was meant for the page must not become an answer in the shell: so it then takes
// the keys only from where they were when the step was started.
import { create } from 'zustand'

interface TerminalVisibility {
  readonly isShown: boolean
  /** A program in it has taken the whole screen: then it gets more room. */
  readonly isTall: boolean
  /** The keys go to it: now, or as soon as it is there. */
  readonly takesKeys: boolean
  /** Undefined where it takes them from anywhere: it was asked for by its own name. */
  readonly keysFrom: Element | null | undefined
}

export const useTerminalVisibility = create<TerminalVisibility>(() => ({
  isShown: false,
  isTall: false,
  takesKeys: true,
  keysFrom: undefined,
}))

export function setTerminalTall(isTall: boolean): void {
  useTerminalVisibility.setState({ isTall })
}

export function openTerminal(): void {
  useTerminalVisibility.setState({ isShown: true, takesKeys: true, keysFrom: undefined })
}

/** Once it is there the keys go to it, if nothing else has them by then. */
export function openTerminalForStep(): void {
  useTerminalVisibility.setState({ isShown: true, takesKeys: true, keysFrom: document.activeElement })
}

/** To look at: the keys stay where they are. */
export function showTerminal(): void {
  useTerminalVisibility.setState({ isShown: true, takesKeys: false })
}

/** The keys were taken elsewhere, or came to it. */
export function setTerminalTakesKeys(takesKeys: boolean): void {
  useTerminalVisibility.setState({ takesKeys })
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

/** Shows it, and the keys go to it. */
export function goToTerminal(): void {
  openTerminal()
  takeKeys()
}

/** Also where another page is shown: it asks for its own terminal, by a key or with a step that needs one. */
export function hideTerminal(): void {
  useTerminalVisibility.setState({ isShown: false })
}
