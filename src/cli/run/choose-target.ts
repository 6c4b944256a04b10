// Another target in the middle of a procedure: named after `t`, or chosen from the list. Only from the next run on, and never
// without saying where that is.
import { describeError, RuncardError } from '../../contract/errors.ts'
import { targetLines, targetProblemWords } from '../targets/target-table.ts'
import type { Terminal } from '../terminal/terminal.ts'
import type { Bench } from './bench.ts'
import { askForChoice } from './questions.ts'

/** `given`: a name or an address, '' to be asked for it. Returns how a question was left that nobody answered. */
export async function chooseTarget(bench: Bench, terminal: Terminal, given: string): Promise<'ended' | 'interrupted' | undefined> {
  const { client, say } = bench
  let text = given
  if (text === '') {
    const { targets, problems } = await client.call('targets.list', {})
    for (const line of targetLines(targets, terminal.tint)) say(line)
    for (const problem of problems) say(targetProblemWords(problem))
    const answer = await askForChoice(terminal, 'Which target?', `its name or its address, Enter or q stays with ${bench.target.name}`)
    if (answer.type === 'ended' || answer.type === 'interrupted') return answer.type
    if (answer.type !== 'text') return undefined
    text = answer.text
  }
  try {
    bench.target = await client.call('targets.find', { text })
    const { name, detail } = bench.target
    say(`From here on: ${terminal.tint('bold', name)}${detail === '' || detail === name ? '' : ` (${detail})`}`)
  } catch (error) {
    // Lines that were written beforehand were written for the other one.
    if (!(error instanceof RuncardError) || !terminal.answers.isPerson) throw error
    const { title, next } = describeError(error)
    say(`${title}\n${next}\nIt stays ${bench.target.name}.`)
  }
  return undefined
}
