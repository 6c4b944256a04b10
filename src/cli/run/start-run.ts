// One `runcard run`: opens the playbook, goes on with an open incident of it or opens one, and works through the procedure.
// What this run opened is closed when all of it is done, or nobody is there to go on with it.
import { RuncardError } from '../../contract/errors.ts'
import type { IncidentEvent, IncidentKind } from '../../core/incident/events.ts'
import { atHand } from '../../core/incident/onward/at-hand.ts'
import { isSettled } from '../../core/incident/onward/settled.ts'
import { callingLeftOpen } from '../../core/incident/people.ts'
import { quoted } from '../../core/incident/report/objective.ts'
import { emptyIncident, type IncidentState, type StepState } from '../../core/incident/state.ts'
import type { CommandId, StepId } from '../../core/playbook/model/document.ts'
import type { Playbook } from '../../core/playbook/model/playbook.ts'
import type { Procedure, Step } from '../../core/playbook/model/procedure.ts'
import { withoutStop } from '../../core/playbook/wording/titles.ts'
import { findStep } from '../../engine/incident/incidents.ts'
import { type Composition, withEngine } from '../compose.ts'
import { answerQuestions } from '../targets/answer-questions.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { wrapLines } from '../text/wrap.ts'
import type { Bench } from './bench.ts'
import { type IncidentWish, incidentForRun } from './choose-incident.ts'
import { printDryRun } from './dry-run.ts'
import { type FeedEvent, feedTo, followIncident, type IncidentNow, incidentNow } from './feed.ts'
import { type Interrupts, LeftError, watchInterrupts } from './interrupts.ts'
import { createJsonReporter } from './json-reporter.ts'
import { openKeyboard } from './keyboard.ts'
import { planSteps, refuseUnattended } from './plan.ts'
import { askToClose } from './questions.ts'
import { type CallGround, recordCall } from './record-call.ts'
import type { Reporter } from './reporter.ts'
import { createTextReporter } from './text-reporter.ts'
import { requireBlanksOf, valuesFor } from './values.ts'
import { workThrough } from './work-through.ts'

export interface RunOptions extends IncidentWish {
  readonly file: string
  /** NAME=VALUE, as given. */
  readonly settings: readonly string[]
  readonly confirmation: string | undefined
  readonly keepsGoing: boolean
  readonly printsJson: boolean
  readonly shell: string | undefined
  /** Where the steps run: a name or an address; where the incident was left, or this machine, when left out. */
  readonly target: string | undefined
  /** Only says what would run. */
  readonly isDry: boolean
  /** `before`: what happened in the incident that is gone on with. The exit status where nobody chose one. */
  readonly choose: (playbook: Playbook, before: IncidentState) => Promise<Procedure | number>
}

/** Returns the exit status. */
export async function startRun(options: RunOptions, terminal: Terminal): Promise<number> {
  const interrupts = watchInterrupts(terminal.answers)
  try {
    const shell = options.shell === undefined ? {} : { shell: options.shell }
    return await withEngine(
      terminal,
      (composition) => Promise.race([interrupts.left, run(composition, options, interrupts, terminal)]),
      shell,
    )
  } catch (error) {
    if (error instanceof LeftError) return error.exitStatus
    throw error
  } finally {
    interrupts.close()
  }
}

