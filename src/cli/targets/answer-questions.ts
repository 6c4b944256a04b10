// What a target asks on the way to it, asked on the terminal: one question after the other, secrets without an echo, a host
// key with both of its fingerprints and only for a `yes` typed in full. Where nobody sits at the terminal, lines of a pipe
// are no consent: everything is declined, and said.

import type { Client } from '../../contract/client.ts'
import { RuncardError } from '../../contract/errors.ts'
import { type QuestionWords, questionWords } from '../../contract/question-words.ts'
import type { Question } from '../../contract/questions.ts'
import type { OpenQuestion, WayState } from '../../contract/target-calls.ts'
import type { Keyboard } from '../run/keyboard.ts'
import type { Terminal } from '../terminal/terminal.ts'

const declined = { type: 'declined' } as const

/** A way that takes no longer than this is not worth a line. */
const quietMs = 1500

/** Answers, and says what a slow way is doing, until the function that is returned is called. */
export function answerQuestions(client: Client, terminal: Terminal, keyboard?: Keyboard): () => void {
  const waits = new Map<string, NodeJS.Timeout>()
  const taken = new Set<string>()
  let open: ReadonlySet<string> = new Set()
  let queue = Promise.resolve()
  let inFront: string | undefined

  async function take({ questionId, question }: OpenQuestion): Promise<void> {
    if (!open.has(questionId)) return
    inFront = questionId
    const ask = () => askPerson(terminal, question)
    const given = terminal.answers.isPerson ? await (keyboard?.lend(ask) ?? ask()) : tellNobody(terminal, question)
    inFront = undefined
    const answer = given === undefined ? declined : { type: 'accepted' as const, ...given }
    try {
      await client.call('targets.answer', { questionId, answer })
    } catch (error) {
      // The target gave up waiting; what became of it is told by who waits for the target.
      if (!(error instanceof RuncardError)) throw error
    }
  }

  /** What a way does is told once, when it goes on doing it. */
  function watch(ways: readonly WayState[]): void {
    const now = new Map(ways.map((way) => [`${way.targetId} ${way.type} ${way.detail}`, way]))
    for (const [key, wait] of waits) if (!now.has(key)) forget(key, wait)
    for (const [key, way] of now)
      if (!waits.has(key)) waits.set(key, setTimeout(() => terminal.say(`${way.name}: ${wayWords(way)}`), quietMs).unref())
  }

  function forget(key: string, wait: NodeJS.Timeout): void {
    clearTimeout(wait)
    waits.delete(key)
  }

  const unsubscribe = client.subscribe(
    'targets.activity',
    {},
    {
      onItem({ questions, ways }) {
        // Whoever is being asked knows what it waits for.
        watch(questions.length > 0 ? [] : ways)
        open = new Set(questions.map(({ questionId }) => questionId))
        // Nobody waits for the answer any more; who waits for the target says why.
        if (inFront !== undefined && !open.has(inFront)) terminal.answers.interrupt()
        for (const asked of questions) {
          if (taken.has(asked.questionId)) continue
          taken.add(asked.questionId)
          queue = queue.then(() => take(asked))
        }
      },
    },
  )
  return () => {
    unsubscribe()
    watch([])
  }
}

function wayWords(way: WayState): string {
  return way.type === 'lost' ? `the connection is lost. ${way.detail}` : way.detail
}

interface Given {
  readonly texts: string[]
  readonly keep?: boolean
}

/** Undefined where it is declined. */
async function askPerson(terminal: Terminal, question: Question): Promise<Given | undefined> {
  const words = sayQuestion(terminal, question)
  if (words.fields.length === 0) {
    const orAlways = words.acceptAlways === undefined ? '' : ', or always to be asked no more'
    const answer = await terminal.answers.ask(terminal.tint('bold', `${words.accept}? Type yes in full${orAlways}; anything else is no: `))
    const typed = answer.type === 'line' ? answer.text.trim() : ''
    if (typed === 'always' && words.acceptAlways !== undefined) return { texts: [], keep: true }
    return typed === 'yes' ? { texts: [] } : undefined
  }
  const texts: string[] = []
  for (const { label, isSecret } of words.fields) {
    const prompt = `${terminal.tint('bold', /[:?]$/.test(label) ? label : `${label}:`)} `
    const answer = await (isSecret ? terminal.answers.askSecret(prompt) : terminal.answers.ask(prompt))
    if (answer.type !== 'line') return undefined
    texts.push(answer.text)
  }
  return { texts }
}

function tellNobody(terminal: Terminal, question: Question): undefined {
  sayQuestion(terminal, question)
  terminal.say('Nobody is at the terminal to answer, so the answer is no.')
}

function sayQuestion(terminal: Terminal, question: Question): QuestionWords {
  const words = questionWords(question)
  terminal.say(terminal.tint('bold', words.title))
  terminal.say(`Target: ${question.target}${question.hop === undefined ? '' : `, on the way through ${question.hop}`}`)
  if (words.refusal !== undefined) terminal.say(terminal.tint('bold', words.refusal))
  for (const line of words.lines) terminal.say(line)
  for (const { label, text } of words.facts) {
    const lead = `  ${label === '' ? '' : `${label}: `}`
    terminal.say(`${lead}${text.replaceAll('\n', `\n${' '.repeat(lead.length)}`)}`)
  }
  return words
}
