import { describe, expect, test } from 'vitest'
import { appendOutput, type LiveOutput } from '../../src/renderer/incident/live-output.ts'

describe('output as it comes', () => {
  test('is put together in order', () => {
    const first = appendOutput(undefined, { from: 0, to: 3, text: 'abc' })
    expect(appendOutput(first, { from: 3, to: 6, text: 'def' })).toEqual({ text: 'abcdef', to: 6, isWhole: true })
  })

  test('that was seen before changes nothing', () => {
    const before = { text: 'abcdef', to: 6, isWhole: true }
    expect(appendOutput(before, { from: 3, to: 6, text: 'def' })).toBe(before)
  })

  test('does not join what is before a gap to what is after it', () => {
    expect(appendOutput({ text: 'abc', to: 3, isWhole: true }, { from: 900, to: 903, text: 'xyz' })).toEqual({
      text: 'xyz',
      to: 903,
      isWhole: false,
    })
  })

  test('keeps its newest part, however much of it comes', () => {
    let output: LiveOutput | undefined
    for (let at = 0; at < 2_000_000; at += 1000) output = appendOutput(output, { from: at, to: at + 1000, text: `${at}`.padEnd(1000, '.') })
    expect(output?.text.length).toBeLessThan(40_000)
    expect(output?.text).toContain('1999000')
    expect(output?.to).toBe(2_000_000)
    expect(output?.isWhole).toBe(false)
  })
})
