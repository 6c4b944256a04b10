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

/** Which characters were the bytes of UTF-8, and which of what that gives somebody may have meant to write. */
interface Misreading {
  readonly bytes: ReadonlyMap<string, number>
  readonly isDoubtful: (sequence: string, before: string) => boolean
}

/** What stands behind a word in good typography: `« café »`, `“déjà”…`, `NESTLÉ®`. */
const behindWords = /^[\u00a0”’»›…–—“‘„‚«‹™®©°²³¹ªº·•§†‡]*$/
/** What stands behind a letter in no language. */
const odd = /[\u0081\u008d\u008f\u0090\u009dƒˆŠŒŽšœžŸ¢£¤¥¦¨¯±µ¶´¸¬\u00ad]/

const misreadings: readonly Misreading[] = [
  {
    bytes: windows1252Bytes,
    isDoubtful(sequence, before) {
      const [lead = '', ...others] = sequence
      const rest = others.join('')
      if (lead === 'Â' || lead === 'Ã') return /\p{Lu}/u.test(before) && /^[\u00a0”’»›…–—]$/.test(rest)
      if (rest.length === 1) return lead === '×' || !odd.test(rest)
      if (lead === 'â' || lead === 'ï') return rest.startsWith('\u00a0') && behindWords.test(rest)
      return lead !== 'ð' && behindWords.test(rest)
    },
  },
  {
    bytes: macRomanBytes,
    isDoubtful(sequence) {
      const [lead = '', ...others] = sequence
      // `l’été`, `“ähnlich”`, `– äußerst`: most lead bytes are quotes and dashes here.
      if (others.length === 1) return lead !== '¬' && lead !== '√'
      // `„één”`
      return (lead === '„' && /^\p{L}+$/u.test(others.join(''))) || (lead === '‚' && others[0] === others[1] && /\p{Ll}/u.test(others[0]!))
    },
  },
]

/** Repairs what is certainly broken; everything else stays as it is. */
export function repairText(text: string): string {
  if (!suspicious.test(text)) return text
  const characters = [...text]
  let repaired = ''
  let index = 0
  let last: Misreading | undefined
  while (index < characters.length) {
    // Nothing that is broken begins with a plain letter.
    const found = characters[index]! < '\u0080' ? undefined : certainSequenceAt(characters, index, last)
    repaired += found === undefined ? characters[index] : String.fromCodePoint(found.codePoint)
    index += found?.length ?? 1
    last = found?.misreading
  }
  return repaired
}

/** The longest that is certain: `‚Ä¶` is one character of Mac Roman's, and its end two bytes of Windows-1252's. */
function certainSequenceAt(characters: readonly string[], index: number, last: Misreading | undefined) {
  let longest: (Sequence & { readonly misreading: Misreading }) | undefined
  for (const misreading of misreadings) {
    const sequence = sequenceAt(characters, index, misreading.bytes)
    if (sequence === undefined || sequence.length <= (longest?.length ?? 0)) continue
    if (isCertain(characters, index, sequence, misreading, last)) longest = { ...sequence, misreading }
  }
  return longest
}

/** What is doubtful alone is certain beside another: no language writes two such in a row. */
function isCertain(
  characters: readonly string[],
  index: number,
  { length }: Sequence,
  misreading: Misreading,
  last: Misreading | undefined,
): boolean {
  if (last === misreading || sequenceAt(characters, index + length, misreading.bytes) !== undefined) return true
  return !misreading.isDoubtful(characters.slice(index, index + length).join(''), characters[index - 1] ?? '')
}

interface Sequence {
  readonly codePoint: number
  readonly length: number
}

/** The character behind one valid UTF-8 sequence of two to four bytes that begins here. */
function sequenceAt(characters: readonly string[], index: number, bytes: ReadonlyMap<string, number>): Sequence | undefined {
  const lead = bytes.get(characters[index] ?? '')
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
