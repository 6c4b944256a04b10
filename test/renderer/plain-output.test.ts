import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainLines } from '../../src/renderer/step/plain-output.ts'

describe('output on the page', () => {
  test('has no colours, titles or other escape sequences in it', () => {
    expect(plainLines('\u001b]0;title\u0007\u001b[1;31merror\u001b[0m: no space\r\n\u001b(Bnext\r\n')).toEqual(['error: no space', 'next'])
  })

  test('shows a progress line as it stands at its end', () => {
    expect(plainLines('fetching  10 %\rfetching 100 %\r\ndone\r\n')).toEqual(['fetching 100 %', 'done'])
  })

  test('lets a backspace take back what was printed', () => {
    expect(plainLines('abc\b\bX\r\n')).toEqual(['aXc'])
  })

  test('keeps empty lines between others, and none at the end', () => {
    expect(plainLines('a\n\nb\n\n\n')).toEqual(['a', '', 'b'])
  })

  test('never has a control character in it, whatever a program prints', () => {
    const noise = fc.array(fc.constantFrom('\u001b', '[', ']', '\r', '\b', '\u0007', '1', ';', 'm', 'K', 'é', '界', ' ', '\t', '\u0000'))
    fc.assert(
      fc.property(noise, (pieces) => {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
        for (const line of plainLines(pieces.join(''))) expect(line).not.toMatch(/[\u0000-\u0008\u000a-\u001f\u007f]/)
      }),
    )
  })
})
