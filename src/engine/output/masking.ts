// Replaces secret values in a stream of bytes, also where a value is split over chunks. What could be the beginning of a
// secret is held back until it is known whether it is one.
import { mask } from '../../core/incident/mask.ts'

const dots = Buffer.from(mask)
/** Shorter values would turn every other word of the output into dots, and hide nothing. */
const shortestSecret = 3

export interface Masker {
  feed(bytes: Buffer): Buffer
  /** What was held back, when nothing follows. */
  end(): Buffer
}

/** Secret values in a text, replaced. */
export function maskText(text: string, secrets: Iterable<string>): string {
  let masked = text
  for (const secret of spellings(secrets)) masked = masked.replaceAll(secret, mask)
  return masked
}

/**
 * `secrets` is asked for each chunk: values that are added later are masked from then on. While it `isUndecided` whether something in
 * it is a secret, everything is held back.
 */
export function createMasker(secrets: () => Iterable<string>, isUndecided: () => boolean = () => false): Masker {
  let held: Buffer = Buffer.alloc(0)
  let known: readonly string[] = []
  let needles: readonly Buffer[] = []
  const learn = (): void => {
    const values = [...secrets()]
    if (values.length === known.length && values.every((value, index) => value === known[index])) return
    known = values
    needles = needlesOf(values)
  }
  return {
    feed(bytes) {
      learn()
      if (isUndecided()) {
        held = Buffer.concat([held, bytes])
        return Buffer.alloc(0)
      }
      if (needles.length === 0 && held.length === 0) return bytes
      const whole = held.length === 0 ? bytes : Buffer.concat([held, bytes])
      const { masked, rest } = maskBytes(whole, needles, false)
      held = Buffer.from(rest)
      return masked
    },
    end() {
      // A whole value may be in it, where it could have been the beginning of a longer one.
      learn()
      const { masked } = maskBytes(held, needles, true)
      held = Buffer.alloc(0)
      return masked
    },
  }
}

/** Every way in which a value is likely to be printed, longest first, so that one within another does not leave the rest of it. */
function spellings(secrets: Iterable<string>): string[] {
  const all = [...secrets].filter((secret) => secret.length >= shortestSecret).flatMap(spellingsOf)
  return [...new Set(all)].sort((one, other) => other.length - one.length)
}

function spellingsOf(secret: string): string[] {
  const url = encodeURIComponent(secret.toWellFormed())
  const strictUrl = url.replaceAll(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
  const urls = [url, strictUrl, strictUrl.replaceAll('%20', '+')]
  return [
    secret,
    secret.replaceAll(/\r?\n/g, '\r\n'),
    // Quoted by a person, by `printf %q` and `set -x`, and in a here-document.
    secret.replaceAll("'", `'\\''`),
    secret.replaceAll("'", `'"'"'`),
    secret.replaceAll(/[\\"$`]/g, '\\$&'),
    secret.replaceAll(/[\s'"\\|&;()<>!{}*[\]?^$`,]|^[#~]/g, '\\$&'),
    secret.replaceAll(/[\\']/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\t', '\\t'),
    JSON.stringify(secret).slice(1, -1),
    ...urls,
    ...urls.map((text) => text.replaceAll(/%[0-9A-F]{2}/g, (code) => code.toLowerCase())),
    ...base64Spellings(Buffer.from(secret)),
  ]
}

/** Where base64 is shorter than this, the same letters are in too much that is no secret. */
const shortestBase64 = 6

/** By itself, and within more that was encoded with it (`user:secret`): the letters that only the secret decides. */
function base64Spellings(secret: Buffer): string[] {
  const cores = [0, 1, 2].map((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), secret])
    const from = Math.ceil((before * 8) / 6)
    const to = Math.floor((whole.length * 8) / 6)
    return whole.toString('base64').slice(from, to)
  })
  const all = [secret.toString('base64'), ...cores.filter((core) => core.length >= shortestBase64)]
  return all.flatMap((text) => [text, text.replaceAll('+', '-').replaceAll('/', '_')])
}

function needlesOf(secrets: Iterable<string>): Buffer[] {
  return spellings(secrets).map((secret) => Buffer.from(secret))
}

/** `rest`: what can only be judged when more has come; empty where `isAll`. */
function maskBytes(bytes: Buffer, needles: readonly Buffer[], isAll: boolean): { masked: Buffer; rest: Buffer } {
  const parts: Buffer[] = []
  let position = 0
  for (;;) {
    const found = firstNeedle(bytes, position, needles)
    const undecided = isAll ? bytes.length : undecidedFrom(bytes, position, needles)
    // A longer secret may still grow out of what begins at or before the one that was found.
    if (found === undefined || undecided <= found.start) {
      parts.push(bytes.subarray(position, undecided))
      return { masked: Buffer.concat(parts), rest: bytes.subarray(undecided) }
    }
    parts.push(bytes.subarray(position, found.start), dots)
    position = found.end
  }
}

function firstNeedle(bytes: Buffer, from: number, needles: readonly Buffer[]): { start: number; end: number } | undefined {
  let first: { start: number; end: number } | undefined
  for (const needle of needles) {
    const start = bytes.indexOf(needle, from)
    if (start >= 0 && (first === undefined || start < first.start)) first = { start, end: start + needle.length }
  }
  return first
}

/** The first place from which everything up to the end could be the beginning of a secret. */
function undecidedFrom(bytes: Buffer, from: number, needles: readonly Buffer[]): number {
  const longest = Math.max(1, ...needles.map((needle) => needle.length))
  for (let start = Math.max(from, bytes.length - longest + 1); start < bytes.length; start++) {
    const tail = bytes.subarray(start)
    if (needles.some((needle) => needle.length > tail.length && needle.subarray(0, tail.length).equals(tail))) return start
  }
  return bytes.length
}
