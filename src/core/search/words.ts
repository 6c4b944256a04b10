// Text → its words, with their places in that text. A word is a run of letters and digits of any script, with an
// apostrophe inside (`won't`); Chinese and its neighbours set no spaces, so each of their characters is a word. Places are
// those of the text as it is given, so that what is marked on a screen is what matched.

const asciiKinds = new Uint8Array(128)
for (const [first, last] of ['09', 'AZ', 'az'] as const) asciiKinds.fill(1, first!.charCodeAt(0), last!.charCodeAt(0) + 1)

const outside = 0
const inWord = 1
const alone = 2
const kindsBeyondAscii = new Uint8Array(0x10000).fill(255)

/**
 * Calls back with start and end of every word of the text or of a part of it that no word crosses the ends of, in order. `hash`
 * is that of the folded word (word-table.ts), or `noHash` where folding is more than making letters small.
 */
export function eachWord(
  text: string,
  visit: (start: number, end: number, hash: number) => void,
  partStart = 0,
  partEnd = text.length,
): void {
  let start = -1
  let hash = firstHash
  let isPlain = true
  for (let index = partStart; index < partEnd; index++) {
    const code = text.charCodeAt(index)
    const kind = code < 128 ? asciiKinds[code]! : kindBeyondAscii(text, index)
    if (kind === inWord) {
      if (start < 0) {
        start = index
        hash = firstHash
        isPlain = true
      }
      if (code < 128) hash = nextHash(hash, lowered(code))
      else isPlain = false
      continue
    }
    if (start >= 0) {
      if (isApostrophe(code) && isLetterAt(text, index + 1)) {
        isPlain = false
        continue
      }
      visit(start, index, isPlain ? lastHash(hash) : noHash)
      start = -1
    }
    if (kind === alone) visit(index, index + (isHighSurrogate(code) ? 2 : 1), noHash)
    if (isHighSurrogate(code)) index++
  }
  if (start >= 0) visit(start, partEnd, isPlain ? lastHash(hash) : noHash)
}

export const noHash = 0
const firstHash = 0x811c9dc5 | 0

/** FNV-1a, mixed once more at the end. */
function nextHash(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193)
}

function lastHash(hash: number): number {
  return hash ^ (hash >>> 15)
}

/** The hash of a word that is folded already. */
export function hashOf(word: string): number {
  let hash = firstHash
  for (let index = 0; index < word.length; index++) hash = nextHash(hash, word.charCodeAt(index))
  return lastHash(hash)
}

/** The code of an ASCII letter made small; any other as it is. */
export function lowered(code: number): number {
  return code >= 0x41 && code <= 0x5a ? code | 0x20 : code
}

/** A word as it is compared: lower case, without apostrophes and accents, full-width letters made narrow. */
export function foldWord(word: string): string {
  const lower = word.toLowerCase()
  if (/^[a-z0-9]*$/.test(lower)) return lower
  return lower
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .replaceAll('ß', 'ss')
    .normalize('NFC')
}

/** The folded words of a text, in order. */
export function wordsOf(text: string): string[] {
  const words: string[] = []
  eachWord(text, (start, end) => {
    words.push(foldWord(text.slice(start, end)))
  })
  return words
}

function kindBeyondAscii(text: string, index: number): number {
  const code = text.charCodeAt(index)
  const known = kindsBeyondAscii[code]!
  if (known !== 255) return known
  if (isHighSurrogate(code)) return /[\p{L}\p{N}]/u.test(text.slice(index, index + 2)) ? alone : outside
  const character = text[index]!
  const kind = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(character)
    ? alone
    : /[\p{L}\p{M}\p{N}]/u.test(character)
      ? inWord
      : outside
  kindsBeyondAscii[code] = kind
  return kind
}

function isApostrophe(code: number): boolean {
  return code === 0x27 || code === 0x2019
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff
}

function isLetterAt(text: string, index: number): boolean {
  const code = text.charCodeAt(index)
  return code < 128 ? code > 0x39 && asciiKinds[code] === inWord : !Number.isNaN(code) && kindBeyondAscii(text, index) === inWord
}
