// The questions before a step, and what to do after one that did not go well. Every question has one way out that does
// nothing: the end of the answers, and Ctrl-C, both stop.
import type { IncidentKind } from '../../core/incident/events.ts'
import type { Blank } from '../../core/playbook/model/command.ts'
import type { Step } from '../../core/playbook/model/procedure.ts'
import type { Answer } from '../terminal/answers.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { ask } from './ask.ts'
import { interruptedStatus } from './interrupts.ts'

/** What the responder wants. `interrupted` is Ctrl-C, `ended` the end of the answers (Ctrl-D), `stop` an answer. */
export type Decision =
  | { readonly type: 'go' }
  | { readonly type: 'skip'; readonly reason: string }
  | { readonly type: 'fail'; readonly reason: string }
  | { readonly type: 'note'; readonly text: string }
  /** Somebody was called: who, or '' to be asked. */
  | { readonly type: 'call'; readonly text: string }
  /** Run it, and what comes after it, on another target: this one, or '' to be asked which. */
  | { readonly type: 'target'; readonly text: string }
  /** Fill its blanks in with something else. */
  | { readonly type: 'values' }
  /** It is done, whatever a run of it says. */
  | { readonly type: 'done' }
  /** Leave it as it is and go on with the step after it. */
  | { readonly type: 'next' }
  /** Leave it as it is and go to the procedure with this number. */
  | { readonly type: 'elsewhere'; readonly number: number }
  | { readonly type: 'stop' }
  | { readonly type: 'ended' }
  | { readonly type: 'interrupted' }

type Choice = 'go' | 'done' | 'next' | 'skip' | 'fail' | 'note' | 'call' | 'target' | 'values' | 'stop'

interface Menu {
  readonly question: string
  /** Letters and words, lower case, to what they choose; '' is the Enter key. */
  readonly choices: Readonly<Record<string, Choice>>
  readonly legend: string
}

const always = { n: 'note', note: 'note', e: 'call', call: 'call', q: 'stop', quit: 'stop', stop: 'stop' } as const
const common = { ...always, s: 'skip', skip: 'skip' } as const
const otherValues = { v: 'values', values: 'values' } as const
const another = { t: 'target', target: 'target' } as const

/** Where a step stands when it is asked about. */
export type StepStanding =
  /** It has commands, is done by hand, may have run before, or is run by somebody else at this moment (`go` looks again). */
  | 'to-run'
  | 'by-hand'
  | 'may-have-run'
  | 'running'
  /** It was stopped or failed just now; `go` is once more. */
  | 'tried'
  | 'tried-by-hand'

const toRun = { '': 'go', r: 'go', run: 'go', y: 'go', yes: 'go' } as const
const done = { d: 'done', done: 'done' } as const
const failed = { f: 'fail', failed: 'fail' } as const
const again = { a: 'go', again: 'go' } as const
const next = { g: 'next', go: 'next' } as const
const afterTrying = { ...common, '': 'stop', ...again, ...done, ...next } as const

const menus: Readonly<Record<StepStanding, Omit<Menu, 'question'> & { readonly question: (target: string) => string }>> = {
  'to-run': {
    question: (target) => `Run it on ${target}?`,
    choices: { ...common, ...another, ...toRun },
    legend: 'Enter or r run, s skip, t another target, n note, e call, q stop',
  },
  'by-hand': {
    question: () => 'Done by hand?',
    choices: { ...common, ...toRun, d: 'go', done: 'go', ...failed },
    legend: 'Enter or d done, s skip, f it failed, n note, e call, q stop',
  },
  // Enter alone is no answer: it must not run twice by a key pressed in haste.
  'may-have-run': {
    question: (target) => `Run it again on ${target}?`,
    choices: { ...common, ...another, ...again, ...done, ...failed },
    legend: 'a run it again, d it did what it should, f it failed, s skip, t another target, n note, e call, q stop',
  },
  running: {
    question: () => 'Has it ended?',
    choices: { ...always, '': 'go', l: 'go', look: 'go', ...next },
    legend: 'Enter looks again, g go on with the next step, n note, e call, q stop',
  },
  tried: {
    question: () => 'What now?',
    choices: { ...afterTrying, ...another },
    legend:
      'a run it again, d it is done all the same, g go on with the next step, s skip it with a reason, t another target, n note, e call, Enter or q stop',
  },
  'tried-by-hand': {
    question: () => 'What now?',
    choices: afterTrying,
    legend:
      'a try it again, d it is done all the same, g go on with the next step, s skip it with a reason, n note, e call, Enter or q stop',
  },
}

