// A page as a picture, in dots.
import { spawnSync } from 'node:child_process'

export interface Picture {
  readonly width: number
  readonly height: number
  /** 0 is black, 255 is white. */
  readonly dots: Uint8Array
}

export function firstPage(bytes: Uint8Array, dotsPerInch: number): Picture {
  const { stdout } = spawnSync('pdftoppm', ['-gray', '-r', String(dotsPerInch), '-l', '1', '-'], { input: bytes, maxBuffer: 1 << 26 })
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(stdout.subarray(0, 40).toString('latin1'))
  if (!head) throw new Error('no picture')
  return { width: Number(head[1]), height: Number(head[2]), dots: stdout.subarray(head[0].length) }
}
