// Where a piece of UTF-8 may be cut. Bytes that are no UTF-8 at all may be cut anywhere.

const isContinuation = (byte: number | undefined) => byte !== undefined && (byte & 0xc0) === 0x80

function lengthByLead(byte: number): number {
  if (byte >= 0xf0 && byte <= 0xf4) return 4
  if (byte >= 0xe0 && byte < 0xf0) return 3
  if (byte >= 0xc2 && byte < 0xe0) return 2
  return 1
}

/** How many bytes at the end begin a character that goes on after it: 0 to 3. */
export function unfinishedBytes(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!
    if (isContinuation(byte)) continue
    return lengthByLead(byte) > back ? back : 0
  }
  return 0
}

/** How many bytes at the start end a character that began before it: 0 to 3. */
export function continuedBytes(bytes: Uint8Array): number {
  let count = 0
  while (count < 3 && isContinuation(bytes[count])) count++
  return count
}

/** The character that a position cuts in two, where there is one. */
export function characterAcross(bytes: Uint8Array, position: number): { readonly start: number; readonly end: number } | undefined {
  const back = unfinishedBytes(bytes.subarray(0, position))
  if (back === 0) return undefined
  const start = position - back
  const end = start + lengthByLead(bytes[start]!)
  for (let index = position; index < end; index++) if (!isContinuation(bytes[index])) return undefined
  return { start, end }
}
