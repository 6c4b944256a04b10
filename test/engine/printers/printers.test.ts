import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { PrintLayout } from '../../../src/core/card/format.ts'
import { lpOptions } from '../../../src/engine/printers/lp-options.ts'
import { listPrinters, sendToPrinter } from '../../../src/engine/printers/printers.ts'
import { type Cupsd, startCupsd } from '../../support/cupsd.ts'
import { missing } from '../../support/real-parts.ts'
import { codeOf } from '../workbench.ts'

const card: PrintLayout = { paper: 'a4', orientation: 'portrait', binding: 'duplex', cropMarks: false }
const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(3_000_000, 'x'), Buffer.from('\n%%EOF\n')])

afterEach(() => vi.unstubAllEnvs())

describe('what a printer is told of the paper', () => {
  it('is its size, its sides, and to print it as large as it is', () => {
    expect(lpOptions(card)).toEqual(['media=iso_a4_210x297mm', 'sides=two-sided-long-edge', 'print-scaling=none'])
    expect(lpOptions({ ...card, paper: 'letter', orientation: 'landscape' })).toEqual([
      'media=na_letter_8.5x11in',
      'sides=two-sided-short-edge',
      'print-scaling=none',
    ])
    expect(lpOptions({ ...card, binding: 'single', cropMarks: true })).toEqual(['sides=one-sided', 'print-scaling=none'])
  })
})

describe.skipIf(missing('cupsd'))('printing through the system', () => {
  let cupsd: Cupsd
  beforeEach(async () => {
    cupsd = await startCupsd()
    vi.stubEnv('CUPS_SERVER', cupsd.env.CUPS_SERVER)
  })
  afterEach(() => cupsd?.stop())

  it('hands the very bytes to the printer that is named, with a title and the paper', async () => {
    cupsd.addPrinter('harbour')
    cupsd.addPrinter('bridge', true)
    expect(await listPrinters()).toEqual([
      { name: 'bridge', isDefault: true },
      { name: 'harbour', isDefault: false },
    ])
    const title = '-o Überlast $(date) "3"'
    expect(await sendToPrinter({ bytes, title, layout: card, printer: 'harbour' })).toBe('harbour-1')
    await expect.poll(() => cupsd.printed()?.bytes.equals(bytes), { timeout: 20_000 }).toBe(true)
    expect(cupsd.printed()).toMatchObject({ title, options: expect.stringContaining('media=iso_a4_210x297mm') })
    expect(cupsd.printed()?.options).toContain('sides=two-sided-long-edge')
    expect(await sendToPrinter({ bytes, title, layout: card })).toBe('bridge-2')
  })

  it('says which printers there are where one is named that is not there, or none is the default', async () => {
    cupsd.addPrinter('harbour')
    await expect(sendToPrinter({ bytes, title: 'a', layout: card, printer: 'attic' })).rejects.toMatchObject({
      code: 'printer-unknown',
      params: { printer: 'attic', printers: 'harbour' },
    })
    await expect(sendToPrinter({ bytes, title: 'a', layout: card })).rejects.toMatchObject({
      code: 'printer-not-chosen',
      params: { printers: 'harbour' },
    })
  })

  it('says what the system says where it takes no paper', async () => {
    cupsd.addPrinter('harbour')
    cupsd.reject('harbour')
    await expect(sendToPrinter({ bytes, title: 'a', layout: card, printer: 'harbour' })).rejects.toMatchObject({
      code: 'print-refused',
      params: { reason: expect.stringContaining('not accepting jobs') },
    })
  })
})

describe('printing where there is no CUPS', () => {
  it('knows no printers, and says what to do instead', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'runcard-no-lp-'))
    vi.stubEnv('PATH', empty)
    try {
      expect(await listPrinters()).toEqual([])
      expect(await codeOf(sendToPrinter({ bytes, title: 'a', layout: card }))).toBe('lp-missing')
    } finally {
      rmSync(empty, { recursive: true })
    }
  })
})
