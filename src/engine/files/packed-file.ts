// A value with large arrays of numbers in it ↔ a file. All but the arrays is written as V8 copies values between threads; the
// arrays follow as the bytes that they are, so that tens of megabytes are neither copied nor gone over one by one.
// For what may be lost: a file that is not wholly what was written, or was by another version of V8, is read as nothing.
import { type FileHandle, open } from 'node:fs/promises'
import { Deserializer, Serializer } from 'node:v8'
import { crc32 } from 'node:zlib'
import { replaceFile } from './replace-file.ts'

type Numbers = Uint8Array | Uint16Array | Int32Array | Uint32Array

const kinds = [Uint8Array, Uint16Array, Int32Array, Uint32Array] as const
const mark = 0x52435031
/** The mark, then length and checksum of the value, and the checksum of the arrays. */
const headBytes = 16

/** Methods that V8's serializer calls, or has, for arrays; they are documented, but not in Node's types. */
interface WritesArrays {
  _writeHostObject: (numbers: Numbers) => void
  _setTreatArrayBufferViewsAsHostObjects(isHostObject: boolean): void
}

interface ReadsArrays {
  _readHostObject: () => Numbers
}

/** Replaces the file as a whole. The value may go on changing meanwhile: the file may be worth nothing then. Throws what the file system throws. */
export async function writePacked(file: string, value: unknown, mode: number): Promise<void> {
  const arrays: Uint8Array[] = []
  const serializer = new Serializer() as Serializer & WritesArrays
  serializer._setTreatArrayBufferViewsAsHostObjects(true)
  serializer._writeHostObject = (numbers) => {
    serializer.writeUint32(kinds.findIndex((kind) => numbers instanceof kind))
    serializer.writeUint32(numbers.byteLength)
    arrays.push(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength))
  }
  serializer.writeHeader()
  serializer.writeValue(value)
  const packed = serializer.releaseBuffer()
  const head = Buffer.alloc(headBytes)
  head.writeUint32LE(mark, 0)
  head.writeUint32LE(packed.length, 4)
  head.writeUint32LE(crc32(packed), 8)
  head.writeUint32LE(
    arrays.reduce((sum, bytes) => crc32(bytes, sum), 0),
    12,
  )
  await replaceFile(file, [head, packed, ...arrays], mode)
}

/** The value; undefined where there is none that is whole. */
export async function readPacked(file: string): Promise<unknown> {
  try {
    const handle = await open(file)
    try {
      return await readFrom(handle)
    } finally {
      await handle.close()
    }
  } catch {
    return undefined
  }
}

async function readFrom(handle: FileHandle): Promise<unknown> {
  const head = await fill(handle, Buffer.alloc(headBytes))
  if (head.readUint32LE(0) !== mark) throw new Error('another kind of file')
  let left = (await handle.stat()).size - headBytes - head.readUint32LE(4)
  if (left < 0) throw new Error('cut off')
  const packed = await fill(handle, Buffer.alloc(head.readUint32LE(4)))
  if (crc32(packed) !== head.readUint32LE(8)) throw new Error('damaged')
  const arrays: Uint8Array[] = []
  const deserializer = new Deserializer(packed) as Deserializer & ReadsArrays
  deserializer._readHostObject = () => {
    const kind = kinds[deserializer.readUint32()]!
    const byteLength = deserializer.readUint32()
    left -= byteLength
    if (left < 0) throw new Error('cut off')
    const numbers = new kind(new ArrayBuffer(byteLength))
    arrays.push(new Uint8Array(numbers.buffer))
    return numbers
  }
  deserializer.readHeader()
  const value: unknown = deserializer.readValue()
  let sum = 0
  for (const bytes of arrays) sum = crc32(await fill(handle, bytes), sum)
  if (sum !== head.readUint32LE(12)) throw new Error('damaged')
  return value
}

/** Reads on until the bytes are full. */
async function fill<Bytes extends Uint8Array>(handle: FileHandle, bytes: Bytes): Promise<Bytes> {
  for (let at = 0; at < bytes.length; ) {
    const { bytesRead } = await handle.read(bytes, at, bytes.length - at)
    if (bytesRead === 0) throw new Error('cut off')
    at += bytesRead
  }
  return bytes
}
