// The code at the foot of each page, read back from a picture of the paper as a scanner would.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { PrintFormat } from '../../../src/core/card/format.ts'
import { formatCode } from '../../../src/core/paper/page-code.ts'
import type { PrintOptions } from '../../../src/engine/print/print-options.ts'
import { typeset } from '../../../src/engine/print/typeset.ts'
import { read } from '../../core/playbook/reading.ts'
import { missing } from '../../support/real-parts.ts'
import { textOf } from './reading-paper.ts'

const options = { fileName: 'web.md', printedOn: '2026-11-21' } as const

function scenario(number: number, command: string): string {
  return `## Scenario ${number}: Part ${number} down\n\n**Symptoms:**\n- Pages time out\n\n\`\`\`bash\n# Restart it\n${command}\n\`\`\`\n`
}

const text = `# Web\n\n**Version**: 2.1\n\n${[1, 2, 3].map((number) => scenario(number, `systemctl restart part-${number}`)).join('\n')}`

async function codes(source: string, format: PrintFormat, more: Partial<PrintOptions> = {}): Promise<string[]> {
  const { sheets } = await typeset(read(source), format, { ...options, ...more })
  return sheets.flatMap(({ pages }) => pages.map(({ code }) => code))
}

/** What a scanner reads on pictures of the paper: black or white, in so many dots an inch. */
function scan(bytes: Uint8Array, dotsPerInch: number): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'runcard-scan-'))
  try {
    const file = join(folder, 'paper.pdf')
    writeFileSync(file, bytes)
    spawnSync('pdftoppm', ['-mono', '-r', String(dotsPerInch), file, join(folder, 'page')])
    const pictures = readdirSync(folder).filter((name) => name.endsWith('.pbm'))
    const pages = pictures.map((name) => spawnSync('zbarimg', ['-q', '--raw', join(folder, name)], { encoding: 'utf8' }).stdout)
    return pages.flatMap((page) => page.split('\n').filter(Boolean))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

describe.skipIf(missing('pdftotext', 'zbarimg'))('the foot of a page', () => {
  it.for<[string, PrintFormat, Partial<PrintOptions>]>([
    ['a booklet on A4', { type: 'booklet' }, {}],
    ['cards on Letter for both sides', { type: 'cards' }, { paper: 'letter', binding: 'duplex' }],
    ['cards on A5 with crop marks', { type: 'cards' }, { paper: 'a5', cropMarks: true }],
    ['index cards, several to a sheet', { type: 'index-cards' }, {}],
    ['index cards of 4 × 6 in', { type: 'index-cards' }, { paper: '4x6' }],
  ])('has its code in characters and as a QR code with nothing else in it: %s', async ([, format, more]) => {
    const { bytes, sheets } = await typeset(read(text), format, { ...options, ...more })
    const printed = sheets.flatMap(({ pages }) => pages.map(({ code }) => code))
    expect(printed.length).toBeGreaterThan(1)
    expect(scan(bytes, 150).sort()).toEqual([...printed].sort())
    const said = textOf(bytes)
    for (const code of printed) expect(said).toContain(formatCode(code))
    expect(said).toMatch(/Web v2\.1[\s\S]*page 1 of/)
  })

  it('has its QR code also on the small pages of a folded sheet, where they are full too; one that a script fills has it in characters', async () => {
    const short = await typeset(read(text), { type: 'pocket' }, options)
    const printed = short.sheets.flatMap(({ pages }) => pages.map(({ code }) => code))
    expect(printed.length).toBeGreaterThan(1)
    expect(scan(short.bytes, 200).sort()).toEqual([...printed].sort())
    expect(textOf(short.bytes, '-raw')).toMatch(/1 of 8 Web\s+v2\.1/)

    const steps = Array.from({ length: 44 }, (_, index) => `# Do ${index}\nsystemctl restart part-${index}\n`).join('\n')
    const full = await typeset(read(`# Web\n\n${scenario(1, steps)}`), { type: 'pocket' }, options)
    expect(scan(full.bytes, 200).sort()).toEqual(full.sheets.flatMap(({ pages }) => pages.map(({ code }) => code)).sort())

    const lines = Array.from({ length: 120 }, (_, index) => `echo line-${index}`).join('\n')
    const packed = await typeset(read(`# Web\n\n${scenario(1, `cat <<'EOF' | sh\n${lines}\nEOF`)}`), { type: 'pocket' }, options)
    const codes = packed.sheets.flatMap(({ pages }) => pages.map(({ code }) => code))
    expect(codes).toEqual(expect.arrayContaining(scan(packed.bytes, 200)))
    const said = textOf(packed.bytes, '-raw')
    for (const code of codes) expect(said).toContain(formatCode(code))
  })

  it.for<[string, PrintFormat, Partial<PrintOptions>, string]>([
    ['cards on A4', { type: 'cards' }, {}, 'v2.1 · 2 Jan 2026 · review was due 2 Feb 2026'],
    ['index cards on A6', { type: 'index-cards' }, { paper: 'a6' }, 'v2.1 · review was due 2 Feb 2026'],
    ['index cards of 4 × 6 in', { type: 'index-cards' }, { paper: '4x6' }, 'v2.1 · review was due 2 Feb 2026'],
  ])(
    'says on every page that the review is overdue, and leaves out the date of the edition first: %s',
    async ([, format, more, edition]) => {
      const dates = '**Last Updated**: 2026-01-02\n**Next Review**: 2026-02-02\n'
      const overdue = text.replace('# Web', '# Disaster Recovery Runbook').replace('2.1\n', `2.1\n${dates}`)
      const { bytes, pageCount } = await typeset(read(overdue), format, { ...options, ...more })
      expect(textOf(bytes).split(`Disaster Recovery Runbook ${edition}`)).toHaveLength(pageCount + 1)
    },
  )
})

describe.skipIf(missing('pdftotext'))('a page whose foot is too short for a long name and all of the edition', () => {
  it.for<[string, PrintFormat, Partial<PrintOptions>]>([
    ['cards on A5', { type: 'cards' }, { paper: 'a5' }],
    ['booklets on A5 for both sides', { type: 'booklet' }, { paper: 'a5', binding: 'duplex' }],
    ['index cards of 4 × 6 in', { type: 'index-cards' }, { paper: '4x6' }],
  ])('says on its second line whether the review is overdue: %s', async ([, format, more]) => {
    const overdue = text
      .replace('# Web', '# Disaster Recovery Quick Reference Guide')
      .replace('2.1\n', '2.1\n**Next Review**: 2026-02-02\n')
    const { bytes, pageCount } = await typeset(read(overdue), format, { ...options, ...more })
    expect(textOf(bytes).match(/review was due 2 Feb 2026/g)?.length).toBeGreaterThanOrEqual(pageCount)
  })
})

describe.skipIf(missing('pdftotext'))('the foot of a card', () => {
  it.for<[string, PrintFormat, Partial<PrintOptions>]>([
    ['A4', { type: 'cards' }, {}],
    ['A5', { type: 'cards' }, { paper: 'a5' }],
    ['A5 for both sides', { type: 'cards' }, { paper: 'a5', binding: 'duplex' }],
    ['index cards of 4 × 6 in', { type: 'index-cards' }, { paper: '4x6' }],
  ])('says which of how many it is, however long the names of playbook and file are: %s', async ([, format, more]) => {
    const title = 'Recovery of everything that the company runs in both of its data centres, and whom to tell about it meanwhile'
    const overdue = text.replace('# Web', `# ${title}`).replace('2.1\n', '2.1\n**Next Review**: 2026-02-02\n')
    const fileName = `${'recovery-of-everything-'.repeat(4)}runbook.md`
    const { bytes } = await typeset(read(overdue), format, { ...options, ...more, fileName })
    const pages = textOf(bytes)
      .split('\f')
      .filter((page) => page.trim() !== '')
    expect(new Set(pages.map((page) => /card (\d) of 3/.exec(page)?.[1]))).toEqual(new Set(['1', '2', '3']))
    for (const page of pages) {
      expect(page).toMatch(/review was due 2 Feb 2026/)
      expect(page).toMatch(/^ *Recovery of everything .* …/m)
    }
  })
})

describe('the code of a page', () => {
  it('is the same on other paper, on another day, and in another edition', async () => {
    const cards = await codes(text, { type: 'cards' })
    expect(cards).toHaveLength(3)
    expect(new Set(cards).size).toBe(3)
    expect(await codes(text, { type: 'cards' }, { paper: 'letter', printedOn: '2027-03-04' })).toEqual(cards)
    expect(await codes(text, { type: 'cards' }, { binding: 'duplex', fileName: 'other.md' })).toEqual(cards)
    expect(await codes(text.replace('2.1', '2.2'), { type: 'cards' })).toEqual(cards)
  })

  it('is another one only for the page whose text changed', async () => {
    const before = await codes(text, { type: 'cards' })
    const after = await codes(text.replace('restart part-2', 'restart --now part-2'), { type: 'cards' })
    expect(after.map((code, index) => code === before[index])).toEqual([true, false, true])
  })

  it.each(['db-1', 'ec2-12-34-56-78.eu-central-1.compute.amazonaws.com', 'h'.repeat(120)])(
    'is the same for every host that a card is for: %s',
    async (host) => {
      const real = readFileSync(join(import.meta.dirname, '..', '..', '..', 'playbooks', 'rag-stack.md'), 'utf8')
      for (const type of ['cards', 'index-cards'] as const) {
        expect(await codes(real, { type }, { host })).toEqual(await codes(real, { type }))
      }
    },
  )

  it('is another one in a playbook of another name', async () => {
    const before = await codes(text, { type: 'cards' })
    expect(await codes(text.replace('# Web', '# Shop'), { type: 'cards' })).not.toContain(before[0])
  })

  it('is missing on a page that is left white', async () => {
    const { sheets, pageCount } = await typeset(
      read(`${text}\n${scenario(4, 'ls')}\n## Contacts\n\nNobody.\n`),
      { type: 'booklet' },
      { ...options, binding: 'duplex' },
    )
    const printed = sheets.flatMap(({ pages }) => pages)
    expect(printed.length).toBeLessThan(pageCount)
    expect(printed.map(({ number }) => number)).not.toContain(2)
  })
})
