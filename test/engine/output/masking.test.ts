import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMasker, maskText } from '../../../src/engine/output/masking.ts'

function masked(text: string, secrets: readonly string[], cuts: readonly number[] = []): string {
  const bytes = Buffer.from(text)
  const masker = createMasker(() => secrets)
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((one, other) => one - other), bytes.length]
  const pieces = places.slice(1).map((place, index) => masker.feed(bytes.subarray(places[index], place)))
  return Buffer.concat([...pieces, masker.end()]).toString('utf8')
}

describe('masking secrets in output', () => {
  it('replaces a value wherever it stands, also next to itself', () => {
    expect(masked('a s3cret, s3crets3cret.', ['s3cret'])).toBe('a ••••••••, ••••••••••••••••.')
  })

  it('hides the whole of a longer secret that begins with a shorter one', () => {
    expect(masked('password-long password', ['password', 'password-long'])).toBe('•••••••• ••••••••')
  })

  it('knows a value as a shell, an address and a terminal spell it', () => {
    const secret = `it's "50%"`
    const seen = [`'it'\\''s "50%"'`, `"it's \\"50%\\""`, encodeURIComponent(secret), Buffer.from(secret).toString('base64')]
    for (const text of seen) expect(masked(text, [secret]).replaceAll(/['"]/g, '')).toBe('••••••••')
    expect(masked('line one\r\nline two', ['line one\nline two'])).toBe('••••••••')
  })

  it('leaves values alone that are too short to hide anything', () => {
    expect(masked('a b', ['a'])).toBe('a b')
  })

  const word = fc.stringMatching(/^[ab]{3,6}$/)
  it('gives the same for the whole text and for any pieces of it', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[abc]{0,60}$/), fc.array(word, { maxLength: 3 }), fc.array(fc.nat(60)), (text, secrets, cuts) => {
        expect(masked(text, secrets, cuts)).toBe(masked(text, secrets))
      }),
    )
  })

  it('never lets one of several values through that begin alike', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[ab]{0,40}$/),
        fc.array(word, { minLength: 1, maxLength: 3 }),
        fc.array(fc.nat(60)),
        (text, secrets, cuts) => {
          for (const secret of secrets) expect(masked(text, secrets, cuts)).not.toContain(secret)
        },
      ),
    )
  })

  it('never lets a value through, however the output is cut, and loses nothing else', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constant('hunter2'), fc.string())), fc.array(fc.nat(100)), (parts, cuts) => {
        const text = parts.join('')
        const result = masked(text, ['hunter2'], cuts)
        expect(result).not.toContain('hunter2')
        expect(result).toBe(maskText(Buffer.from(text).toString(), ['hunter2']))
      }),
    )
  })
})
