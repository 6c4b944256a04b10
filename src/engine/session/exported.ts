// What `export -p` prints, read back: each shell writes it in its own words (`declare -x`, `export`, tied arrays in zsh) and
// with its own quoting, but all of them with what a shell's word may be made of. Kept in memory only, never in a file:
// environments hold secrets.

/** What is set for each session anew: by the shell, by the way to it, by Runcard. */
const ofTheSession = /^(PWD|OLDPWD|SHLVL|_|RUNCARD_.*|TERM|COLUMNS|LINES|SSH_(CLIENT|CONNECTION|TTY|AUTH_SOCK)|XDG_SESSION_ID)$/

/** The exported variables that have a value; `text` in Latin-1, one character for each byte. Leaves out what it can't read. */
export function readExported(text: string): Readonly<Record<string, string>> {
  const environment: Record<string, string> = {}
  let at = 0
  while (at < text.length) {
    const head = /^(?:declare|typeset|export)((?: -\w+)*) (?:\w+ )?(\w+)(=\(|=)?/.exec(text.slice(at, at + 1_000))
    const [whole = '', flags = '', name = '', assign] = head ?? []
    // A tied array (-T) is named after the variable that has its elements between colons.
    const tied = /^(?:export|typeset|declare)(?: -\w+)* (\w+) \w+=\($/.exec(whole)?.[1]
    at += whole.length
    if (assign === '=(') {
      const elements: string[] = []
      while (at < text.length && !/^\s*\)/.test(text.slice(at, at + 3))) {
        if (text[at] === '\n') break
        const word = readWord(text, text[at] === ' ' ? at + 1 : at)
        if (word.end === at) break
        elements.push(word.value)
        at = word.end
      }
      if (flags.includes('T') && tied !== undefined) put(environment, tied, elements.join(':'))
    } else if (assign === '=') {
      const word = readWord(text, at)
      put(environment, name, word.value)
      at = word.end
    }
    const next = text.indexOf('\n', at)
    at = next < 0 ? text.length : next + 1
  }
  return environment
}

function put(environment: Record<string, string>, name: string, bytes: string): void {
  if (!ofTheSession.test(name)) environment[name] = Buffer.from(bytes, 'latin1').toString('utf8')
}

/** One word, up to the white space that no quote protects. */
function readWord(text: string, start: number): { readonly value: string; readonly end: number } {
  let value = ''
  let at = start
  while (at < text.length && !/\s/.test(text[at]!)) {
    const character = text[at]!
    if (character === "'") {
      const end = closing(text, at + 1, "'")
      value += text.slice(at + 1, end)
      at = end + 1
    } else if (character === '"' || text.startsWith(`$'`, at)) {
      const first = character === '"' ? at + 1 : at + 2
      const end = closing(text, first, character === '"' ? '"' : "'", true)
      const inner = text.slice(first, end)
      value += character === '"' ? inner.replace(/\\([\\"$`\n])/g, '$1') : inner.replace(escapes, readEscape)
      at = end + 1
    } else if (character === '\\') {
      value += text[at + 1] ?? ''
      at += 2
    } else {
      value += character
      at++
    }
  }
  return { value, end: at }
}

function closing(text: string, from: number, quote: string, hasEscapes = false): number {
  for (let at = from; at < text.length; at++) {
    if (hasEscapes && text[at] === '\\') at++
    else if (text[at] === quote) return at
  }
  return text.length
}

const escapes = /\\(?:M-(?:\\?C-|\^)?.|(?:C-).|x\[[\da-fA-F]{1,2}\]|x[\da-fA-F]{1,2}|u[\da-fA-F]{1,4}|U[\da-fA-F]{1,8}|[0-7]{1,3}|c.|.)/gs
const named: Readonly<Record<string, string>> = { a: '\x07', b: '\b', e: '\x1b', E: '\x1b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }
const highestCodePoint = 0x10_ffff

/** One escape of `$'…'`, as bytes. `\M-` (zsh) sets the highest bit. */
function readEscape(sequence: string): string {
  const body = sequence.slice(1)
  if (/^[0-7]{1,3}$/.test(body)) return String.fromCharCode(Number.parseInt(body, 8) & 0xff)
  if (/^x./.test(body)) return String.fromCharCode(Number.parseInt(body.replace(/[x[]+/, ''), 16))
  if (/^[uU]./.test(body)) {
    const codePoint = Math.min(Number.parseInt(body.slice(1), 16), highestCodePoint)
    return Buffer.from(String.fromCodePoint(codePoint)).toString('latin1')
  }
  const last = body.charCodeAt(body.length - 1)
  if (body.startsWith('M-')) return String.fromCharCode((body.length > 3 ? last & 0x1f : last) | 0x80)
  if (/^(C-|c)./.test(body)) return String.fromCharCode(last & 0x1f)
  return named[body] ?? body
}
