import type { LabelLanguage } from '../../core/card/language/paper-words.ts'
import type { Face } from './font/face.ts'

/** A piece of text in one face; `xPt` counts from the start of its line. */
export interface Piece {
  readonly face: Face
  readonly sizePt: number
  /** Of the line that it stands in, where the piece itself is set smaller. */
  readonly lineSizePt?: number
  readonly text: string
  readonly actual?: string
  /** What each glyph takes where it stands in the middle of two cells. */
  readonly glyphPt?: number
  readonly xPt: number
  readonly widthPt: number
  readonly framed?: true
  readonly underlined?: true
  readonly struck?: true
  /** As of a run of text. */
  readonly language?: LabelLanguage
  readonly href?: string
  readonly anchor?: string
  /** Filled in when drawn: the page number of this anchor. */
  readonly pageOf?: string
}
