// Text whose UTF-8 was once read as Windows-1252 or Mac Roman → shown repaired, sequence by sequence, and only where
// the bytes behind the characters are one valid UTF-8 sequence that starts with its lead byte. For prose only:
// a command is never silently different from what is written.

const windows1252High = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
const macRomanHigh =
  'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ'

const windows1252Bytes = new Map<string, number>([
  ...[...windows1252High].map((character, index): [string, number] => [character, 0x80 + index]),
  ...Array.from({ length: 0x60 }, (_, index): [string, number] => [String.fromCharCode(0xa0 + index), 0xa0 + index]),
])
const macRomanBytes = new Map<string, number>([...macRomanHigh].map((character, index): [string, number] => [character, 0x80 + index]))

const suspicious = /[\u0080-\uffff]{2}/

/** Repairs what is certainly broken; everything else stays as it is. */
export function repairText(text: string): string {
  if (!suspicious.test(text)) return text
  return repairWith(repairWith(text, windows1252Bytes), macRomanBytes)
}

function repairWith(text: string, bytes: ReadonlyMap<string, number>): string {
  const characters = [...text]
  let repaired = ''
  let index = 0
  while (index < characters.length) {
    const sequence = sequenceAt(characters, index, bytes)
    if (sequence === undefined) {
      repaired += characters[index]
      index++
    } else {
      repaired += String.fromCodePoint(sequence.codePoint)
      index += sequence.length
    }
  }
  return repaired
}

/** Only sequences that no language writes: three or four bytes, or two bytes in the punctuation and symbol range. */
function sequenceAt(
  characters: readonly string[],
  index: number,
  bytes: ReadonlyMap<string, number>,
): { readonly codePoint: number; readonly length: number } | undefined {
  const lead = bytes.get(characters[index]!)
  if (lead === undefined || lead < 0xc2 || lead > 0xf4) return undefined
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2
  let codePoint = length === 4 ? lead & 0x07 : length === 3 ? lead & 0x0f : lead & 0x1f
  for (let offset = 1; offset < length; offset++) {
    const byte = bytes.get(characters[index + offset] ?? '')
    if (byte === undefined || byte < 0x80 || byte > 0xbf) return undefined
    codePoint = (codePoint << 6) | (byte & 0x3f)
  }
  if (length === 3 && codePoint < 0x800) return undefined
  if (length === 4 && (codePoint < 0x10000 || codePoint > 0x10ffff)) return undefined
  if (codePoint >= 0xd800 && codePoint <= 0xdfff) return undefined
  return { codePoint, length }
}
