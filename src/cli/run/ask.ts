// A question with the answers that it takes. On a terminal where both have no place on one line, the answers stand above it,
// broken between words.
import type { Answer } from '../terminal/answers.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { wrapLines } from '../text/wrap.ts'

/** Brackets, the blanks behind question and answers, and a few words of an answer: a line that is drawn anew while one types is hard to follow. */
const besideColumns = 24

/** `legend`: the answers that it takes, in words. */
export function ask(terminal: Terminal, question: string, legend: string): Promise<Answer> {
  const { answers, columns, tint } = terminal
  const taken = `[${legend}]`
  if (!answers.isPerson || question.length + legend.length + besideColumns <= columns)
    return answers.ask(`${tint('bold', question)} ${tint('dim', taken)} `)
  for (const line of wrapLines(taken, columns, '')) terminal.say(tint('dim', line))
  return answers.ask(`${tint('bold', question)} `)
}
