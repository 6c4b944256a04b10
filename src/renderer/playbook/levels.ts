// The levels that headings have on the page. Authors skip levels, write headings as bold paragraphs, and put steps under
// either; a screen reader's list of headings must still be a tree without gaps, so each is at most one below the one above it.
import type { Page, Part } from './page.ts'

/** By the key of the chapter or part; for steps, the level of their titles. */
export type Levels = ReadonlyMap<string, number>

const lowest = 6

export function headingLevels(page: Page): Levels {
  const levels = new Map<string, number>()
  let heading = 1
  let label: number | undefined

  function give(key: string, level: number): number {
    const given = Math.min(lowest, level)
    levels.set(key, given)
    return given
  }

  function walk(parts: readonly Part[]): void {
    for (const part of parts) {
      if (part.type === 'steps') give(part.key, (label ?? heading) + 1)
      else if (part.type === 'block') {
        if (part.block.type === 'heading') {
          heading = give(part.key, Math.min(Math.max(2, part.block.level), heading + 1))
          label = undefined
        } else if (part.block.type === 'label') label = give(part.key, heading + 1)
      } else {
        if (part.title?.type === 'heading') {
          heading = give(part.key, Math.min(Math.max(2, part.title.level), heading + 1))
          label = undefined
        } else if (part.title !== undefined) label = give(part.key, heading + 1)
        for (const option of part.options) walk(option.parts)
      }
    }
  }

  for (const [index, chapter] of page.chapters.entries()) {
    label = undefined
    const level = chapter.heading?.level ?? 1
    heading =
      index === 0 && level === 1 ? 1 : chapter.heading === undefined ? 1 : Math.min(Math.max(2, level), index === 0 ? 2 : heading + 1)
    levels.set(chapter.key, heading)
    walk(chapter.parts)
  }
  return levels
}
