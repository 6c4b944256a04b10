import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMasker, maskText } from '../../../src/engine/output/masking.ts'
import { missing } from '../../support/real-parts.ts'

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

  it.skipIf(missing('bash')).each([
    ['printf %q "$V"'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: bash's own
    ['printf %s "${V@Q}"'],
    ['set -x; : "$V"'],
    ['printf %s "$V" | base64 -w0'],
    ['printf "u:%s@x" "$V" | base64 -w0'],
    ['printf "us:%s@x" "$V" | base64 -w0'],
    ['printf "use:%s@x" "$V" | base64 -w0 | tr +/ -_'],
  ])('knows a value as real programs print it: %s', (script) => {
    const secret = `p4ss w'ord?>$9~`
    const printed = spawnSync('bash', ['-c', script], { env: { PATH: process.env.PATH, V: secret }, encoding: 'utf8' })
    const text = printed.stdout || printed.stderr.slice(printed.stderr.indexOf('+ '))
    expect(text.length).toBeGreaterThan(secret.length)
    expect(masked(text, [secret])).toContain('••••••••')
    // Two letters at each end of a piece of base64 are also decided by what is around it.
    expect(masked(text, [secret]).replace(/[•:+\n\s'"$]/g, '').length).toBeLessThan(10)
  })

  it('knows a value as web addresses, forms and JSON spell it', () => {
    const secret = 'a b/c"d\\e!é'
    const form = new URLSearchParams({ v: secret }).toString().slice(2)
    for (const text of [encodeURIComponent(secret), form, form.toLowerCase(), JSON.stringify(secret).slice(1, -1)])
      expect(masked(`<${text}>`, [secret])).toBe('<••••••••>')
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
