// Reads a PDF back the way a reader's viewer would: its text, its pages, its fonts.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What a program says about the PDF; its standard error too. */
export function ask(
  program: string,
  before: readonly string[],
  bytes: Uint8Array,
  after: readonly string[] = [],
): { status: number | null; said: string } {
  const folder = mkdtempSync(join(tmpdir(), 'runcard-paper-'))
  try {
    const file = join(folder, 'paper.pdf')
    writeFileSync(file, bytes)
    const answer = spawnSync(program, [...before, file, ...after], { encoding: 'utf8', maxBuffer: 1 << 28 })
    return { status: answer.status, said: answer.stdout + answer.stderr }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export function textOf(bytes: Uint8Array): string {
  return ask('pdftotext', [], bytes, ['-']).said
}

/** Without any white space: what is left of a command however it was wrapped. */
export function squeezed(text: string): string {
  return text.replace(/\s+/g, '')
}
