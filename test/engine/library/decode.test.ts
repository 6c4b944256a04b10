// Bytes of a file → text, or the plain answer that they are no text.
import { describe, expect, it } from 'vitest'
import { decodePlaybook } from '../../../src/engine/library/decode.ts'

describe('decoding a playbook', () => {
  it.each([
    ['UTF-8', Buffer.from('Größe 🔴'), { type: 'text', text: 'Größe 🔴', encoding: 'utf-8' }],
    ['UTF-8 with its mark', Buffer.from('\uFEFF# a'), { type: 'text', text: '# a', encoding: 'utf-8' }],
    ['UTF-16, little end first', Buffer.from('\uFEFFé', 'utf16le'), { type: 'text', text: 'é', encoding: 'utf-16le' }],
    ['UTF-16, big end first', Buffer.from([0xfe, 0xff, 0x00, 0xe9]), { type: 'text', text: 'é', encoding: 'utf-16be' }],
    ['Windows-1252', Buffer.from([0x80, 0x20, 0xe9]), { type: 'text', text: '€ é', encoding: 'windows-1252' }],
    ['nothing', Buffer.alloc(0), { type: 'text', text: '', encoding: 'utf-8' }],
    ['a zero byte', Buffer.from('a\0b'), { type: 'not-text' }],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x01, 0x02]), { type: 'not-text' }],
  ])('reads %s', (_, bytes, expected) => {
    expect(decodePlaybook(bytes)).toEqual(expected)
  })
})
