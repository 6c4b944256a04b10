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

export function textOf(bytes: Uint8Array, ...options: readonly string[]): string {
  return ask('pdftotext', options, bytes, ['-']).said
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
  return textOf(withoutDecoration(bytes))
}

/** The same in the order in which it was written: a program that guesses at columns takes what goes from one to the next apart. */
export function contentInOrderOf(bytes: Uint8Array): string {
  return textOf(withoutDecoration(bytes), '-raw')
}

export function foldedContentOf(bytes: Uint8Array): string {
  return foldedPagesOf(bytes).join('')
}

/** The same of a side of A4 that folds to eight pages, each as it is read when it is folded: the upper row is turned. */
export function foldedPagesOf(bytes: Uint8Array): readonly string[] {
  const upright = withoutDecoration(bytes)
  const turned = turnedOver(upright)
  // In tenths of a point.
  const [widthPt, heightPt] = [2104.7, 2976.4]
  const pageAt = (side: Uint8Array, column: number) => {
    const box = { x: column * widthPt, y: heightPt, W: widthPt, H: heightPt }
    return textOf(side, '-r', '720', ...Object.entries(box).flatMap(([name, value]) => [`-${name}`, String(Math.round(value))]))
  }
  const turnedPages = [0, 1, 2, 3].map((column) => pageAt(turned, column))
  return [pageAt(upright, 3), ...turnedPages, ...[0, 1, 2].map((column) => pageAt(upright, column))]
}

function turnedOver(bytes: Uint8Array): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'runcard-paper-'))
  try {
    const [file, turned] = [join(folder, 'paper.pdf'), join(folder, 'turned.pdf')]
    writeFileSync(file, bytes)
    spawnSync('qpdf', ['--rotate=+180', file, turned])
    return readFileSync(turned)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function withoutDecoration(bytes: Uint8Array): Uint8Array {
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
    return Buffer.from(lines.join('\n'), 'latin1')
  } finally {
    rmSync(folder, { recursive: true })
  }
}
