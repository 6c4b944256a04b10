// Files on their way to a screen, in pieces that a wire carries easily; `seq` is the offset of each piece's end.
import { open } from 'node:fs/promises'

export interface Piece {
  readonly seq: number
  readonly item: { readonly base64: string }
}

const pieceBytes = 384 * 1024

/** The bytes from `after` on. */
export function* piecesOf(bytes: Uint8Array, after: number): Generator<Piece> {
  for (let from = Math.max(0, after); from < bytes.length; from += pieceBytes) yield pieceOf(bytes.subarray(from, from + pieceBytes), from)
}

/** A file's from `after` on, with no more than one piece of it in memory. Throws what the file system throws. */
export async function* piecesOfFile(file: string, after: number): AsyncGenerator<Piece> {
  const handle = await open(file)
  try {
    for (let from = Math.max(0, after); ; ) {
      const { bytesRead, buffer } = await handle.read(Buffer.alloc(pieceBytes), 0, pieceBytes, from)
      if (bytesRead === 0) return
      yield pieceOf(buffer.subarray(0, bytesRead), from)
      from += bytesRead
    }
  } finally {
    await handle.close()
  }
}

function pieceOf(bytes: Uint8Array, from: number): Piece {
  return { seq: from + bytes.length, item: { base64: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64') } }
}
