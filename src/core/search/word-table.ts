// Folded words → numbers, looked up where they stand in a text. Indexing a library looks up millions of words, and cutting
// each out of its text only to find that it is known would cost more than all the rest.
import { foldWord, hashOf, lowered, noHash } from './words.ts'

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

/** The number of the word at that place of the text, or -1. `hash` is what eachWord says of it. */
export function findWord(table: WordTable, text: string, start: number, end: number, hash: number): number {
  if (hash !== noHash) return table.slots[slotOf(table, hash, text, start, end)]! - 1
  const word = foldWord(text.slice(start, end))
  return table.slots[slotOf(table, hashOf(word), word, 0, word.length)]! - 1
}

/** The number of the word at that place of the text, which is added where it is new. */
export function learnWord(table: WordTable, text: string, start: number, end: number, hash: number): number {
  const known = findWord(table, text, start, end, hash)
  if (known >= 0) return known
  const folded = foldWord(text.slice(start, end))
  const word = folded.length < slicedLength ? folded : [...folded].join('')
  if (table.words.length === table.hashes.length) grow(table)
  const ownHash = hashOf(word)
  table.hashes[table.words.length] = ownHash
  table.words.push(word)
  table.slots[slotOf(table, ownHash, word, 0, word.length)] = table.words.length
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
