// A password that a program asks for at a prompt that shows it as it is typed (`read -p "Password: "`). Only the prompt's own words
// tell that it is one, and only its echo that it would be recorded; where both do, the answer is a secret of the session from
// there on. What asks in other words, or only asks a question, is left alone.
import { StringDecoder } from 'node:string_decoder'
import { withoutEscapes } from '../../core/terminal/escapes.ts'

const asksForSecret = /(?:^|[^a-z])(?:password|passphrase|passcode|passwd|secret|token|pin|code)(?:\s*|(?![a-z])[^?]{0,80}[:>]\s*)$/i
const answersQuestion = /^(?:y|n|yes|no)$/i
const longestPrompt = 300
const rubOut = '\b \b'

/** An answer that is being typed. */
interface Answer {
  readonly text: string
  /** What its keys look like where they are shown. */
  readonly echo: string
  readonly isEntered: boolean
  /** What the terminal has shown since. */
  readonly shown: string
}

export class AskedSecret {
  readonly #learn: (secret: string) => void
  readonly #decoder = new StringDecoder('utf8')
  /** What the terminal shows of its last line. */
  #line = ''
  #answer: Answer | undefined

  constructor(learn: (secret: string) => void) {
    this.#learn = learn
  }

  /** An answer is being typed, and what is shown of it must wait until it is known. */
  get isUndecided(): boolean {
    return this.#answer !== undefined
  }

  /** What the terminal shows. */
  output(bytes: Buffer): void {
    const text = this.#decoder.write(bytes)
    if (this.#answer) this.#decide({ ...this.#answer, shown: this.#answer.shown + text })
    const whole = this.#line + text
    this.#line = whole.slice(whole.lastIndexOf('\n') + 1).slice(-longestPrompt)
  }

  /** What a person types while a program runs. */
  keys(text: string): void {
    if (!this.#answer && !asksForSecret.test(withoutEscapes(this.#line))) return
    this.#decide(typedOn(this.#answer ?? { text: '', echo: '', isEntered: false, shown: '' }, text))
  }

  #decide(answer: Answer | undefined): void {
    this.#answer = undefined
    if (answer === undefined) return
    const { text, echo, isEntered, shown } = answer
    const isShown = shown.startsWith(echo)
    if (isEntered && isShown && shown.length > echo.length) {
      if (answersQuestion.test(text)) return
      this.#learn(text)
      if (echo !== text) this.#learn(echo)
    } else if (isShown || echo.startsWith(shown)) this.#answer = answer
  }
}

/** Undefined where a key is no part of an answer: an interrupt, an arrow. */
function typedOn(before: Answer, keys: string): Answer | undefined {
  let { text, echo } = before
  for (const key of keys) {
    if (key === '\r' || key === '\n') return { ...before, text, echo, isEntered: true }
    if (key === '\x7f' || key === '\b') {
      if (text !== '') echo += rubOut
      text = [...text].slice(0, -1).join('')
    } else if (key < ' ') return undefined
    else {
      text += key
      echo += key
    }
  }
  return { ...before, text, echo }
}
