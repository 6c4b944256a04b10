// Ids that stay the same while the rest of a file changes: a hash of where a thing stands and what it is called,
// and of how many of the same name stand before it there.

/** Hands out ids: equal parts get equal ids in equal order, in every reading of the file. */
export function createIdentities(): (kind: string, parts: readonly string[]) => string {
  const seen = new Map<number, number>()
  return (kind, parts) => {
    const hash = hashOf([kind, ...parts])
    const occurrence = seen.get(hash) ?? 0
    seen.set(hash, occurrence + 1)
    return `${kind}-${elevenDigits(occurrence === 0 ? hash : hashOf([kind, ...parts, String(occurrence)]))}`
  }
}

/** A hash as eleven characters of base 36. Not for secrets. */
export function hashText(text: string): string {
  return elevenDigits(hashOf([text]))
}

/** cyrb53 of the parts with a zero between them, which are never put together: 53 bits. */
function hashOf(parts: readonly string[]): number {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let place = 0; place < parts.length; place++) {
    if (place > 0) {
      high = Math.imul(high, 2654435761)
      low = Math.imul(low, 1597334677)
    }
    const part = parts[place]!
    for (let index = 0; index < part.length; index++) {
      const code = part.charCodeAt(index)
      high = Math.imul(high ^ code, 2654435761)
      low = Math.imul(low ^ code, 1597334677)
    }
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return 4294967296 * (2097151 & low) + (high >>> 0)
}

const digits = '0123456789abcdefghijklmnopqrstuvwxyz'

/** A whole number of 53 bits in base 36; `toString(36)` reckons as if it had a fraction, and an id is made for every step. */
function elevenDigits(number: number): string {
  let written = ''
  let left = number
  for (let place = 0; place < 11; place++) {
    const rest = Math.floor(left / 36)
    written = digits[left - rest * 36]! + written
    left = rest
  }
  return written
}
