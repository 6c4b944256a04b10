// The questions before a step, and what to do after one that did not go well. Every question has one way out that does
// nothing: the end of the answers, and Ctrl-C, both stop.
import type { Blank } from '../../core/playbook/model/command.ts'
import type { Step } from '../../core/playbook/model/procedure.ts'
import type { Answer } from '../terminal/answers.ts'
import type { Terminal } from '../terminal/terminal.ts'

/** What the responder wants. `interrupted` is Ctrl-C, `stop` an answer. */
export type Decision =
  | { readonly type: 'go' }
  | { readonly type: 'skip'; readonly reason: string }
  | { readonly type: 'fail'; readonly reason: string }
  | { readonly type: 'note'; readonly text: string }
  /** Leave it as it is and go on with the step after it. */
  | { readonly type: 'next' }
  | { readonly type: 'stop' }
  | { readonly type: 'interrupted' }

type Choice = 'go' | 'next' | 'skip' | 'fail' | 'note' | 'stop'

interface Menu {
  readonly question: string
  /** Letters and words, lower case, to what they choose; '' is the Enter key. */
  readonly choices: Readonly<Record<string, Choice>>
  readonly legend: string
}

const common = { s: 'skip', skip: 'skip', n: 'note', note: 'note', q: 'stop', quit: 'stop', stop: 'stop' } as const

/** Asks before a step with commands. */
export function askToRun(terminal: Terminal, target: string): Promise<Decision> {
  return choose(terminal, {
    question: `Run it on ${target}?`,
    choices: { ...common, '': 'go', r: 'go', run: 'go', y: 'go', yes: 'go' },
    legend: 'Enter or r run, s skip, n note, q stop',
  })
}

/** Asks about a step that is done by hand. */
export function askIfDone(terminal: Terminal): Promise<Decision> {
  return choose(terminal, {
    question: 'Done by hand?',
    choices: { ...common, '': 'go', d: 'go', done: 'go', r: 'go', run: 'go', y: 'go', yes: 'go', f: 'fail', failed: 'fail' },
    legend: 'Enter or d done, s skip, f it failed, n note, q stop',
  })
}

/** Asks what to do after a step was stopped or failed. `go` is once more. */
export function askWhatNext(terminal: Terminal): Promise<Decision> {
  return choose(terminal, {
    question: 'What now?',
    choices: { ...common, '': 'stop', a: 'go', again: 'go', g: 'next', go: 'next' },
    legend: 'a run it again, g go on with the next step, s skip it with a reason, n note, Enter or q stop',
  })
}

async function choose(terminal: Terminal, { question, choices, legend }: Menu): Promise<Decision> {
  for (;;) {
    const answer = await terminal.answers.ask(`${terminal.tint('bold', question)} ${terminal.tint('dim', `[${legend}]`)} `)
    if (answer.type !== 'line') return wayOut(answer)
    const [, word = '', rest = ''] = /^\s*(\S*)\s*(.*?)\s*$/.exec(answer.text) ?? []
    const choice = Object.hasOwn(choices, word.toLowerCase()) ? choices[word.toLowerCase()] : undefined
    if (choice === 'go' || choice === 'next' || choice === 'stop') return { type: choice }
    if (choice !== undefined) return inWords(terminal, choice, rest)
    terminal.say(`“${answer.text.trim()}” is none of the answers: ${legend}.`)
  }
}

const wordsWanted = { skip: 'Why is it skipped?', fail: 'What went wrong?', note: 'Note:' } as const

async function inWords(terminal: Terminal, choice: 'skip' | 'fail' | 'note', given: string): Promise<Decision> {
  let text = given
  while (text === '') {
    const answer = await terminal.answers.ask(`${terminal.tint('bold', wordsWanted[choice])} `)
    if (answer.type !== 'line') return wayOut(answer)
    text = answer.text.trim()
  }
  return choice === 'note' ? { type: 'note', text } : { type: choice, reason: text }
}

function wayOut(answer: Exclude<Answer, { type: 'line' }>): Decision {
  return { type: answer.type === 'end' ? 'stop' : 'interrupted' }
}

/** Asks for the name of the target before a hazard; undefined where what was typed is another one. */
export async function askForTarget(terminal: Terminal, hazards: string, target: string): Promise<string | Decision | undefined> {
  terminal.say(terminal.tint(['red', 'bold'], `This step ${hazards} on ${target}.`))
  const answer = await terminal.answers.ask(`${terminal.tint('bold', `Type the target’s name (${target}) to run it:`)} `)
  if (answer.type !== 'line') return wayOut(answer)
  if (answer.text.trim() === target) return target
  terminal.say(`“${answer.text.trim()}” is not ${target}; nothing was run.`)
  return undefined
}

/** Asks for the value of a blank, offering a person that of last time; undefined where nothing was typed. */
export async function askForValue(
  terminal: Terminal,
  blank: Blank,
  step: Step,
  lastValue: string | undefined,
): Promise<string | Decision | undefined> {
  const offered = terminal.answers.isPerson && !blank.secret ? lastValue : undefined
  const offer = offered === undefined ? '' : ` ${terminal.tint('dim', `[Enter takes ${offered}, as last time]`)}`
  const question = `${terminal.tint('bold', `${blank.label} (${blank.name}):`)}${offer} `
  const answer = await (blank.secret ? terminal.answers.askSecret(question) : terminal.answers.ask(question))
  if (answer.type !== 'line') return wayOut(answer)
  if (answer.text.trim() !== '') return answer.text
  if (offered !== undefined) return offered
  terminal.say(`Step ${step.number} can’t run before ${blank.name} is filled in.`)
  return undefined
}

/** Asks which of several things is meant; undefined where none was chosen. */
export async function askForNumber(terminal: Terminal, question: string, count: number): Promise<number | undefined> {
  for (;;) {
    const answer = await terminal.answers.ask(`${terminal.tint('bold', question)} `)
    if (answer.type !== 'line' || /^\s*q?\s*$/i.test(answer.text)) return undefined
    const number = Number(answer.text)
    if (Number.isInteger(number) && number >= 1 && number <= count) return number
    terminal.say(`A number from 1 to ${count}, or q to stop.`)
  }
}
