// Each page has a code of its own, which tells of that page whether it is still true: also of one that shows only a part of a long
// step, only lines to write on, or what another scenario says too.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { PrintFormat } from '../../../src/core/card/format.ts'
import { codeFromDigest, type PageCode } from '../../../src/core/paper/page-code.ts'
import type { PrintedUnit } from '../../../src/core/paper/units.ts'
import { findPresentPage } from '../../../src/engine/paper/present.ts'
import type { PrintOptions } from '../../../src/engine/print/print-options.ts'
import { typeset } from '../../../src/engine/print/typeset.ts'
import { read } from '../../core/playbook/reading.ts'
import { missing } from '../../support/real-parts.ts'
import { textOf } from './reading-paper.ts'

const printing = { fileName: 'web.md', printedOn: '2026-11-21' } as const
const small: Partial<PrintOptions> = { paper: '4x6' }

function print(text: string, format: PrintFormat, more: Partial<PrintOptions> = {}) {
  return typeset(read(text), format, { ...printing, ...more })
}

async function codesOf(text: string, format: PrintFormat, more: Partial<PrintOptions> = {}): Promise<readonly PageCode[]> {
  const { sheets } = await print(text, format, more)
  return sheets.flatMap(({ pages }) => pages.map(({ code }) => code))
}

function finder(text: string) {
  const playbook = read(text)
  return (code: PageCode) => findPresentPage(code, { playbook, fileName: 'web.md', hash: '' })
}

const bundled = (name: string) => readFileSync(join(import.meta.dirname, '..', '..', '..', 'playbooks', name), 'utf8')
const echoes = (count: number) => Array.from({ length: count }, (_, index) => `echo line-${index}-end`).join('\n')
const script = (lines: number) => `\`\`\`bash\n#!/bin/bash\nset -e\nif true; then\n${echoes(lines)}\nfi\n\`\`\`\n`
const scenario = (number: number, title: string, body: string) => `## Scenario ${number}: ${title}\n\n${body}\n`

/** Small, with all that is torn: scripts, lists, tables, whom to call. */
const realistic = `# Web

${['Down', 'Slow', 'Lost']
  .map((title, index) => {
    const list = Array.from({ length: 9 }, (_, item) => `- what to look at in case of ${title}, point ${item}`).join('\n')
    return scenario(index + 1, title, `**Symptoms:**\n- ${title}\n\n${list}\n\n${script(25)}\nThen look again.\n\n${script(4)}`)
  })
  .join('\n')}

## Contacts

| Role | Phone |
| --- | --- |
| On call | [PHONE] |
| Manager | [PHONE] |
`

describe('the codes of pages', () => {
  it.for<[string, PrintFormat, Partial<PrintOptions>]>([
    ['erlang-mcp-server.md', { type: 'index-cards' }, { paper: '4x6' }],
    ['qdrant-mcp-kubernetes.md', { type: 'index-cards' }, { paper: 'a6' }],
    ['mcp-host.md', { type: 'cards' }, { paper: 'a5' }],
    ['rag-stack.md', { type: 'booklet' }, { paper: 'a5' }],
  ])('are all different: %s', async ([name, format, more]) => {
    const codes = await codesOf(bundled(name), format, more)
    expect(new Set(codes).size).toBe(codes.length)
  })

  it.for<[PrintFormat, Partial<PrintOptions>]>([
    [{ type: 'index-cards' }, { paper: '4x6' }],
    [{ type: 'cards' }, { paper: 'a5' }],
    [{ type: 'booklet' }, { paper: 'a5' }],
  ])('each find their page where nobody remembers the printing: %o', async ([format, more]) => {
    const { sheets } = await print(realistic, format, more)
    const pages = sheets.flatMap((sheet) => sheet.pages)
    expect(pages.length).toBeGreaterThan(4)
    expect(pages.map(({ code }) => code).map(finder(realistic))).not.toContain(undefined)
  })

  it('differ between the parts of one long script', async () => {
    const text = `# Web\n\n${scenario(1, 'Down', script(80))}`
    const codes = await codesOf(text, { type: 'index-cards' }, small)
    expect(codes.length).toBeGreaterThan(5)
    expect(new Set(codes).size).toBe(codes.length)
    expect(codes.map(finder(text))).not.toContain(undefined)
  })

  it('differ between two scenarios that say the same, of which one may change', async () => {
    const both = ['Down', 'Slow'].map((title, index) => scenario(index + 1, title, script(40))).join('\n')
    const codes = await codesOf(`# Web\n\n${both}`, { type: 'index-cards' }, small)
    expect(new Set(codes).size).toBe(codes.length)
  })

  it('are on every card, also where it has only lines to write on, and name its scenario', async () => {
    const symptoms = `**Symptoms:**\n${'- a symptom that is told in so many words that they take a line or two of the card\n'.repeat(6)}\n`
    const text = `# Web\n\n${['Down', 'Slow'].map((title, index) => scenario(index + 1, title, `${symptoms}${script(3)}`)).join('\n')}`
    const { bytes, sheets } = await print(text, { type: 'index-cards' }, small)
    const codes = sheets.flatMap(({ pages }) => pages.map(({ code }) => code))
    expect(new Set(codes).size).toBe(codes.length)
    expect(codes).toHaveLength(textOf(bytes).split('\f').length - 1)
    const find = finder(text)
    for (const [index, sheet] of sheets.entries())
      for (const { code } of sheet.pages) expect(find(code)).toMatchObject({ scenario: ['Down', 'Slow'][index] })
  })

  it('that were made of the words alone, by an older Runcard, are known still', async () => {
    const text = `# Web\n\n${scenario(1, 'Down', script(80))}`
    const { sheets } = await print(text, { type: 'index-cards' }, small)
    const old = (units: readonly PrintedUnit[]) => {
      const said = units.map(({ number = '', title = '', text: words }) => `${JSON.stringify([number, title, words])}\n`)
      return codeFromDigest(
        createHash('sha256')
          .update([`${JSON.stringify('Web')}\n`, ...said].join(''))
          .digest(),
      )
    }
    const find = finder(text)
    for (const { units, pages } of sheets)
      for (const { first, last } of pages) expect(find(old(units.slice(first, last + 1)))).toBeDefined()
  })
})

describe.skipIf(missing('pdftotext'))('printing only what changed', () => {
  it('leaves no line of a script out between a page that stays and one that is new', async () => {
    const made = (before: number) =>
      `# Web\n\n${scenario(1, 'Down', `\`\`\`bash\n# Look\n${'uptime\n'.repeat(before)}\`\`\`\n\n${script(60)}\n**Then** call.\n`)}`
    const old = await print(made(1), { type: 'index-cards' }, small)
    const oldPages = textOf(old.bytes).split('\f')
    const out = old.sheets.flatMap(({ pages }) => pages)
    for (let before = 2; before < 8; before++) {
      const now = (await codesOf(made(before), { type: 'index-cards' }, small)) as readonly PageCode[]
      const changed = await print(made(before), { type: 'index-cards' }, { ...small, fresh: new Set(out.map(({ code }) => code)) })
      const kept = out.filter(({ code }) => now.includes(code)).map(({ number }) => oldPages[number - 1])
      const all = [...kept, textOf(changed.bytes)].join('\n')
      for (let line = 0; line < 60; line++) expect(all, `${before}: line ${line}`).toContain(`line-${line}-end`)
    }
  })
})
