// A variable that a step takes from its shell, while what sets it ran in another one: that shell has ended (its container was
// restarted, a connection was lost), the steps run somewhere else now, or it never ran. The shell would take it for empty
// without a word. Said before the step runs; nothing is held up by it.
import type { Playbook } from '../playbook/model/playbook.ts'
import type { Step } from '../playbook/model/procedure.ts'
import { commandsToRun, isForConsole } from '../playbook/runnable.ts'
import { exportedBy, isOfLogin, setBy, usedIn } from '../shell/variables.ts'
import type { TargetId } from './events.ts'
import { type IncidentState, type SessionState, stepOf } from './state.ts'

/**
 * In sentences; undefined where the step lacks nothing, it is not certain, or no incident is open. `targetId` is where it
 * would run; `canType` where there is a terminal to set it in by hand.
 */
export function lostVariableWords(
  step: Step,
  { procedures }: Pick<Playbook, 'procedures'>,
  incident: IncidentState,
  targetId: TargetId | undefined,
  canType: boolean,
): string | undefined {
  const used = commandsToRun(step)
  if (incident.status !== 'open' || targetId === undefined || !used.some(({ text }) => text.includes('$'))) return undefined
  const setHere = new Set(
    step.commands.flatMap(({ text, blanks }) => [...setBy(text), ...blanks.map(({ name }) => name.replace(/\W/g, ''))]),
  )
  const isAsked = (name: string) => !setHere.has(name) && !isOfLogin(name)
  const names = new Set(used.flatMap(({ text }) => usedIn(text, isAsked).map(({ name }) => name)))
  const own = procedures.find(({ steps }) => steps.some(({ id }) => id === step.id))
  const before = own?.steps.slice(
    0,
    own.steps.findIndex(({ id }) => id === step.id),
  )
  const ways = [before ?? [], procedures.flatMap((other) => (other === own ? [] : other.steps))] as const
  const lost = Map.groupBy(names, (name) => whereSet(name, ways, incident, targetId))
  lost.delete(undefined)
  return lost.size === 0 ? undefined : [...lost].map(([where, together]) => sentence(together, where!, canType)).join(' ')
}

function sentence(names: readonly string[], where: string, canType: boolean): string {
  const all = new Intl.ListFormat('en').format(names.map((name) => `$${name}`))
  const orTyped = canType ? `, or type “export ${names[0]}=…” into the terminal` : ''
  return `No step has set ${all} in this shell: ${where}. Run that one first${orTyped}.`
}

/** Undefined where it is set. `before`: of the same procedure, so that they were to run; `others` may be another way, and count only where they ran. */
function whereSet(
  name: string,
  [before, others]: readonly [before: readonly Step[], others: readonly Step[]],
  incident: IncidentState,
  targetId: TargetId,
): string | undefined {
  const here = incident.sessions.filter((session) => session.targetId === targetId)
  const typed = here.find(({ typedVariables = {} }) => Object.hasOwn(typedVariables, name))
  if (typed !== undefined && reachesNextRun(typed, here, typed.typedVariables?.[name] === 'exported')) return undefined
  const toRun = before.filter((step) => sets(step, name))
  const ran = [...others.filter((step) => sets(step, name)), ...toRun].flatMap((step) => runOf(step, name, incident) ?? [])
  const isThere = ran.some((run) => {
    const session = here.findLast(({ startedAt }) => startedAt <= run.startedAt)
    return run.targetId === targetId && session !== undefined && reachesNextRun(session, here, run.isExported)
  })
  const latest = ran.at(-1)
  const setter = latest?.step ?? toRun.at(-1)
  if (isThere || setter === undefined) return undefined
  const target = incident.sessions.findLast((session) => session.targetId === latest?.targetId)?.targetName ?? 'another target'
  const why =
    latest === undefined
      ? 'and has not run'
      : latest.targetId === targetId
        ? `but in one on ${target} that has ended`
        : `but that was on ${target}`
  return `“${setter.title}” does, ${why}`
}

function sets(step: Step, name: string): boolean {
  return step.commands.some((command) => command.kind === 'shell' && !isForConsole(command) && setBy(command.text).includes(name))
}

interface SetterRun {
  readonly step: Step
  readonly targetId: TargetId
  readonly startedAt: number
  readonly isExported: boolean
}

/** Undefined where no command of the step that sets the variable has run. */
function runOf(step: Step, name: string, incident: IncidentState): SetterRun | undefined {
  const { targetId, commands } = stepOf(incident, step.id)
  const setter = step.commands.find(({ id, text }) => Object.hasOwn(commands, id) && setBy(text).includes(name))
  const startedAt = setter === undefined ? undefined : commands[setter.id]?.startedAt
  if (targetId === undefined || startedAt === undefined) return undefined
  return { step, targetId, startedAt, isExported: step.commands.some(({ text }) => exportedBy(text).includes(name)) }
}

/** Whether the session lives, or each one after it on the target is given the exported variables of the one before. */
function reachesNextRun(session: SessionState, here: readonly SessionState[], isExported: boolean): boolean {
  const since = here.slice(here.indexOf(session))
  return since.every(({ endedAt, leavesVariables }, index) => {
    const next = since[index + 1]
    if (endedAt === undefined && next === undefined) return true
    return isExported && (next === undefined ? leavesVariables === true : next.hasVariablesBefore === true)
  })
}