async function run({ engine, client }: Composition, options: RunOptions, interrupts: Interrupts, terminal: Terminal): Promise<number> {
  const { file, confirmation, isUnattended } = options
  const playbookId = await engine.openFile(file)
  const { playbook, hash } = await client.call('playbook.open', { playbookId })
  const { title } = playbook
  const chosen = options.isDry ? 'new' : await incidentForRun(client, terminal, { playbookId, title }, options)
  if (typeof chosen === 'number') return chosen
  const { kind } = chosen === 'new' ? options : chosen
  const left: IncidentNow = chosen === 'new' ? { state: emptyIncident } : await incidentNow(client, chosen.incidentId)
  const before = left.state
  const procedure = await options.choose(playbook, before)
  if (typeof procedure === 'number') return procedure
  requireBlanksOf(procedure, options.settings)
  const values = valuesFor(procedure, options.settings, terminal.env, before.values)
  const target = await client.call('targets.find', { text: options.target ?? left.targetId ?? 'local' })
  const keyboard = openKeyboard(client, interrupts.interrupt)
  const steps = planSteps(procedure, { isUnattended, hasKeyboard: keyboard !== undefined })

  if (confirmation !== undefined && confirmation !== target.name)
    throw new RuncardError('confirmation-wrong', { confirmation, target: target.name })
  if (options.isDry) {
    await printDryRun(terminal, { procedure, steps, values, target, printsJson: options.printsJson })
    return 0
  }
  if (isUnattended) refuseUnattended(steps, before, values, confirmation, target)

  const reporter = options.printsJson ? createJsonReporter(terminal, playbook) : createTextReporter(terminal)
  const { values: lastValues, steps: lastRuns } = await client.call('playbook.history', { playbookId })
  const isNew = chosen === 'new'
  const place = procedure.scenarioId === undefined ? {} : { scenarioId: procedure.scenarioId }
  const { incidentId } = isNew ? await client.call('incident.open', { playbookId, kind, ...place }) : chosen
  const stopAnswering = answerQuestions(client, terminal, keyboard)
  const feed = followIncident(client, incidentId, before.lastSeq, relay(reporter, playbook))
  const isForPerson = terminal.answers.isPerson && !isUnattended
  const stays = () => terminal.say(`The ${kind} stays open: “runcard run ${file}${kind === 'drill' ? ' --drill' : ''}” goes on with it.`)
  try {
    await feedTo(feed, Math.max(1, before.lastSeq))
    const bench = {
      client,
      feed,
      interrupts,
      keyboard,
      incidentId,
      target,
      values,
      hash,
      say: terminal.say,
      typed: new Set<CommandId>(),
    }
    const since = isNew ? {} : { openSince: chosen.openedAt }
    const facts = { title, file, target: target.name, kind, incidentId, ...since }
    const work = { ...options, facts, isForPerson, playbook, lastValues, lastRuns }
    const tally = await workThrough(bench, terminal, reporter, work, procedure)
    const ground = { playbook, scenarioId: procedure.scenarioId }
    const isToClose = isForPerson ? tally.isAsked && (await isOver(bench, terminal, ground, kind, isNew && tally.isThrough)) : isNew
    if (isToClose) {
      await client.call('incident.close', { incidentId })
      // Everything that was recorded before it has been told when this has.
      await feed.until((event): event is IncidentEvent => event.type === 'incident-closed')
    }
    await reporter.finished(tally)
    if (!isToClose) stays()
    return tally.exitStatus
  } catch (error) {
    // What went wrong is told by whoever called; that nobody is there to close the incident would only be one more thing.
    if (isForPerson) stays()
    else if (isNew) await client.call('incident.close', { incidentId }).catch(() => {})
    throw error
  } finally {
    stopAnswering()
    feed.close()
  }
}

/** Hands the feed's events to the reporter; of a step that runs in pieces only the first start is told. */
function relay(reporter: Reporter, playbook: Playbook): (event: FeedEvent) => Promise<void> {
  let lastStarted: Step | undefined
  return async (event) => {
    if (event.type === 'step-started') {
      const step = findStep(playbook, event.stepId)
      if (step !== undefined && step !== lastStarted) await reporter.stepStarted(step)
      lastStarted = step
    }
    await reporter.event(event)
  }
}

/** Whether to close the incident: of itself where all is done and everybody was called, else when that is said. */
async function isOver(bench: Bench, terminal: Terminal, ground: CallGround, kind: IncidentKind, isThrough: boolean): Promise<boolean> {
  for (;;) {
    const state = bench.feed.state()
    const left = callingLeftOpen(ground.playbook, ground.scenarioId ?? state.openedFor, state, Date.now())
    if (isThrough && left.length === 0) return true
    const unsettled = unsettledWords(ground.playbook, state)
    for (const words of [...(unsettled === undefined ? [] : [unsettled]), ...left])
      for (const line of wrapLines(words, terminal.columns, '')) terminal.say(terminal.tint('yellow', line))
    const answer = await askToClose(terminal, kind)
    if (answer !== 'call') return answer === 'close'
    if ((await recordCall(bench, terminal, ground, '')) !== undefined) return false
  }
}

/** What was tried and is neither done nor skipped, nor anything else done for it: closed with that, the objective is not met. */
function unsettledWords(playbook: Playbook, { steps }: IncidentState): string | undefined {
  const page = atHand(playbook)
  const tried = Object.entries<StepState>(steps).filter(([id, { status }]) => status !== 'todo' && !isSettled(page, id as StepId, steps))
  const titles = tried.map(([, { title }]) => withoutStop(title))
  return titles.length === 0 ? undefined : `Tried, and neither done nor skipped: ${quoted(titles)}.`
}
