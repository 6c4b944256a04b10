// Bytes of a playbook file → text. Runs before anything reads the text; the library turns 'not-text' into an error.
// UTF-8 first, with or without its mark; UTF-16 only with a mark; what is not valid UTF-8 is read as Windows-1252,
// which gives every byte a character, so that a file in an old encoding is shown and not refused.

export type DecodedPlaybook =
  | { readonly type: 'text'; readonly text: string; readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' }
  | { readonly type: 'not-text' }

/** Decodes a playbook, or says that the bytes are no text at all. The byte-order mark is not part of the text. */
export function decodePlaybook(bytes: Uint8Array): DecodedPlaybook {
  if (startsWith(bytes, [0xff, 0xfe])) return textOrNot(new TextDecoder('utf-16le').decode(bytes), 'utf-16le')
  if (startsWith(bytes, [0xfe, 0xff])) return textOrNot(new TextDecoder('utf-16be').decode(bytes), 'utf-16be')
  if (bytes.includes(0)) return { type: 'not-text' }
  try {
    return textOrNot(new TextDecoder('utf-8', { fatal: true }).decode(bytes), 'utf-8')
  } catch {
    return textOrNot(new TextDecoder('windows-1252').decode(bytes), 'windows-1252')
  }
}

/** More than one control character in fifty (line ends and tabs aside) is no text that a person wrote. */
const maximumControlShare = 0.02

function textOrNot(text: string, encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'): DecodedPlaybook {
  let controls = 0
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code === 0) return { type: 'not-text' }
    // Escape (0x1b) is counted out: terminal colours are sometimes pasted with output.
    if (code < 0x20 ? code !== 0x09 && code !== 0x0a && code !== 0x0c && code !== 0x0d && code !== 0x1b : code >= 0x7f && code <= 0x9f)
      controls++
  }
  return controls > text.length * maximumControlShare ? { type: 'not-text' } : { type: 'text', text, encoding }
}

function startsWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return prefix.every((value, index) => bytes[index] === value)
}
