// What a person sees and a viewer reads on paper, whatever the playbook.
import { describe, expect, it } from 'vitest'
import { typeset } from '../../../src/engine/print/typeset.ts'
import { read } from '../../core/playbook/reading.ts'
import { missing } from '../../support/real-parts.ts'
import { ask, squeezed, textOf } from './reading-paper.ts'

const options = { paper: 'a4', fileName: 'web.md', printedOn: '2026-11-21' } as const

async function booklet(markdown: string) {
  return typeset(read(markdown), { type: 'booklet' }, options)
}

function fence(...lines: readonly string[]): string {
  return ['```bash', ...lines, '```', ''].join('\n')
}

describe.skipIf(missing('pdftotext', 'qpdf'))('a command on paper', () => {
  it('keeps runs of blanks, a hyphen at the end of the line, and every letter of an ffi', async () => {
    const commands = ['echo "a    b  c"', 'tar xf -', './office --affix ffi', "printf '%s\\n' 'x' | cat -"]
    const text = textOf((await booklet(`# T\n\n${fence(...commands)}`)).bytes)
    for (const command of commands) expect(text).toContain(command)
  })

  it('comes back whole when it is wrapped, with nothing between its parts', async () => {
    const command = `curl -X POST https://example.org/a/long/path/that/goes/on --header "Authorization: Bearer $TOKEN" --data '{"a": "${'word '.repeat(60)}"}'`
    const text = textOf((await booklet(`# T\n\n${fence(command)}`)).bytes)
    expect(squeezed(text)).toContain(squeezed(command))
  })

  it('carries the signs that were written where near signs are drawn', async () => {
    const command = 'echo "✅ done 🚨 ⚠️ 🔴 👩‍💻 e\u0301"'
    const { bytes, missingCharacters } = await booklet(`# T\n\n${fence(command)}`)
    expect(textOf(bytes)).toContain(command)
    expect(missingCharacters).toEqual(['U+1F469', 'U+1F4BB'])
  })

  it('is not torn over two pages where it fits on one', async () => {
    const script = ['#!/bin/bash', ...Array.from({ length: 38 }, (_, index) => `echo line ${index}`)]
    const playbook = `# T\n\n${Array.from({ length: 5 }, () => fence(...script)).join('\nand then\n\n')}`
    const pages = textOf((await booklet(playbook)).bytes).split('\f')
    for (const page of pages) expect([...page.matchAll(/echo line (\d+)/g)].length % 38).toBe(0)
  })
})

describe.skipIf(missing('pdftotext', 'qpdf'))('a card', () => {
  const playbook = read(
    `# Web\n\n## Scenario 1: Site <down> & out\n\n**Symptoms:**\n- Pages time out\n\n${fence('# Restart', 'systemctl restart web')}`,
  )
  const card = { type: 'card', scenarioId: playbook.scenarios[0]!.id } as const

  it('names its hazards in words, says its page, and is tagged and titled for screen readers', async () => {
    const { bytes } = await typeset(playbook, card, options)
    expect(textOf(bytes)).toMatch(/STOPS A SERVICE[\s\S]*systemctl restart web[\s\S]*page 1 of 1/)
    expect(ask('pdfinfo', [], bytes).said).toMatch(/Title: +Site <down> & out · Web[\s\S]*Tagged: +yes[\s\S]*A4/)
    expect(ask('pdfinfo', ['-meta'], bytes).said).toContain('Site &lt;down&gt; &amp; out')
  })

  it('fits Letter too', async () => {
    const { bytes } = await typeset(playbook, card, { ...options, paper: 'letter' })
    expect(ask('pdfinfo', [], bytes).said).toMatch(/612 x 792/)
  })

  it('says which scenarios there are when asked for one that is not there', async () => {
    const unknown = typeset(playbook, { type: 'card', scenarioId: 'nothing' as never }, options)
    await expect(unknown).rejects.toMatchObject({ code: 'scenario-unknown' })
  })
})

describe.skipIf(missing('pdftotext', 'qpdf'))('a playbook out of the ordinary', () => {
  const columns = Array.from({ length: 60 }, (_, index) => index)
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`
  it.each([
    ['a title alone', '# A <&> "B"', /A <&> "B"/],
    ['a line of 100,000 characters', `# L\n\n${'x'.repeat(100_000)}\n\n${fence(`echo ${'y'.repeat(100_000)}`)}`, /x{60}/],
    [
      'a table of 60 columns',
      `# T\n\n${row(columns.map((index) => `head ${index}`))}${row(columns.map(() => '---'))}${row(columns.map((index) => `cell ${index}`))}`,
      /cell 59/,
    ],
    ['a table with a cell longer than a page', `# T\n\n${row(['a', 'b'])}${row(['-', '-'])}${row(['long '.repeat(3000), 'end'])}`, /long/],
    ['a diagram too large for any page', `# D\n\n\`\`\`\n┌${'─'.repeat(20_000)}┐\n\`\`\`\n`, /┌─/],
    ['right-to-left text', '# שלום\n\nטקסט בעברית עם curl בתוך\n\nمرحبا بالعالم\n', /שלום/],
    [
      'a contact in right-to-left letters, to call and in its table',
      `# ספר\n\n${row(['Role', 'Name', 'Phone'])}${row(['-', '-', '-'])}${row(['תורן', '[NAME]', '+972-3-555-0101'])}`,
      /^(?!.*Error).*תורן.*תורן/s,
    ],
    ['text in no typeface at hand', '# 恢复\n\n停止服务\n', /停\s?止服务/],
    [
      'a thousand steps',
      `# S\n\n## Scenario 1: Many\n\n${Array.from({ length: 1000 }, (_, index) => fence(`# Step ${index + 1}`, `systemctl status unit-${index + 1}`)).join('\n')}`,
      /unit-1000/,
    ],
    [
      'lists sixty deep',
      `# D\n\n${Array.from({ length: 60 }, (_, index) => `${'  '.repeat(index)}- level ${index}`).join('\n')}\n`,
      /level 5/,
    ],
  ])('prints %s on sensible pages', async (_, markdown, expected) => {
    const { bytes, pageCount } = await booklet(markdown)
    expect(textOf(bytes)).toMatch(expected)
    expect(pageCount).toBeLessThan(110)
    expect(ask('qpdf', ['--check'], bytes)).toMatchObject({ status: 0 })
  })

  it('is refused where it is empty', async () => {
    await expect(booklet('')).rejects.toMatchObject({ code: 'nothing-to-print' })
  })

  it('shows a character that no typeface has as its code point', async () => {
    expect((await booklet('# T\n\nnull \u0001 here\n')).missingCharacters).toEqual(['U+0001'])
  })
})
