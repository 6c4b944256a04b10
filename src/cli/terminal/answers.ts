// Asking a person. On a terminal each question is a line with editing; where standard input is a pipe or a file its lines
// are the answers, one for each question, and its end is an answer too.
import { createInterface } from 'node:readline'
import type { ReadStream, WriteStream } from 'node:tty'

export type Answer = { readonly type: 'line'; readonly text: string } | { readonly type: 'end' } | { readonly type: 'interrupted' }

export interface Answers {
  /** A person sits at the other end. */
  readonly isPerson: boolean
  ask(question: string): Promise<Answer>
  /** As `ask`, and what is typed is not shown. */
  askSecret(question: string): Promise<Answer>
  /** Answers the question that is open with 'interrupted'; false where none is. */
  interrupt(): boolean
  /** Lets go of standard input, so that the process can end. */
  close(): void
}

/** Questions go to `output`, which is standard error: standard output is for results. */
export function createAnswers(input: ReadStream, output: WriteStream): Answers {
  return input.isTTY ? personAnswers(input, output) : pipedAnswers(input, output)
}

function personAnswers(input: ReadStream, output: WriteStream): Answers {
  let interruptQuestion: (() => void) | undefined
  let last: Promise<unknown> = Promise.resolve()

  /** One after the other: two that read the keyboard at once would each get half of what is typed. */
  function ask(question: string, isSecret: boolean): Promise<Answer> {
    const answer = last.then(() => askNow(question, isSecret))
    last = answer
    return answer
  }

  function askNow(question: string, isSecret: boolean): Promise<Answer> {
    return new Promise((resolve) => {
      // readline draws what is typed; for a secret it draws nowhere. It comes before the question, or what is typed very
      // soon after the question would be drawn by the terminal.
      const lines = createInterface({ input, ...(isSecret ? {} : { output }), terminal: true, historySize: 0, prompt: '' })
      if (isSecret) output.write(question)
      else {
        lines.setPrompt(question)
        lines.prompt()
      }
      let isAnswered = false
      const finish = (answer: Answer) => {
        if (isAnswered) return
        isAnswered = true
        interruptQuestion = undefined
        lines.close()
        if (isSecret || answer.type !== 'line') output.write('\n')
        resolve(answer)
      }
      interruptQuestion = () => finish({ type: 'interrupted' })
      lines.on('line', (text) => finish({ type: 'line', text }))
      lines.on('SIGINT', () => finish({ type: 'interrupted' }))
      lines.on('close', () => finish({ type: 'end' }))
    })
  }

  return {
    isPerson: true,
    ask: (question) => ask(question, false),
    askSecret: (question) => ask(question, true),
    interrupt() {
      const isOpen = interruptQuestion !== undefined
      interruptQuestion?.()
      return isOpen
    },
    close() {
      input.destroy()
    },
  }
}

function pipedAnswers(input: ReadStream, output: WriteStream): Answers {
  const waiting: ((answer: Answer) => void)[] = []
  const early: Answer[] = []
  let isReading = false

  function give(answer: Answer): void {
    const next = waiting.shift()
    if (next === undefined) early.push(answer)
    else next(answer)
  }

  function startReading(): void {
    isReading = true
    const lines = createInterface({ input, terminal: false, crlfDelay: Number.POSITIVE_INFINITY })
    lines.on('line', (text) => give({ type: 'line', text }))
    lines.on('close', () => give({ type: 'end' }))
    input.on('error', () => give({ type: 'end' }))
  }

  function ask(question: string): Promise<Answer> {
    output.write(question)
    if (!isReading) startReading()
    const [next] = early
    if (next === undefined) {
      return new Promise<Answer>((resolve) => waiting.push(resolve)).then(echo)
    }
    // The end stays the answer to every later question.
    if (next.type !== 'end') early.shift()
    return Promise.resolve(echo(next))
  }

  /** Nobody typed a line end, so the question is ended here. */
  function echo(answer: Answer): Answer {
    output.write('\n')
    return answer
  }

  return {
    isPerson: false,
    ask,
    askSecret: ask,
    interrupt() {
      const isOpen = waiting.length > 0
      waiting.shift()?.({ type: 'interrupted' })
      return isOpen
    },
    close() {
      if (isReading) input.destroy()
    },
  }
}
