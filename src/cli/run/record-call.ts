// Somebody of the playbook was called: who, and what came of it, in the journal as the screens have it. Nothing is dialled from here.
import { type CallOutcome, callWords } from '../../core/incident/call-outcome.ts'
import { noReach, personWords } from '../../core/incident/call-words.ts'
import { lastCall, type Person, peopleToCall } from '../../core/incident/people.ts'
import type { IncidentState } from '../../core/incident/state.ts'
import { timeOfDay } from '../../core/paper/paper-time.ts'
import type { ScenarioId } from '../../core/playbook/model/document.ts'
import type { Playbook } from '../../core/playbook/model/playbook.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { wrapLines } from '../text/wrap.ts'
import type { Bench } from './bench.ts'
import { feedTo, incidentNow } from './feed.ts'
import { askForChoice } from './questions.ts'

export interface CallGround {
  readonly playbook: Playbook
  readonly scenarioId: ScenarioId | undefined
}

/** `given`: a number of the list, or words of a name, '' to be asked. Returns how a question was left that nobody answered. */
export async function recordCall(
  { client, feed, incidentId }: Pick<Bench, 'client' | 'feed' | 'incidentId'>,
  terminal: Terminal,
  { playbook, scenarioId }: CallGround,
  given: string,
): Promise<'ended' | 'interrupted' | undefined> {
  const say = (words: string) => {
    for (const line of wrapLines(words, terminal.columns, '')) terminal.say(line)
  }
  const state = feed.state()
  const elapsedMs = Date.now() - (state.openedAt ?? Date.now())
  const people = peopleToCall(playbook, scenarioId ?? state.openedFor, elapsedMs)
  if (people.length === 0) {
    say('The playbook names nobody to call. A note can say whom you called.')
    return undefined
  }
  const person = await askWhom(terminal, people, state, elapsedMs, given)
  if (person === undefined || typeof person === 'string') return person
  const outcome = await askOutcome(terminal, person)
  if (outcome === 'ended' || outcome === 'interrupted') return outcome
  if (outcome === undefined) {
    say('Nothing was recorded.')
    return undefined
  }
  const { who, reach } = person
  await client.call('incident.called', { incidentId, who, outcome, ...(reach === undefined ? {} : { reach }) })
  await feedTo(feed, (await incidentNow(client, incidentId)).state.lastSeq)
  say(`In the journal: called ${who}, ${callWords({ outcome })}.`)
  return undefined
}

async function askWhom(
  terminal: Terminal,
  people: readonly Person[],
  state: IncidentState,
  elapsedMs: number,
  given: string,
): Promise<Person | 'ended' | 'interrupted' | undefined> {
  const found = given === '' ? undefined : chosen(people, given)
  if (found !== undefined) return found
  if (given !== '') terminal.say(nobodyWords(given))
  const due = people.findLast(({ rung }) => rung?.state === 'due')
  for (const [index, person] of people.entries()) {
    const about = personWords(person, elapsedMs, lastCall(state, person), (at) => timeOfDay(at, Date.now()))
    for (const line of wrapLines(`${index + 1} ${person.who}: ${about}`, terminal.columns, '    '))
      terminal.say(person === due ? terminal.tint('bold', line) : line)
  }
  const first = due === undefined ? '' : `, Enter ${people.indexOf(due) + 1}`
  for (;;) {
    const answer = await askForChoice(terminal, 'Whom do you call?', `its number or words of a name${first}, q nobody`)
    if (answer.type === 'ended' || answer.type === 'interrupted') return answer.type
    if (answer.type === 'stop') return undefined
    const text = answer.type === 'text' ? answer.text : ''
    const person = text === '' ? due : chosen(people, text)
    if (person !== undefined) return person
    terminal.say(nobodyWords(text))
  }
}

/** By its number, or by words that only one of them has. */
function chosen(people: readonly Person[], given: string): Person | undefined {
  if (/^\d+$/.test(given)) return people[Number(given) - 1]
  const words = given.toLowerCase().split(/\s+/)
  const found = people.filter(({ who, reach = '' }) => words.every((word) => `${who} ${reach}`.toLowerCase().includes(word)))
  return found.length === 1 ? found[0] : undefined
}

function nobodyWords(given: string): string {
  return `“${given}” is not one of them, or several.`
}

const outcomes: Readonly<Record<string, CallOutcome>> = {
  '': 'reached',
  r: 'reached',
  reached: 'reached',
  n: 'no-answer',
  no: 'no-answer',
  m: 'left-message',
  message: 'left-message',
}

/** Undefined where they were not called after all. */
async function askOutcome(terminal: Terminal, { who, reach }: Person): Promise<CallOutcome | 'ended' | 'interrupted' | undefined> {
  const legend = 'Enter or r reached, n no answer, m left a message, q not called'
  for (const line of wrapLines(`Calling ${who}: ${reach ?? noReach}`, terminal.columns, '')) terminal.say(terminal.tint('bold', line))
  for (;;) {
    const answer = await askForChoice(terminal, 'What comes of it?', legend)
    if (answer.type === 'ended' || answer.type === 'interrupted') return answer.type
    if (answer.type === 'stop') return undefined
    const text = answer.type === 'text' ? answer.text : ''
    const [word = ''] = text.toLowerCase().split(/\s+/)
    if (Object.hasOwn(outcomes, word)) return outcomes[word]
    terminal.say(`“${text}” is none of the answers: ${legend}.`)
  }
}