export interface AskedStep {
  readonly standing: StepStanding
  /** Where it would run. */
  readonly target: string
  /** Procedures that one may go to instead. */
  readonly elsewhere: readonly number[]
  /** Its blanks are filled in. */
  readonly isFilledIn: boolean
}

/** Asks what to do with a step. */
export function askAboutStep(terminal: Terminal, { standing, target, elsewhere, isFilledIn }: AskedStep): Promise<Decision> {
  const { question, choices, legend } = menus[standing]
  const legends = [
    ...(elsewhere.length === 0 ? [] : [`${elsewhere.join(' or ')} go there`]),
    ...(isFilledIn ? ['v other values'] : []),
    legend,
  ]
  const menu = { question: question(target), choices: isFilledIn ? { ...choices, ...otherValues } : choices, legend: legends.join(', ') }
  return choose(terminal, menu, elsewhere, target)
}

async function choose(
  terminal: Terminal,
  { question, choices, legend }: Menu,
  elsewhere: readonly number[],
  target: string,
): Promise<Decision> {
  for (;;) {
    const answer = await ask(terminal, question, legend)
    if (answer.type !== 'line') return wayOut(answer)
    const [, word = '', rest = ''] = /^\s*(\S*)\s*(.*?)\s*$/.exec(answer.text) ?? []
    const choice = Object.hasOwn(choices, word.toLowerCase()) ? choices[word.toLowerCase()] : undefined
    if (choice === 'skip' || choice === 'fail' || choice === 'note') return inWords(terminal, choice, rest)
    if (choice === 'target' || choice === 'call') return { type: choice, text: rest }
    if (choice !== undefined) return { type: choice }
    if (elsewhere.includes(Number(word))) return { type: 'elsewhere', number: Number(word) }
    // Whoever knows that a hazard wants the target's name types it at once.
    const isEarly = choices[''] === 'go' && answer.text.trim() === target
    terminal.say(
      isEarly
        ? 'Press Enter to run it; where it is dangerous, the target’s name is asked for then.'
        : `“${answer.text.trim()}” is none of the answers: ${legend}.`,
    )
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
  return { type: answer.type === 'end' ? 'ended' : 'interrupted' }
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

/** Asks what to fill in instead of what is there; undefined where Enter keeps that. */
export async function askForOtherValue(terminal: Terminal, blank: Blank, value: string): Promise<string | Decision | undefined> {
  const kept = terminal.tint('dim', `[Enter keeps ${blank.secret ? 'it' : value}]`)
  const question = `${terminal.tint('bold', `${blank.label} (${blank.name}):`)} ${kept} `
  const answer = await (blank.secret ? terminal.answers.askSecret(question) : terminal.answers.ask(question))
  if (answer.type !== 'line') return wayOut(answer)
  return answer.text.trim() === '' ? undefined : answer.text
}

/** The exit status of a run that is left at a question. */
export function statusOfLeaving(how: 'stop' | 'ended' | 'interrupted'): number {
  return how === 'interrupted' ? interruptedStatus : 1
}

export type Choosing =
  | { readonly type: 'text'; readonly text: string }
  /** The Enter key alone. */
  | { readonly type: 'offered' | 'stop' | 'ended' | 'interrupted' }

/** Asks for a number or for words. */
export async function askForChoice(terminal: Terminal, question: string, legend: string): Promise<Choosing> {
  const answer = await ask(terminal, question, legend)
  if (answer.type !== 'line') return { type: answer.type === 'end' ? 'ended' : 'interrupted' }
  const text = answer.text.trim()
  return /^(q|quit|stop)$/i.test(text) ? { type: 'stop' } : text === '' ? { type: 'offered' } : { type: 'text', text }
}

export type GoingOn = { readonly type: 'number'; readonly number: number } | { readonly type: 'new' | 'stop' | 'ended' | 'interrupted' }

/** Asks whether to go on with one of the incidents that are open, the newest first, or to begin another one. */
export async function askToGoOn(terminal: Terminal, numbers: readonly number[]): Promise<GoingOn> {
  const legend = `${numbers.length === 1 ? 'Enter or y go on' : 'its number, Enter for the newest'}, n begin another one, q stop`
  for (;;) {
    const answer = await askForChoice(terminal, 'Go on with it?', legend)
    const word = answer.type === 'text' ? answer.text.toLowerCase() : ''
    if (answer.type !== 'text' && answer.type !== 'offered') return { type: answer.type }
    if (/^(y|yes|)$/.test(word)) return { type: 'number', number: numbers[0]! }
    if (/^(n|new)$/.test(word)) return { type: 'new' }
    if (numbers.includes(Number(word))) return { type: 'number', number: Number(word) }
    terminal.say(`“${word}” is none of the answers: ${legend}.`)
  }
}

/** Asks whether an incident is over; what is left open can be closed later, and what is closed stays so. */
export async function askToClose(terminal: Terminal, kind: IncidentKind): Promise<'close' | 'call' | 'leave'> {
  const answer = await ask(terminal, `Close the ${kind}?`, 'c close it, e call, Enter leaves it open')
  const word = answer.type === 'line' ? answer.text.trim() : ''
  if (/^(?:e|call)$/i.test(word)) return 'call'
  return /^(?:c|close)$/i.test(word) ? 'close' : 'leave'
}

/** Asks whether what was for a failure has helped; where it can't be said to, only whether to go back. Enter and y go on. */
export async function askIfHelped(
  terminal: Terminal,
  { goesTo, again }: { readonly goesTo: string; readonly again?: string },
): Promise<'on' | 'again' | 'declined' | 'ended' | 'interrupted'> {
  const legend = `Enter or y ${goesTo}, ${again === undefined ? '' : `a ${again}, `}q stop here`
  for (;;) {
    const answer = await askForChoice(terminal, again === undefined ? 'Go back to it?' : 'Did it help?', legend)
    if (answer.type === 'stop') return 'declined'
    if (answer.type === 'ended' || answer.type === 'interrupted') return answer.type
    const word = answer.type === 'text' ? answer.text : ''
    if (/^(y|yes|)$/i.test(word)) return 'on'
    if (again !== undefined && /^(a|again|n|no)$/i.test(word)) return 'again'
    terminal.say(`“${word}” is none of the answers: ${legend}.`)
  }
}

/** Asks which procedure to go on with, Enter taking the only one there is. */
export async function askForNumberOf(
  terminal: Terminal,
  numbers: readonly number[],
): Promise<number | 'declined' | 'ended' | 'interrupted'> {
  const [only] = numbers
  const isOne = numbers.length === 1
  const legend = isOne ? 'Enter or y go on, q stop here' : `${numbers.join(', ')}, q stop here`
  for (;;) {
    const answer = await askForChoice(terminal, isOne ? 'Go on with it?' : 'Which one?', legend)
    if (answer.type === 'stop') return 'declined'
    if (answer.type === 'ended' || answer.type === 'interrupted') return answer.type
    const word = answer.type === 'text' ? answer.text : ''
    if (isOne && only !== undefined && /^(y|yes|)$/i.test(word)) return only
    if (numbers.includes(Number(word))) return Number(word)
    terminal.say(`“${word}” is none of the answers: ${legend}.`)
  }
}
