import { create } from 'zustand'

/** Whether the terminal is shown under the page. */
export const useTerminalVisibility = create<{ readonly isShown: boolean }>(() => ({ isShown: false }))

export function openTerminal(): void {
  useTerminalVisibility.setState({ isShown: true })
}

/** Where it is shown already, the keys go to it. */
export function focusTerminal(): void {
  document.querySelector<HTMLElement>('.xterm-helper-textarea')?.focus()
}

export function toggleTerminal(): void {
  useTerminalVisibility.setState(({ isShown }) => ({ isShown: !isShown }))
}
