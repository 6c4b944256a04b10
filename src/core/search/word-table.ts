// Folded words → numbers, looked up where they stand in a text. Indexing a library looks up millions of words, and cutting
// each out of its text only to find that it is known would cost more than all the rest.
import { foldWord } from './words.ts'

export interface WordTable {
  readonly words: string[]
  hashes: Int32Array
  /** Number + 1 of the word whose hash leads here, or of one that had to move on. */
  slots: Int32Array
}

const firstSize = 1024
/** From this length on, a piece cut out of a text keeps that whole text in memory. */
const slicedLength = 13

export function createWordTable(): WordTable {
  return { words: [], hashes: new Int32Array(firstSize), slots: new Int32Array(2 * firstSize) }
}

/** The number of the word at that place of the text, or -1. */
export function findWord(table: WordTable, text: string, start: number, end: number): number {
  const hash = hashAt(text, start, end)
  if (hash !== undefined) return table.slots[slotOf(table, hash, text, start, end)]! - 1
  const word = foldWord(text.slice(start, end))
  return table.slots[slotOf(table, hashOf(word), word, 0, word.length)]! - 1
}

/** The number of the word at that place of the text, which is added where it is new. */
export function learnWord(table: WordTable, text: string, start: number, end: number): number {
  const known = findWord(table, text, start, end)
  if (known >= 0) return known
  const folded = foldWord(text.slice(start, end))
  const word = folded.length < slicedLength ? folded : [...folded].join('')
  if (table.words.length === table.hashes.length) grow(table)
  const hash = hashOf(word)
  table.hashes[table.words.length] = hash
  table.words.push(word)
  table.slots[slotOf(table, hash, word, 0, word.length)] = table.words.length
  return table.words.length - 1
}

/** Where the word is, or where it would be put. */
function slotOf({ words, hashes, slots }: WordTable, hash: number, text: string, start: number, end: number): number {
  const mask = slots.length - 1
  let slot = hash & mask
  for (let entry = slots[slot]!; entry !== 0; entry = slots[slot]!) {
    if (hashes[entry - 1] === hash && standsAt(words[entry - 1]!, text, start, end)) return slot
    slot = (slot + 1) & mask
  }
  return slot
}

function standsAt(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false
  for (let index = 0; index < word.length; index++) {
    if (word.charCodeAt(index) !== lowered(text.charCodeAt(start + index))) return false
  }
  return true
}

/** FNV-1a of the folded word; undefined where folding is more than making letters small. */
function hashAt(text: string, start: number, end: number): number | undefined {
  let hash = 0x811c9dc5 | 0
  for (let index = start; index < end; index++) {
    const code = text.charCodeAt(index)
    if (code > 0x7a || code === 0x27) return undefined
    hash = Math.imul(hash ^ lowered(code), 0x01000193)
  }
  return hash ^ (hash >>> 15)
}

function hashOf(word: string): number {
  let hash = 0x811c9dc5 | 0
  for (let index = 0; index < word.length; index++) hash = Math.imul(hash ^ word.charCodeAt(index), 0x01000193)
  return hash ^ (hash >>> 15)
}

function lowered(code: number): number {
  return code >= 0x41 && code <= 0x5a ? code | 0x20 : code
}

function grow(table: WordTable): void {
  const { hashes } = table
  table.hashes = new Int32Array(2 * hashes.length)
  table.hashes.set(hashes)
  table.slots = new Int32Array(2 * table.hashes.length)
  const mask = table.slots.length - 1
  table.words.forEach((_, number) => {
    let slot = hashes[number]! & mask
    while (table.slots[slot] !== 0) slot = (slot + 1) & mask
    table.slots[slot] = number + 1
  })
}
