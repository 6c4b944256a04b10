// A small page that is full to its foot: the white between its lines gives up what the QR code at the foot takes.
import { filledPt, type Page } from './paginate.ts'

/** Closer than this, a step would seem to be part of the one above. */
const mostOfWhite = 0.5

/** Ends at `lowestPt` at the latest, where the white of the page allows that; left as it is otherwise. */
export function withRoomForCode(page: Page, lowestPt: number): Page {
  const overPt = filledPt(page) - lowestPt
  const whitePt = page.reduce((sum, { slab, yPt }) => sum + (yPt === 0 ? 0 : slab.spaceBeforePt), 0)
  if (overPt <= 0 || overPt > whitePt * mostOfWhite) return page
  let risenPt = 0
  return page.map((placed) => {
    if (placed.yPt > 0) risenPt += (placed.slab.spaceBeforePt * overPt) / whitePt
    return { ...placed, yPt: placed.yPt - risenPt }
  })
}
