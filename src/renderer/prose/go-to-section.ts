import { createContext, useContext } from 'react'

/** Scrolls the page to a section; given by the page that the text stands on. */
export const GoToSectionContext = createContext<(sectionId: string) => void>(() => {})

export function useGoToSection(): (sectionId: string) => void {
  return useContext(GoToSectionContext)
}
