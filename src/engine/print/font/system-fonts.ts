// Fonts of this computer, for letters that the bundled ones lack: Chinese, Japanese, Korean, Thai, … They are looked for only
// when such a letter is to be printed. Of each file only its map of characters is read until it is chosen; a file that is
// damaged, or holds no outlines (coloured pictures), is passed over.
import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { type CharacterMap, readCharacterMap } from './cmap.ts'
import type { FontFile } from './font-files.ts'
import { DamagedFontError, readDirectory } from './sfnt.ts'
import { createShaper } from './shaper.ts'
import { subsetTrueType } from './subset.ts'
import { openTypeface } from './typeface.ts'

const mostFiles = 5000

/** The fewest fonts that have the most of the characters, each with what it has of them; best first. */
export function findSystemFonts(wanted: ReadonlySet<number>): readonly FontFile[] {
  const candidates = fontFolders().flatMap(filesIn).slice(0, mostFiles).sort(byLooks).flatMap(mapsOf)
  const chosen: FontFile[] = []
  const left = new Set(wanted)
  for (;;) {
    const found = candidates.map(({ map }) => [...left].filter((codePoint) => isIn(map, codePoint)))
    const most = Math.max(0, ...found.map((codePoints) => codePoints.length))
    if (most === 0) return chosen
    const index = found.findIndex((codePoints) => codePoints.length === most)
    const [best] = candidates.splice(index, 1)
    if (!best || !isSound(best.file, found[index] as number[])) continue
    chosen.push(best.file)
    for (const codePoint of found[index] as number[]) left.delete(codePoint)
  }
}

/** Can what is wanted of it be embedded? Found out before anything is laid out with it. */
function isSound(file: FontFile, codePoints: readonly number[]): boolean {
  try {
    const bytes = file.read()
    const { sfnt, glyphOf, advanceOf } = openTypeface(bytes, file.fontIndex)
    const glyphs = [0, ...codePoints.map(glyphOf)]
    if (glyphs.map(advanceOf).every((advance) => advance === 0)) return false
    const program = sfnt.isTrueType ? subsetTrueType(sfnt, glyphs) : createShaper(bytes, file.fontIndex).subsetCompact(glyphs)
    return program.length > 0
  } catch {
    return false
  }
}

/** Where systems and users keep fonts, the user's own first. */
function fontFolders(): readonly string[] {
  const home = homedir()
  const { env, platform } = process
  if (platform === 'darwin') return [join(home, 'Library/Fonts'), '/Library/Fonts', '/System/Library/Fonts']
  if (platform === 'win32') {
    const own = env.LOCALAPPDATA === undefined ? [] : [join(env.LOCALAPPDATA, 'Microsoft/Windows/Fonts')]
    return [...own, join(env.WINDIR ?? 'C:\\Windows', 'Fonts')]
  }
  const shared = (env.XDG_DATA_DIRS || '/usr/local/share:/usr/share').split(':').filter((folder) => folder !== '')
  return [
    join(env.XDG_DATA_HOME || join(home, '.local/share'), 'fonts'),
    join(home, '.fonts'),
    ...shared.map((folder) => join(folder, 'fonts')),
  ]
}

function filesIn(folder: string): readonly string[] {
  try {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
    return names.filter((name) => /\.(?:ttf|otf|ttc|otc)$/i.test(name)).map((name) => join(folder, name))
  } catch {
    return []
  }
}

/** Upright, of usual weight and width, without serifs: what is nearest to the rest of the page. Otherwise in order of their paths. */
function byLooks(a: string, b: string): number {
  return oddity(a) - oddity(b)
}

function oddity(path: string): number {
  const name = path.toLowerCase()
  const isOdd = /bold|black|heavy|light|thin|medium|italic|oblique|condensed/.test(name)
  return (isOdd ? 2 : 0) + (/serif|mincho|ming|song|batang/.test(name) && !name.includes('sans') ? 1 : 0)
}

interface Candidate {
  readonly file: FontFile
  readonly map: CharacterMap
}

/** The fonts of a file; none where it can't be used. */
function mapsOf(path: string): readonly Candidate[] {
  let file: number | undefined
  try {
    file = openSync(path, 'r')
    const read = reader(file)
    const { fontCount } = readDirectory(read, 0)
    return Array.from({ length: Math.min(fontCount, 32) }, (_, fontIndex) => {
      const { entries } = readDirectory(read, fontIndex)
      const cmap = entries.get('cmap')
      if (!cmap || !(entries.has('glyf') || entries.has('CFF '))) throw new DamagedFontError('no outlines')
      const name = path.split(/[\\/]/).at(-1) as string
      return { map: readCharacterMap(read(cmap.offset, cmap.bytes)), file: { name, fontIndex, read: () => readFileSync(path) } }
    })
  } catch {
    return []
  } finally {
    if (file !== undefined) closeSync(file)
  }
}

function reader(file: number): (offset: number, bytes: number) => Buffer {
  return (offset, bytes) => {
    const buffer = Buffer.alloc(Math.min(bytes, 4_000_000))
    return buffer.subarray(0, readSync(file, buffer, 0, buffer.length, offset))
  }
}

/** A map of a damaged file may point beyond its end. */
function isIn(map: CharacterMap, codePoint: number): boolean {
  try {
    return map(codePoint) !== 0
  } catch {
    return false
  }
}
