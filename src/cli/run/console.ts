// While a step runs on a person's terminal and has opened a console: Ctrl-T types into it what the playbook has for it, one
// command at each press. Never by itself, and what comes of it is only on the terminal.
import { RuncardError } from '../../contract/errors.ts'
import type { Bench } from './bench.ts'
import { commandsToRun, type PlannedStep } from './plan.ts'

/** Says what there is to type; returns what Ctrl-T does, undefined where there is nothing or nobody to press it. */
export function offerConsole(bench: Bench, planned: PlannedStep, confirmation: string | undefined): (() => void) | undefined {
  const { forConsole } = planned
  const { client, keyboard, incidentId, hash, say, typed } = bench
  const { targetId } = bench.target
  if (keyboard === undefined) return undefined
  if (forConsole.length === 0) {
    const commands = commandsToRun(planned)
    if (commands.some(({ interactive }) => interactive)) say('What you type goes to what this opens, until it ends; Ctrl-C stops it.')
    else if (commands.some(({ follows }) => follows)) say('It runs until you stop it with Ctrl-C.')
    return undefined
  }
  const lines = forConsole.flatMap(({ command }) => command.text.split('\n')).map((line) => `    ${line}`)
  say(['Once the console is open, Ctrl-T types the next of these into it:', ...lines].join('\n'))
  let at = 0
  let isTyping = false

  async function typeNext(): Promise<void> {
    const next = forConsole[at]
    if (next === undefined) return say('That was all that the playbook has for this console.')
    const { stepId, command } = next
    const wanted = Object.fromEntries(command.blanks.map(({ name }) => [name, bench.values[name] ?? '']))
    const confirmed = confirmation === undefined ? {} : { confirmation }
    await client.call('step.type', { incidentId, stepId, commandId: command.id, targetId, hash, values: wanted, ...confirmed })
    typed.add(command.id)
    at += 1
  }

  return () => {
    if (isTyping) return
    isTyping = true
    typeNext()
      .catch((error: unknown) => {
        if (!(error instanceof RuncardError)) throw error
        say(`\n${error.message}`)
      })
      .finally(() => {
        isTyping = false
      })
  }
}
