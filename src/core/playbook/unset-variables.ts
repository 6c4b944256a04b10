// A variable that a step takes from its shell, while the playbook sets it only in scripts of their own: what a script sets ends
// with it, and the shell would take the variable for empty without a word. Said before the step runs; nothing is held up by it.
import { isOfLogin, setBy, usedIn } from '../shell/variables.ts'
import type { Playbook } from './model/playbook.ts'
import type { Step } from './model/procedure.ts'
import { commandsToRun } from './runnable.ts'

/** In the words of a sentence; undefined where the step has none, or it is not certain. `canType`: there is a terminal to set it in by hand. */
export function unsetVariableWords(step: Step, { procedures }: Pick<Playbook, 'procedures'>, canType: boolean): string | undefined {
  const used = commandsToRun(step)
  if (!used.some(({ text }) => text.includes('$'))) return undefined
  const setIn = new Map<string, Step>()
  const setForAll = new Set(used.flatMap(({ blanks }) => blanks.map(({ name }) => name)))
  for (const { steps } of procedures)
    for (const other of steps)
      for (const { kind, text } of other.commands)
        for (const name of setBy(text)) {
          if (kind !== 'script' || other === step || isOfLogin(name)) setForAll.add(name)
          else if (!setIn.has(name)) setIn.set(name, other)
        }
  const isAsked = (name: string) => setIn.has(name) && !setForAll.has(name)
  const names = [...new Set(used.flatMap(({ text }) => usedIn(text, isAsked).map(({ name }) => name)))]
  return names.length === 0 ? undefined : names.map((name) => wordsOf(name, setIn.get(name)!, canType)).join(' ')
}

function wordsOf(name: string, { title }: Step, canType: boolean): string {
  const byHand = canType ? ` Where it has to be set, type “export ${name}=…” into the terminal first.` : ''
  return `No step sets $${name} for the shell: “${title}” sets it, but as a script of its own, and what a script sets ends with it.${byHand}`
}
