import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { PageCode } from '../../../src/core/paper/page-code.ts'
import type { PrintRecord } from '../../../src/core/paper/print-record.ts'
import type { PrintedUnit } from '../../../src/core/paper/units.ts'
import { createPrintRegister } from '../../../src/engine/paper/register.ts'

const folders: string[] = []
function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'runcard-register-'))
  folders.push(folder)
  return folder
}
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

const code = (text: string) => text as PageCode
const paragraph = (text: string): PrintedUnit => ({ type: 'paragraph', text })

const print: PrintRecord = {
  at: 1_000,
  file: '/runbooks/web.md',
  hash: 'aa',
  name: 'Web',
  format: { type: 'booklet' },
  paper: 'a4',
  units: [paragraph('one'), paragraph('two')],
  pages: [
    { number: 1, code: code('AAAAAAAAAA'), first: 0, last: 0 },
    { number: 3, code: code('BBBBBBBBBB'), first: 1, last: 1 },
  ],
}
const later: PrintRecord = {
  ...print,
  at: 2_000,
  hash: 'bb',
  units: [paragraph('one'), paragraph('three')],
  pages: [print.pages[0]!, { number: 3, code: code('CCCCCCCCCC'), first: 1, last: 1 }],
}

describe('the register of prints', () => {
  it('knows every code that was printed, the newest printing first, also after a restart', () => {
    const folder = dataFolder()
    const first = createPrintRegister(folder)
    first.add(print)
    first.add(later)
    first.close()
    const register = createPrintRegister(folder)
    expect(register.withCode(code('AAAAAAAAAA'))).toEqual([later, print])
    expect(register.withCode(code('BBBBBBBBBB'))).toEqual([print])
    expect(register.withCode(code('DDDDDDDDDD'))).toEqual([])
    expect(register.codes().sort()).toEqual(['AAAAAAAAAA', 'BBBBBBBBBB', 'CCCCCCCCCC'])
    expect(register.newest(print.file)).toEqual([later])
    expect(register.printedFiles()).toEqual(new Map([[print.file, { printedAt: 2_000, hashes: new Set(['bb']) }]]))
    register.close()
  })

  it('keeps the same paper once, with its last day, and other paper beside it', () => {
    const register = createPrintRegister(dataFolder())
    register.add(print)
    register.add({ ...print, at: 5_000, hash: 'cc' })
    expect(register.withCode(code('AAAAAAAAAA'))).toEqual([{ ...print, at: 5_000, hash: 'cc' }])
    register.add({ ...print, at: 6_000, paper: 'letter' })
    register.add({ ...print, at: 7_000, file: '/runbooks/shop.md' })
    expect(register.newest('/runbooks/web.md').map(({ paper }) => paper)).toEqual(['letter', 'a4'])
    expect(register.newest('/runbooks/shop.md')).toHaveLength(1)
    register.close()
  })

  it('is shared by several that print at once', () => {
    const folder = dataFolder()
    const [one, other] = [createPrintRegister(folder), createPrintRegister(folder)]
    one.add(print)
    other.add(later)
    expect(one.codes()).toHaveLength(3)
    expect(other.withCode(code('BBBBBBBBBB'))).toEqual([print])
    one.close()
    other.close()
  })

  it('says that it is damaged and leaves the file as it is', () => {
    const folder = dataFolder()
    const file = join(folder, 'prints.sqlite')
    for (const damage of ['not a database', 'x'.repeat(5000)]) {
      writeFileSync(file, damage)
      const register = createPrintRegister(folder)
      expect(() => register.add(print)).toThrow(expect.objectContaining({ code: 'register-damaged' }))
      expect(() => register.withCode(code('AAAAAAAAAA'))).toThrow(expect.objectContaining({ code: 'register-damaged' }))
      expect(readFileSync(file, 'utf8')).toBe(damage)
    }
  })

  it('says where nothing may be written', () => {
    const folder = dataFolder()
    writeFileSync(join(folder, 'file'), '')
    const register = createPrintRegister(join(folder, 'file', 'data'))
    expect(() => register.add(print)).toThrow(expect.objectContaining({ code: 'records-unwritable' }))
  })
})
