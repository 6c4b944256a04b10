// How large a page is shown: as wide as there is room, whole, or at a share of its size on paper.
import type { PageSize } from './pdf-reader.ts'

export type Zoom = 'width' | 'page' | number

/** What is offered besides the two that fit; 1 is the size on paper. */
export const zooms = [0.5, 0.75, 1, 1.25, 1.5, 2, 3] as const

const pixelsPerPt = 96 / 72
/** Around a page, on each side. */
const gapPx = 16

export interface Room {
  readonly widthPx: number
  readonly heightPx: number
}

/** Width of a page on the screen, in whole pixels. */
export function pageWidthPx(zoom: Zoom, size: PageSize, room: Room): number {
  const byWidth = room.widthPx - 2 * gapPx
  if (typeof zoom === 'number') return Math.round(size.widthPt * pixelsPerPt * zoom)
  const byHeight = ((room.heightPx - 2 * gapPx) * size.widthPt) / size.heightPt
  return Math.max(120, Math.floor(zoom === 'width' ? byWidth : Math.min(byWidth, byHeight)))
}

/** The next larger or smaller of the offered sizes than what is shown now. */
export function nextZoom(shownPx: number, size: PageSize, direction: 1 | -1): Zoom {
  const now = shownPx / (size.widthPt * pixelsPerPt)
  const next = direction === 1 ? zooms.find((zoom) => zoom > now * 1.02) : zooms.findLast((zoom) => zoom < now * 0.98)
  return next ?? (direction === 1 ? zooms[zooms.length - 1]! : zooms[0])
}
