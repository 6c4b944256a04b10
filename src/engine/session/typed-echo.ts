// Whether the terminal showed what a person typed. A line that it did not show (a prompt without echo, or an answer that was
// meant for a program which had already gone on) may be a password, and belongs in no journal. Only the far side knows its
// echo, so it is told by what comes back; where that is not clear, the line counts as not shown. Kept in memory, for one line.

/** More than anybody types at once. */
const mostKeys = 8_000
/** What comes back right after the keys. Of a program that floods meanwhile no more is kept, and then it is not clear. */
const mostEchoBytes = 64 * 1024
// biome-ignore lint/suspicious/noControlCharactersInRegex: what terminals obey begins with them
const sequences = /\x1b(?:\[[\d;?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[()][0-9A-B]|[=>78MDEHc])/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: what a line editor obeys
const edits = /[\x00-\x09\x0b\x0c\x0e-\x1f\x7f]/

/** Keys, and what the terminal showed from the first of them on. */
class Keys {
  text = ''
  #echo: Buffer[] = []
  #echoBytes = 0

  add(bytes: Uint8Array): void {
    if (this.text.length < mostKeys) this.text += Buffer.from(bytes).toString('utf8')
  }

  show(bytes: Buffer): void {
    if (this.text === '' || this.#echoBytes > mostEchoBytes) return
    this.#echo.push(Buffer.from(bytes.subarray(0, mostEchoBytes)))
    this.#echoBytes += bytes.length
  }

  get echo(): string {
    return visible(Buffer.concat(this.#echo).toString('utf8'))
  }
}

export class TypedEcho {
  /** Typed since the prompt came. */
  #line = new Keys()
  /** Typed since it left: for a program, or ahead of the next prompt. */
  #ahead = new Keys()
  #isAtPrompt = false
  /** Lines that were typed ahead of this prompt and not shown then; the last may go on at the prompt. */
  #unshown: readonly string[] = []
  #isLineShown = true

  keys(bytes: Uint8Array): void {
    if (this.#isAtPrompt) this.#line.add(bytes)
    else this.#ahead.add(bytes)
  }

  output(bytes: Buffer): void {
    this.#line.show(bytes)
    this.#ahead.show(bytes)
  }

  /** The prompt is there, as it may have been before: an interrupt brings it again. */
  prompt(): void {
    if (this.#isAtPrompt) return
    const { text, echo } = this.#ahead
    this.#unshown = text
      .split(/[\r\n]/)
      .map(visible)
      .filter((line) => line !== '' && !echo.includes(line))
    this.#line = new Keys()
    this.#ahead = new Keys()
    this.#isAtPrompt = true
    this.#isLineShown = true
  }

  /** The line was ended; its echo may still be on its way. */
  leavesPrompt(): void {
    this.#isAtPrompt = false
  }

  /** The line begins to run: all that was shown of it is here. */
  begins(): void {
    this.#isAtPrompt = false
    this.#isLineShown = isShownAtPrompt(this.#line)
  }

  /** Whether the line that the shell took, with this text, is one that was not shown while it was typed. */
  isHidden(text: string): boolean {
    const taken = visible(text)
    const typed = visible(this.#line.text)
    return !this.#isLineShown || this.#unshown.some((line) => taken === line || taken === line + typed)
  }
}

/** Output of a job in the background may stand between the letters; a line that was edited comes back in pieces. */
function isShownAtPrompt({ text, echo }: Keys): boolean {
  const keys = visible(text)
  if (edits.test(text)) return echo.length * 2 >= keys.length
  let at = 0
  for (const character of keys) {
    at = echo.indexOf(character, at) + 1
    if (at === 0) return false
  }
  return true
}

/** Without what moves the cursor, and without blanks, where lines are broken. */
function visible(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is left out
  return text.replace(sequences, '').replace(/[\x00-\x20\x7f]/g, '')
}
