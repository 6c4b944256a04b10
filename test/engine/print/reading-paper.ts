// Reads a PDF back the way a reader's viewer would: its text, its pages, its fonts.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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

/**
 * The text that belongs to the document: what the paper says of itself on every page (its feet, and heads that are said again)
 * is marked as decoration in the file, and stands in the middle of what goes over from one page to the next.
 */
export function contentOf(bytes: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'runcard-paper-'))
  try {
    const [file, plain] = [join(folder, 'paper.pdf'), join(folder, 'plain.pdf')]
    writeFileSync(file, bytes)
    spawnSync('qpdf', ['--qdf', '--object-streams=disable', file, plain])
    let depth = 0
    const lines = readFileSync(plain, 'latin1')
      .split('\n')
      .map((line) => {
        if (depth > 0 && / B[DM]C$/.test(line)) depth += 1
        if (depth === 0 && /^\/Artifact B[DM]C$/.test(line)) depth = 1
        const isText = depth > 0 && / TJ$/.test(line)
        if (depth > 0 && line === 'EMC') depth -= 1
        return isText ? ' '.repeat(line.length) : line
      })
    return textOf(Buffer.from(lines.join('\n'), 'latin1'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}
