// The terminal that a command works on: results to standard output, messages and questions to standard error, answers from
// standard input. A reader that goes away (`| head`) is no error: what is printed after it is dropped.
import { styleText } from 'node:util'
import { type Answers, createAnswers } from './answers.ts'

export type Style = Parameters<typeof styleText>[0]

export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>
  /** Width to wrap prose to. */
  readonly columns: number
  /** Results are read by a person on a terminal, not by a program or into a file. */
  readonly isPrintingToPerson: boolean
  readonly answers: Answers
  /** Resolves when the text has been taken. */
  print(text: string | Uint8Array): Promise<void>
  /** A message; the line end is added. */
  say(line: string): void
  /** Styles a piece of a result, where results go to a terminal that has colours. */
  paint(style: Style, text: string): string
  /** Styles a piece of a message. */
  tint(style: Style, text: string): string
}

const widestProse = 110
const proseWithoutTerminal = 100

/** The process's own three streams. */
export function createTerminal(): Terminal {
  const { stdout, stderr } = process
  let isClosed = false
  stdout.on('error', () => {
    isClosed = true
  })
  stderr.on('error', () => {})
  return {
    env: process.env,
    get columns() {
      return Math.min(stdout.columns ?? stderr.columns ?? proseWithoutTerminal, widestProse)
    },
    isPrintingToPerson: stdout.isTTY === true,
    answers: createAnswers(process.stdin, stderr),
    print(text) {
      if (isClosed || text.length === 0) return Promise.resolve()
      return new Promise((resolve) => stdout.write(text, () => resolve()))
    },
    say(line) {
      stderr.write(`${line}\n`)
    },
    paint: (style, text) => styleText(style, text, { stream: stdout }),
    tint: (style, text) => styleText(style, text, { stream: stderr }),
  }
}
