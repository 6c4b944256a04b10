import { create } from 'zustand'

/** Whether the terminal is shown under the page, and whether a program in it has taken the whole screen: then it gets more room. */
export const useTerminalVisibility = create<TerminalVisibility>(() => ({ isShown: false, isTall: false, takesKeys: true }))

interface TerminalVisibility {
  readonly isShown: boolean
  readonly isTall: boolean
  /** Whether the keys go to it when it appears. */
  readonly takesKeys: boolean
}

export function setTerminalTall(isTall: boolean): void {
  useTerminalVisibility.setState({ isTall })
}

export function openTerminal(): void {
  useTerminalVisibility.setState({ isShown: true, takesKeys: true })
}

/** To look at: the keys stay where they are. */
export function showTerminal(): void {
  useTerminalVisibility.setState({ isShown: true, takesKeys: false })
}

/** Where it is shown already, the keys go to it. */
export function focusTerminal(): void {
  document.querySelector<HTMLElement>('.xterm-helper-textarea')?.focus()
}

/** Shows it, and the keys go to it. */
export function answerInTerminal(): void {
  openTerminal()
  focusTerminal()
}

export function toggleTerminal(): void {
  useTerminalVisibility.setState(({ isShown }) => ({ isShown: !isShown, takesKeys: true }))
}
