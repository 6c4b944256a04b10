import { create } from 'zustand'

/** What is unfolded where there is no room for everything at once (a narrow window, 200 % zoom). */
export const usePanes = create<{ readonly outline: boolean; readonly panel: boolean }>(() => ({ outline: false, panel: false }))

export function togglePane(pane: 'outline' | 'panel'): void {
  usePanes.setState((panes) => ({ [pane]: !panes[pane] }))
}

export function closePanes(): void {
  usePanes.setState({ outline: false, panel: false })
}
