// Which of the answers is chosen: the best one, until the responder has moved to another. That one stays chosen when a late
// answer brings others, as long as it is still among them.
import { useState } from 'react'
import type { SearchHit } from '../../contract/library-calls.ts'

export interface Chosen {
  /** Into the hits; -1 is the sheet of paper above them. */
  readonly index: number
  choose(index: number): void
  /** Something else was typed. */
  forget(): void
}

export function useChosen(hits: readonly SearchHit[], isSheet: boolean): Chosen {
  const [picked, setPicked] = useState<string>()
  const best = isSheet ? -1 : 0
  const found = picked === undefined ? -1 : hits.findIndex((hit) => keyOf(hit) === picked)
  return {
    index: isSheet && picked === sheetKey ? -1 : found === -1 ? best : found,
    choose(index) {
      const to = Math.max(best, Math.min(index, hits.length - 1))
      const hit = hits[to]
      setPicked(hit === undefined ? sheetKey : keyOf(hit))
    },
    forget: () => setPicked(undefined),
  }
}

const sheetKey = 'sheet'

export function keyOf({ playbookId, scenarioId, sectionId, procedureId, title }: SearchHit): string {
  return [playbookId, scenarioId ?? sectionId ?? '', procedureId ?? '', title.text].join(' ')
}
