// `runcard export --all` that is killed outright, at many moments: what is in the folder is whole, and the next one makes the rest.
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runcard } from './runcard.ts'

let home: string
let paper: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'runcard-killed-'))
  paper = join(home, 'paper')
  mkdirSync(join(home, 'books'))
  for (let index = 1; index <= 6; index++) write(index, 'restart')
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

function write(index: number, verb: string): void {
  const text = `# Book ${index}\n\n## Scenario 1: Down\n\n\`\`\`bash\n# Bring it back\nsystemctl ${verb} part-${index}\n\`\`\`\n`
  writeFileSync(join(home, 'books', `book-${index}.md`), text)
}

const order = ['export', '--all', '--out', 'paper', 'books'] as const

interface Line {
  readonly type: string
  readonly pdf: string
  readonly sha256: string
  readonly records: readonly { readonly pages: readonly { readonly code: string }[] }[]
}

/** Those of the manifest that are whole. */
function manifest(): Line[] {
  const lines = readFileSync(join(paper, 'runcard-prints.jsonl'), 'utf8').split('\n')
  return lines.flatMap((line, index) => {
    if (line === '') return []
    if (index === lines.length - 1) return []
    return [JSON.parse(line) as Line]
  })
}

function pdfs(): string[] {
  return readdirSync(paper).filter((name) => name.endsWith('.pdf'))
}

function digestOf(pdf: string): string {
  return createHash('sha256')
    .update(readFileSync(join(paper, pdf)))
    .digest('hex')
}

/** Every PDF is one that was noted to the last byte, be it the old one or the new. */
function expectWhole(): void {
  const noted = new Set(manifest().map(({ pdf, sha256 }) => `${pdf} ${sha256}`))
  for (const pdf of pdfs()) expect(noted).toContain(`${pdf} ${digestOf(pdf)}`)
}

async function expectCompleted(): Promise<void> {
  const { status, stderr } = await runcard(home, {}, order)
  expect({ status, stderr }).toMatchObject({ status: 0, stderr: expect.stringMatching(/PDFs? written in paper, \d+ as before\.\n$/) })
  expect(pdfs()).toHaveLength(12)
  expect(readdirSync(paper).filter((name) => name.startsWith('.'))).toEqual(['.runcard-prints.lock'])
  const last = new Map(manifest().map((line) => [line.pdf, line]))
  expect(Object.fromEntries(pdfs().map((pdf) => [pdf, last.get(pdf)?.sha256]))).toEqual(
    Object.fromEntries(pdfs().map((pdf) => [pdf, digestOf(pdf)])),
  )
  const codes = pdfs().map((pdf) => last.get(pdf)?.records[0]?.pages[0]?.code ?? '')
  expect(await runcard(home, {}, ['verify', '--from', 'paper', ...codes])).toMatchObject({ status: 0, stderr: '' })
  expect(await runcard(home, {}, order)).toMatchObject({ status: 0, stderr: '0 PDFs written in paper, 12 as before.\n' })
}

/** Kills it when something of this name comes into being in the folder of paper. */
async function killedAt(begins: (name: string) => boolean): Promise<{ readonly status: number | null }> {
  mkdirSync(paper, { recursive: true })
  let kill = () => {}
  const watcher = watch(paper, (_, name) => name !== null && begins(name) && kill())
  try {
    let isWanted = false
    kill = () => {
      isWanted = true
    }
    return await runcard(home, {}, order, (_, child) => {
      kill = () => child.kill('SIGKILL')
      if (isWanted) kill()
    })
  } finally {
    watcher.close()
  }
}

describe('an export that is killed', () => {
  it.each([1, 4, 11])('after %i of its PDFs leaves whole ones, and the next one makes the rest', { timeout: 120_000 }, async (count) => {
    let written = 0
    const { status } = await runcard(home, {}, order, (message, child) => {
      written += message.match(/^Wrote /gm)?.length ?? 0
      if (written >= count) child.kill('SIGKILL')
    })
    expect(status).toBeNull()
    expect(pdfs().length).toBeGreaterThanOrEqual(count)
    expectWhole()
    await expectCompleted()
  })

  it('while it replaces a PDF leaves the old one or the new, and nothing of a file that was begun stays', {
    timeout: 120_000,
  }, async () => {
    expect(await runcard(home, {}, order)).toMatchObject({ status: 0 })
    for (let index = 1; index <= 6; index++) write(index, 'reload')
    await killedAt((name) => /^\.book-[3-6].*\.pdf\./.test(name))
    expect(pdfs()).toHaveLength(12)
    expectWhole()
    await expectCompleted()
  })
})
