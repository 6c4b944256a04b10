// Text in one look → segments, each in a typeface that has all of its characters. A PDF has no fallback from one typeface to the next; this is it.
// A character that no typeface has becomes its code point and is remembered: never a silent box.

import { RuncardError } from '../../../contract/errors.ts'
import { codePointName, flagLetter, isInvisible, nearSign } from '../../../core/card/symbols.ts'
import { type Face, openFace } from './face.ts'
import { bundledFont, fontFiles, type Look } from './font-files.ts'
import { DamagedFontError } from './sfnt.ts'
import { findSystemFonts } from './system-fonts.ts'

export interface Segment {
  readonly face: Face
  /** What is drawn. */
  readonly text: string
  /** What it stands for, where that differs: this is what is copied and read aloud. */
  readonly actual?: string
  /** Set for a code point in place of a character: drawn small, in a frame. */
  readonly framed?: true
}

export interface Fonts {
  segment(text: string, look: Look): readonly Segment[]
  /** The face that plain text in this look is set in. */
  primary(look: Look): Face
  readonly missing: ReadonlySet<string>
}

const plain = /^[\x20-\x7e]*$/
const combining = /^\p{M}$/u

/** What a font of the computer may stand in for. Pictures and private signs look different in each: they are told by code point. */
const letter = /[\p{L}\p{M}\p{N}\p{P}\u3004\u3012\u3013\u3020\u3036\uff00-\uffef]/u

function lettersLacking(text: string, isBundled: (character: string) => boolean): ReadonlySet<number> {
  const lacking = [...new Set(text)].filter((character) => character > '\u024f' && letter.test(character) && !isBundled(character))
  return new Set(lacking.map((character) => character.codePointAt(0) as number))
}

interface OpenSegment {
  face: Face
  text: string
  actual?: string
  framed?: true
}

/** A letter and its accent become one glyph where the typeface has it; copied they are what was written. */
function compose(segments: OpenSegment[], last: OpenSegment, mark: string): void {
  const base = last.actual === undefined ? ([...last.text].at(-1) ?? '') : last.text
  const written = (last.actual ?? base) + mark
  const composed = (base + mark).normalize('NFC')
  const isOne = [...composed].length === 1 && last.face.has(composed.codePointAt(0) as number)
  last.text = last.text.slice(0, -base.length)
  if (last.text === '') segments.pop()
  segments.push({ face: last.face, text: isOne ? composed : base + mark, actual: written })
}

/** A sign that is not drawn stays with the one before it, to be copied along. */
function attach(segments: OpenSegment[], last: OpenSegment, invisible: string): void {
  if (last.framed && last.actual === undefined) return
  if (last.actual !== undefined) {
    last.actual += invisible
    return
  }
  const base = [...last.text].at(-1) ?? ''
  last.text = last.text.slice(0, -base.length)
  if (last.text === '') segments.pop()
  segments.push({ face: last.face, text: base, actual: base + invisible })
}

/** A bundled typeface that isn't whole is told as such. */
function orKnown<Result>(file: string, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    const isAbsent = (error as NodeJS.ErrnoException).code !== undefined
    if (!isAbsent && !(error instanceof DamagedFontError)) throw error
    throw new RuncardError('typeface-damaged', { file, reason: (error as Error).message })
  }
}

/** `allText` is all that will be set: fonts of the computer are chosen by how much of it they have. */
export function openFonts(allText: () => string): Fonts {
  const opened = new Map<string, Face>()
  const missing = new Set<string>()
  const chosen = new Map<Look, Map<string, Segment>>()
  let fromSystem: readonly Face[] | undefined

  function face(file: string): Face {
    const known = opened.get(file)
    if (known) return known
    const fresh = orKnown(file, () => openFace(bundledFont(file), `F${opened.size + 1}`))
    const watched: Face = { ...fresh, embed: (pdf) => orKnown(file, () => fresh.embed(pdf)) }
    opened.set(file, watched)
    return watched
  }

  function faceFor(character: string, look: Look): Face | undefined {
    const codePoint = character.codePointAt(0) as number
    for (const file of fontFiles[look]) if (face(file).has(codePoint)) return face(file)
    return undefined
  }

  function systemFaceFor(codePoint: number): Face | undefined {
    fromSystem ??= findSystemFonts(lettersLacking(allText(), (character) => faceFor(character, 'text') !== undefined)).map((file) => {
      const fresh = openFace(file, `F${opened.size + 1}`)
      opened.set(`${file.name} ${file.fontIndex} ${opened.size}`, fresh)
      return fresh
    })
    return fromSystem.find((candidate) => candidate.has(codePoint))
  }

  function choose(character: string, look: Look): Segment {
    const codePoint = character.codePointAt(0) as number
    const isControl = codePoint < 0x20 || (codePoint >= 0x7f && codePoint < 0xa0)
    const isSurrogate = codePoint >= 0xd800 && codePoint <= 0xdfff
    const direct = isControl || isSurrogate ? undefined : faceFor(character, look)
    if (direct) return { face: direct, text: character }
    const stand = nearSign(character) ?? flagLetter(codePoint)
    const standFace = stand === undefined ? undefined : faceFor(stand, look)
    if (stand !== undefined && standFace) return { face: standFace, text: stand, actual: character }
    const system = letter.test(character) ? systemFaceFor(codePoint) : undefined
    if (system) return { face: system, text: character }
    const name = codePointName(codePoint)
    missing.add(name)
    return { face: face('DejaVuSansMono.ttf'), text: name, framed: true, ...(isControl || isSurrogate ? {} : { actual: character }) }
  }

  function segment(text: string, look: Look): readonly Segment[] {
    const primary = face(fontFiles[look][0] as string)
    if (plain.test(text)) return text === '' ? [] : [{ face: primary, text }]
    let known = chosen.get(look)
    if (!known) {
      known = new Map()
      chosen.set(look, known)
    }
    const segments: OpenSegment[] = []
    for (const character of text) {
      const last = segments.at(-1)
      if (isInvisible(character.codePointAt(0) as number)) {
        if (last) attach(segments, last, character)
        continue
      }
      if (last && !last.framed && combining.test(character) && last.face.has(character.codePointAt(0) as number)) {
        compose(segments, last, character)
        continue
      }
      let segment = known.get(character)
      if (!segment) {
        segment = choose(character, look)
        known.set(character, segment)
      }
      const joins =
        last && last.face === segment.face && last.actual === undefined && segment.actual === undefined && !last.framed && !segment.framed
      if (joins) last.text += segment.text
      else segments.push({ ...segment })
    }
    return segments
  }

  return { segment, primary: (look) => face(fontFiles[look][0] as string), missing }
}
