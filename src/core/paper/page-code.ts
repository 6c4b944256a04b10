// The short code at the foot of a page, made from the text that the page shows: nine characters of it and one that checks
// the others, in Crockford's base 32. It is read aloud, typed from a bad copy, or scanned; case, hyphens, spaces and letters
// that look like digits are forgiven. docs/adr/0006-codes-on-paper.md tells why it is as long as it is.

import type { Branded } from '../branded.ts'

/** Ten characters of the alphabet, in capitals, without hyphens; its check character fits. */
export type PageCode = Branded<'PageCode'>

/** No I, L, O, U: they are taken for 1, 1, 0, V. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const lookAlikes: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', U: 'V' }
const bitsOfCharacter = 5
const dataLength = 9

export const codeLength = dataLength + 1

const dataBits = dataLength * bitsOfCharacter
/** Odd, so that each part has a number of its own, and large, so that codes of neighbours don't look alike. */
const spread = 0x13c6ef372fe9n
const gathered = inverse(spread)
const lastBits = 2 ** 20
const gatheredLast = Number(gathered % BigInt(lastBits))

/** The first 45 bits of a digest as a code. `part` is 0 where the page begins what it shows; its other parts have other codes. */
export function codeFromDigest(digest: Uint8Array, part = 0): PageCode {
  const number = Number(BigInt.asUintN(dataBits, BigInt(numberFrom(digest)) + BigInt(part) * spread))
  const values = Array.from({ length: dataLength }, (_, index) => Math.floor(number / 32 ** (dataLength - 1 - index)) % 32)
  return [...values, checkValue(values)].map((value) => alphabet[value]).join('') as PageCode
}

/** Tells which of the first `most` parts of what has a digest has this code; undefined where none of them has. */
export function partWithCode(code: PageCode): (digest: Uint8Array, most: number) => number | undefined {
  const number = [...code].slice(0, dataLength).reduce((sum, character) => sum * 32 + alphabet.indexOf(character), 0)
  return (digest, most) => {
    const distance = number - numberFrom(digest)
    // The last bits alone rule out nearly all, without large numbers; those of the product come from those of its factors.
    if ((Math.imul(distance % lastBits, gatheredLast) & (lastBits - 1)) >= most) return undefined
    const part = Number(BigInt.asUintN(dataBits, BigInt(distance) * gathered))
    return part < most ? part : undefined
  }
}

function numberFrom(digest: Uint8Array): number {
  let number = 0
  for (let index = 0; index < 6; index++) number = number * 256 + (digest[index] as number)
  return Math.floor(number / 8)
}

/** Of an odd number, modulo the count of codes: each round doubles the bits that are right. */
function inverse(odd: bigint): bigint {
  let found = odd
  for (let bits = 3; bits < dataBits; bits *= 2) found = BigInt.asUintN(dataBits, found * (2n - odd * found))
  return found
}

/** As it stands on paper: K7Q-2MX-9T4C. */
export function formatCode(code: PageCode): string {
  return `${code.slice(0, 3)}-${code.slice(3, 6)}-${code.slice(6)}`
}

export type ReadCode =
  | { readonly type: 'code'; readonly code: PageCode }
  /** `problem` says what is wrong with what was typed, in words that follow “…”. */
  | { readonly type: 'mistyped'; readonly problem: string }

/** Reads what somebody typed or a scanner gave. */
export function readCode(typed: string): ReadCode {
  const characters = [...plainCharacters(typed)]
  const strange = characters.find((character) => !alphabet.includes(character))
  if (strange !== undefined) return { type: 'mistyped', problem: `has “${strange}” in it, which no code has` }
  if (characters.length !== codeLength)
    return { type: 'mistyped', problem: `has ${characters.length} characters; a code has ${codeLength}, such as K7Q-2MX-9T4C` }
  const values = characters.map((character) => alphabet.indexOf(character))
  if (checkValue(values.slice(0, dataLength)) !== values[dataLength])
    return { type: 'mistyped', problem: 'has a typing error: its characters don’t fit together' }
  return { type: 'code', code: characters.join('') as PageCode }
}

const groupedCode = /^[a-z\d]{3}[-–. ][a-z\d]{3}[-–. ][a-z\d]{4}$/i
const wholeCode = /^(?=.*\d)[a-z\d]{10}$/i

/** The code in what was typed into a field that takes other words too, or what is wrong with it; undefined where it is other words. */
export function codeAmongWords(typed: string): ReadCode | undefined {
  const text = typed.trim()
  const isGrouped = groupedCode.test(text)
  if (!isGrouped && !wholeCode.test(text)) return undefined
  const read = readCode(text)
  return read.type === 'code' || isGrouped ? read : undefined
}

function plainCharacters(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[\s\p{Pd}._]/gu, '')
    .replace(/[OILU]/g, (letter) => lookAlikes[letter] ?? letter)
}

/**
 * A weighted sum in the field of 32 elements, each place with a weight of its own: any one wrong character and any two that
 * changed places give another sum; of all other errors it finds 31 in 32.
 */
function checkValue(values: readonly number[]): number {
  let sum = 0
  let weight = 1
  for (const value of values) {
    weight = double(weight)
    sum ^= product(value, weight)
  }
  return sum
}

/** Times x, modulo x⁵ + x² + 1. */
function double(value: number): number {
  return value & 16 ? (value << 1) ^ 0b100101 : value << 1
}

function product(one: number, other: number): number {
  let sum = 0
  let doubled = one
  for (let bits = other; bits > 0; bits >>= 1) {
    if (bits & 1) sum ^= doubled
    doubled = double(doubled)
  }
  return sum
}
