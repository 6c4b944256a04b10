import { create } from 'zustand'

/** Whether the terminal is shown under the page, and whether a program in it has taken the whole screen: then it gets more room. */
export const useTerminalVisibility = create<{ readonly isShown: boolean; readonly isTall: boolean }>(() => ({
  isShown: false,
  isTall: false,
}))

export function setTerminalTall(isTall: boolean): void {
  useTerminalVisibility.setState({ isTall })
}

export function openTerminal(): void {
  useTerminalVisibility.setState({ isShown: true })
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
  useTerminalVisibility.setState(({ isShown }) => ({ isShown: !isShown }))
}
