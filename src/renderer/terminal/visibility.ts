import { create } from 'zustand'

/** Whether the terminal is shown under the page. */
export const useTerminalVisibility = create<{ readonly isShown: boolean }>(() => ({ isShown: false }))

export function openTerminal(): void {
  useTerminalVisibility.setState({ isShown: true })
}

export function toggleTerminal(): void {
  useTerminalVisibility.setState(({ isShown }) => ({ isShown: !isShown }))
}
