// A font in the PDF: the glyphs that were drawn, their widths, and the text that each stands for (ISO 32000-1, 9.7).
import { createHash } from 'node:crypto'
import type { ObjectNumber, PdfFile } from '../pdf/pdf-file.ts'
import { number } from '../pdf/pdf-text.ts'

import type { Shaper } from './shaper.ts'
import { subsetTrueType } from './subset.ts'
import type { Typeface } from './typeface.ts'

/** A glyph of the font under its code. */
export interface UsedGlyph {
  readonly glyph: number
  readonly text: string
  /** In thousandths of the size. */
  readonly width: number
}

/** `used[n]` is what code n draws. Throws DamagedFontError. */
export function embedFont(pdf: PdfFile, fileName: string, typeface: Typeface, shaper: Shaper, used: readonly UsedGlyph[]): ObjectNumber {
  const { sfnt } = typeface
  const glyphs = used.map(({ glyph }) => glyph)
  const program = sfnt.isTrueType ? subsetTrueType(sfnt, glyphs) : shaper.subsetCompact(glyphs)
  const embedded = sfnt.isTrueType
    ? `/FontFile2 ${pdf.putStream(`/Length1 ${program.length}`, program)} 0 R`
    : `/FontFile3 ${pdf.putStream('/Subtype/CIDFontType0C', program)} 0 R`
  const name = `${tagOf(program)}+${fileName.replace(/\.\w+$/, '').replace(/[^\w-]/g, '')}`
  const descriptor = pdf.put(`<</Type/FontDescriptor/FontName/${name}${measures(typeface)}${embedded}>>`)
  const widths = used.map(({ width }) => number(width)).join(' ')
  const type = sfnt.isTrueType ? '/Subtype/CIDFontType2/CIDToGIDMap/Identity' : '/Subtype/CIDFontType0'
  const descendant = pdf.put(
    `<</Type/Font${type}/BaseFont/${name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor ${descriptor} 0 R/W[0[${widths}]]>>`,
  )
  const texts = pdf.putStream('', Buffer.from(textMap(used), 'latin1'))
  return pdf.put(
    `<</Type/Font/Subtype/Type0/BaseFont/${name}/Encoding/Identity-H/DescendantFonts[${descendant} 0 R]/ToUnicode ${texts} 0 R>>`,
  )
}

/** Six letters that differ where the glyphs do. */
function tagOf(program: Buffer): string {
  const hash = createHash('md5').update(program).digest()
  return String.fromCharCode(...hash.subarray(0, 6).map((byte) => 65 + (byte % 26)))
}

const flags = { fixedPitch: 1, symbolic: 4, italic: 64 } as const

function measures({ sfnt, unitsPerEm, ascent, descent }: Typeface): string {
  const scaled = (value: number) => number((value * 1000) / unitsPerEm)
  const head = sfnt.table('head')
  const post = sfnt.table('post')
  const angle = post.readInt32BE(4) / 65_536
  const isFixed = post.readUInt32BE(12) !== 0
  const box = [36, 38, 40, 42].map((at) => scaled(head.readInt16BE(at))).join(' ')
  const kinds = flags.symbolic | (isFixed ? flags.fixedPitch : 0) | (angle === 0 ? 0 : flags.italic)
  return `/Flags ${kinds}/FontBBox[${box}]/ItalicAngle ${number(angle)}/Ascent ${scaled(ascent)}/Descent ${scaled(descent)}/CapHeight ${scaled(ascent)}/StemV 80`
}

const linesPerBlock = 100

function textMap(used: readonly UsedGlyph[]): string {
  const lines = used.flatMap(({ text }, code) => (text === '' ? [] : [`<${hex(code)}><${utf16(text)}>`]))
  const blocks: string[] = []
  for (let from = 0; from < lines.length; from += linesPerBlock) {
    const block = lines.slice(from, from + linesPerBlock)
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`)
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000><ffff>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`
}

function hex(code: number): string {
  return code.toString(16).padStart(4, '0')
}

function utf16(text: string): string {
  return Array.from({ length: text.length }, (_, index) => hex(text.charCodeAt(index))).join('')
}
