import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Screen } from '../../../src/engine/session/screen.ts'

it('keeps the last 256 KiB for a terminal that is opened late, from the beginning of a line', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 300_000 }), { maxLength: 8 })
  fc.assert(
    fc.property(sizes, (lengths) => {
      const screen = new Screen()
      let all = ''
      for (const [index, length] of lengths.entries()) {
        const text = `${index}`
          .repeat(length - 1)
          .slice(0, length - 1)
          .replaceAll(/(.{79})./g, '$1\n')
          .concat('\n')
        all += text
        screen.push(Buffer.from(text))
      }
      const recent = screen.recent().toString()
      expect(all.endsWith(recent)).toBe(true)
      if (all.length <= 256 * 1024) expect(recent).toBe(all)
      else {
        expect(recent.length).toBeGreaterThan(256 * 1024 - 300_000)
        expect(all.at(-recent.length - 1)).toBe('\n')
      }
    }),
    { numRuns: 30 },
  )
})
