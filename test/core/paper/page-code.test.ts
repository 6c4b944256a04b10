import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeAmongWords, codeFromDigest, codeLength, formatCode, partWithCode, readCode } from '../../../src/core/paper/page-code.ts'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const code = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(codeFromDigest)
const known = codeFromDigest(createHash('sha256').update('a page').digest())

describe('the code at the foot of a page', () => {
  it('has ten characters in three groups, and is read back from paper', () => {
    fc.assert(
      fc.property(code, (made) => {
        expect(made).toHaveLength(codeLength)
        expect(formatCode(made)).toMatch(/^[0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{4}$/)
        expect(readCode(formatCode(made))).toEqual({ type: 'code', code: made })
      }),
    )
  })

  it('stays what it is for the same digest: sheets are out there', () => {
    expect(formatCode(known)).toBe('KA7-EZW-EGQT')
  })

  it('uses every bit of the first 45, and no other', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.integer({ min: 0, max: 255 }), (digest, bit) => {
        const other = Uint8Array.from(digest, (byte, index) => (index === bit >> 3 ? byte ^ (0x80 >> (bit & 7)) : byte))
        expect(codeFromDigest(other) === codeFromDigest(digest)).toBe(bit >= 45)
      }),
    )
  })

  it('tells which part of a page it is of, among so many', () => {
    const count = fc.oneof(fc.nat(50), fc.integer({ min: 2 ** 20 - 2, max: 2 ** 20 + 2 }), fc.nat(2 ** 31 - 1))
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), count, count, (digest, part, most) => {
        expect(partWithCode(codeFromDigest(digest, part))(digest, most)).toBe(part < most ? part : undefined)
      }),
    )
  })

  it('is read whatever the case, the hyphens and the look-alikes', () => {
    const zero = codeFromDigest(new Uint8Array(32))
    expect(zero).toBe('0000000000')
    for (const typed of ['OOO-ooo-0000', ' 000 000 0000\n', '000–000–0000', '000.000.0000', '0000000000'])
      expect(readCode(typed), typed).toEqual({ type: 'code', code: zero })
    const one = codeFromDigest(Uint8Array.from([0x08, ...new Array<number>(31).fill(0)]))
    expect(readCode(one.replace('1', 'l').toLowerCase())).toEqual({ type: 'code', code: one })
  })

  it('says of one wrong character, and of two that changed places, that it is mistyped', () => {
    const place = fc.integer({ min: 0, max: codeLength - 1 })
    fc.assert(
      fc.property(code, place, fc.constantFrom(...alphabet), (made, at, character) => {
        fc.pre(made[at] !== character)
        expect(readCode(made.slice(0, at) + character + made.slice(at + 1)).type).toBe('mistyped')
      }),
    )
    fc.assert(
      fc.property(code, place, place, (made, one, other) => {
        fc.pre(made[one] !== made[other])
        const characters = [...made]
        characters[one] = made[other] as string
        characters[other] = made[one] as string
        expect(readCode(characters.join('')).type).toBe('mistyped')
      }),
    )
  })

  it('says what is wrong with what is no code', () => {
    expect(readCode('K7Q-2MX')).toEqual({ type: 'mistyped', problem: 'has 6 characters; a code has 10, such as K7Q-2MX-9T4C' })
    expect(readCode('K7Q-2MX-9T4€')).toEqual({ type: 'mistyped', problem: 'has “€” in it, which no code has' })
    expect(readCode('')).toMatchObject({ type: 'mistyped' })
  })

  it('is found in a search box, where words of ten letters are words', () => {
    expect(codeAmongWords(` ${formatCode(known).toLowerCase()} `)).toEqual({ type: 'code', code: known })
    expect(codeAmongWords(known)).toEqual({ type: 'code', code: known })
    expect(codeAmongWords('K7Q-2MX-9T4D')).toMatchObject({ type: 'mistyped' })
    for (const words of ['postgresql', 'disk full', '401 unauthorized', 'KA7-EZW', '']) expect(codeAmongWords(words)).toBeUndefined()
  })
})
