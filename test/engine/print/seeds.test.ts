// The real playbooks on paper: every command comes back from the PDF as it was written.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ProcedureId } from '../../../src/core/playbook/model/document.ts'
import type { Playbook } from '../../../src/core/playbook/model/playbook.ts'
import { typeset } from '../../../src/engine/print/typeset.ts'
import { read } from '../../core/playbook/reading.ts'
import { missing, seedNames, seedsFolder } from '../../support/real-parts.ts'
import { ask, contentOf, squeezed, textOf } from './reading-paper.ts'

function seed(name: string): Playbook {
  return read(readFileSync(join(seedsFolder, `${name}.md`), 'utf8'))
}

function commands(playbook: Playbook, ids?: readonly ProcedureId[]): string[] {
  const procedures = playbook.procedures.filter((procedure) => ids === undefined || ids.includes(procedure.id))
  return procedures.flatMap((procedure) => procedure.steps.flatMap((step) => step.commands.map((command) => command.text)))
}

function lost(texts: readonly string[], paper: string): string[] {
  const squeezedPaper = squeezed(paper)
  return texts.filter((text) => !squeezedPaper.includes(squeezed(text)))
}

describe.skipIf(missing('seeds', 'pdftotext', 'qpdf'))('the real playbooks on paper', () => {
  for (const paper of ['a4', 'letter'] as const) {
    it.each(seedNames)(`gives every command of %s back from its booklet on ${paper}`, async (name) => {
      const playbook = seed(name)
      const printed = await typeset(playbook, { type: 'booklet' }, { paper, fileName: `${name}.md`, printedOn: '2026-11-21' })
      expect(lost(commands(playbook), contentOf(printed.bytes))).toEqual([])
      expect(ask('qpdf', ['--check'], printed.bytes)).toMatchObject({ status: 0 })
    })
  }

  it.each(seedNames)('gives every command of each scenario of %s back from its card, in under 200 kB', async (name) => {
    const playbook = seed(name)
    for (const scenario of playbook.scenarios) {
      const printed = await typeset(
        playbook,
        { type: 'card', scenarioId: scenario.id },
        { paper: 'a4', fileName: `${name}.md`, printedOn: '2026-11-21' },
      )
      expect(lost(commands(playbook, scenario.procedureIds), contentOf(printed.bytes)), scenario.title).toEqual([])
      expect(printed.bytes.length).toBeLessThan(200_000)
      expect(ask('qpdf', ['--check'], printed.bytes)).toMatchObject({ status: 0 })
    }
  })

  it.each(seedNames)('tells on every page of %s which of how many it is', async (name) => {
    const { bytes, pageCount } = await typeset(
      seed(name),
      { type: 'booklet' },
      { paper: 'a4', fileName: `${name}.md`, printedOn: '2026-11-21' },
    )
    const told = [...textOf(bytes).matchAll(/page (\d+) of (\d+)/g)].map((match) => `${match[1]}/${match[2]}`)
    expect(told).toEqual(Array.from({ length: pageCount }, (_, index) => `${index + 1}/${pageCount}`))
  })

  it('names the one character that no typeface has', async () => {
    const printed = await typeset(
      seed('qdrant-mcp-dr-procedures'),
      { type: 'booklet' },
      { paper: 'a4', fileName: 'q.md', printedOn: '2026-11-21' },
    )
    expect(printed.missingCharacters).toEqual(['U+F8FF'])
  })

  it('prints the same bytes from the same playbook', async () => {
    const options = { paper: 'a4', fileName: 'e.md', printedOn: '2026-11-21' } as const
    const first = await typeset(seed(seedNames[0]), { type: 'booklet' }, options)
    const second = await typeset(seed(seedNames[0]), { type: 'booklet' }, options)
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0)
  })

  it('embeds its typefaces, and only the characters that it uses', async () => {
    const { bytes } = await typeset(seed(seedNames[1]), { type: 'booklet' }, { paper: 'a4', fileName: 'e.md', printedOn: '2026-11-21' })
    const fonts = ask('pdffonts', [], bytes).said.trim().split('\n').slice(2)
    expect(fonts.length).toBeGreaterThan(2)
    for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+.*\byes yes yes\b/)
  })
})
