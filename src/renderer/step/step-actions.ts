// What the keys and buttons of a step do. A run goes through the questions in a fixed order: is an incident open, are the
// blanks filled, is the target's name typed where it is dangerous, is the folder trusted. The first that is not stops it
// there and takes the responder to the place where it is answered.
import { RuncardError } from '../../contract/errors.ts'
import { lastTouched, runningOn, stepOf, wentOnAfter } from '../../core/incident/state.ts'
import { backTo } from '../../core/incident/timeline.ts'
import type { Command } from '../../core/playbook/model/command.ts'
import type { CommandId, StepId } from '../../core/playbook/model/document.ts'
import type { Step } from '../../core/playbook/model/procedure.ts'
import { isForConsole, isForShell } from '../../core/playbook/runnable.ts'
import { withoutStop } from '../../core/playbook/wording/titles.ts'
import { keyLabel } from '../actions/actions.ts'
import { openDialog, type RunRequest } from '../app/dialogs.ts'
import type { Stores } from '../app/stores.ts'
import { announce } from '../parts/live-region.tsx'
import { goToTerminal, keepKeysFromTerminal, openTerminalForStep, showTerminal, takeKeys } from '../terminal/visibility.ts'
import { asksOnTarget } from './asks.ts'
import { filledText } from './filled-text.ts'
import { blanksOf, commandsOfRun, firstLeft, hazardsOf, nextToType, typedNext, unfilled, valuesFor } from './readiness.ts'
import { filledValues, takenHere } from './secret-values.ts'

export function stepElement(stepId: StepId): HTMLElement | null {
  return document.querySelector(`[data-step="${CSS.escape(stepId)}"]`)
}

function focusIn(stepId: StepId, selector: string): void {
  const field = stepElement(stepId)?.querySelector<HTMLElement>(selector)
  field?.focus()
  // What is in it was not enough: typing replaces it.
  if (field instanceof HTMLInputElement) field.select()
}

export function createStepActions({ client, incident, playbook, notices }: Stores) {
  const isOpen = () => incident.getState().incidentId !== undefined && incident.getState().incident.status === 'open'
  const find = (stepId: StepId): Step | undefined => playbook.getState().page?.steps.get(stepId)?.step

  /** Everything but reading needs an open incident; asks for one where there is none. */
  function needsIncident(request?: RunRequest): boolean {
    if (isOpen()) return false
    if (incident.getState().incidentId !== undefined) notices.failHere(new RuncardError('incident-closed', {}))
    else openDialog({ type: 'open-incident', ...(request === undefined ? {} : { run: request }) })
    return true
  }

  async function run(stepId: StepId, commandId?: CommandId, andAfter?: true): Promise<void> {
    const step = find(stepId)
    const opened = playbook.getState().opened
    if (step === undefined || opened === undefined) return
    if (needsIncident({ stepId, ...(commandId === undefined ? {} : { commandId }) })) return
    const { incident: state, starting } = incident.getState()
    if (stepOf(state, stepId).status === 'running' || starting.has(stepId)) return
    const commands = commandsOfRun(step, stepOf(state, stepId), commandId, andAfter)
    if (commands.length === 0) return void tick(stepId)
    playbook.setCursor(stepId)
    if (isHeldUp(stepId, commands, () => run(stepId, commandId, andAfter))) return
    const talks = commands.some((command) => command.interactive)
    // What the playbook has for the console that opens comes next, from here.
    const isTypedFromHere =
      commandId === undefined &&
      (step.commands.some(isForConsole) || typedNext(step, incident.getState().incident, playbook.getState().page) !== undefined)
    stepElement(stepId)?.focus({ preventScroll: true })
    if (talks && isTypedFromHere) showTerminal()
    else if (talks) openTerminalForStep(stepId)
    else keepKeysFromTerminal()
    await incident.run({
      ...requestFor(stepId, commands, opened),
      ...(commandId === undefined ? {} : { commandId }),
      ...(andAfter ? { andAfter } : {}),
    })
    incident.setConfirmation(stepId, '')
    playbook.reloadHistory()
    takeKeys()
    const problem = incident.getState().problems[stepId]
    void settleSecrets(commands, problem === undefined)
    if (problem instanceof RuncardError && problem.code === 'step-changed') await playbook.reload()
  }

  /** Types the next command of the step that is for a console into the one that is open; with none left, leads to the terminal. */
  async function type(stepId: StepId): Promise<void> {
    const step = find(stepId)
    const opened = playbook.getState().opened
    if (step === undefined || opened === undefined || needsIncident()) return
    const command = nextOnTarget(step)
    if (command === undefined) return answer()
    if (isHeldUp(stepId, [command], () => type(stepId))) return
    stepElement(stepId)?.focus({ preventScroll: true })
    const isTyped = await incident.type({ ...requestFor(stepId, [command], opened), commandId: command.id })
    incident.setConfirmation(stepId, '')
    void settleSecrets([command], isTyped)
    if (!isTyped) return
    const isLast = step.commands.findLast(isForConsole) === command
    announce(`Typed into the console: ${command.text}${isLast ? '. That was all of this step.' : ''}`)
    showTerminal()
  }

  /** Keeps what was ticked, and takes it from where it is kept from now on. What was offered may be gone where nothing started. */
  async function settleSecrets(commands: readonly Command[], isStarted: boolean): Promise<void> {
    const { values, toKeep, targetId } = incident.getState()
    const { playbookId } = playbook.getState()
    if (!isStarted) return playbook.reloadSecrets()
    if (playbookId === undefined || targetId === undefined) return
    for (const { name } of blanksOf(commands)) {
      const secret = values[name] ?? ''
      if (!toKeep.has(name) || secret === '') continue
      try {
        await client.call('secrets.keep', { playbookId, targetId, blank: name, secret })
        await playbook.reloadSecrets()
        incident.take(name)
      } catch (error) {
        notices.failHere(error)
      }
    }
  }

  /** Takes the responder to the first blank that is still empty, as the command reads: the field of a secret may stand below the others. */
  function hasGap(stepId: StepId, commands: readonly Command[]): boolean {
    const missing = unfilled(commands, filled())
    const [first] = missing
    if (first === undefined) return false
    announce(`To be filled in first: ${missing.map((blank) => blank.label).join(', ')}.`)
    focusIn(stepId, `[data-blank="${CSS.escape(first.name)}"]`)
    return true
  }

  const filled = () => filledValues(incident.getState(), playbook.getState().secrets)

  function targetName(): string | undefined {
    const { targets, targetId } = incident.getState()
    return targets.find((row) => row.targetId === targetId)?.name
  }

  /** They are dangerous, and the target's name is not typed yet. */
  function isToConfirm(stepId: StepId, commands: readonly Command[]): boolean {
    return hazardsOf(commands).length > 0 && incident.getState().confirmations[stepId] !== targetName()
  }

  /** What is still needed before these may go to the target: the responder is taken there. `again` is what to do once trusted. */
  function isHeldUp(stepId: StepId, commands: readonly Command[], again: () => Promise<void>): boolean {
    if (hasGap(stepId, commands)) return true
    if (isToConfirm(stepId, commands)) {
      announce(`Dangerous. Type the target’s name, ${targetName() ?? ''}, to run it.`)
      focusIn(stepId, '[data-confirmation] input')
      return true
    }
    const { opened } = playbook.getState()
    if (opened === undefined || opened.trusted) return false
    openDialog({ type: 'trust', folderId: opened.folderId, onTrusted: () => void playbook.reload().then(again) })
    return true
  }

  function requestFor(stepId: StepId, commands: readonly Command[], { hash }: { readonly hash: string }) {
    const { values, confirmations } = incident.getState()
    const confirmation = hazardsOf(commands).length > 0 ? confirmations[stepId] : undefined
    const taken = takenHere(incident.getState(), playbook.getState().secrets)
    const offered = blanksOf(commands).flatMap(({ name }) => (taken.has(name) ? [name] : []))
    return {
      stepId,
      hash,
      values: valuesFor(commands, values),
      ...(offered.length === 0 ? {} : { offered }),
      ...(confirmation === undefined ? {} : { confirmation }),
    }
  }

  /** What the step has left for the console that is open on the target. */
  function nextOnTarget(step: Step): Command | undefined {
    const { incident: state, targetId } = incident.getState()
    return nextToType(step, state, targetId, playbook.getState().page)
  }

  /** To the terminal, for what runs on the target: the keys come back when that ends. */
  function answer(): void {
    const { incident: state, targetId } = incident.getState()
    goToTerminal(targetId === undefined ? undefined : runningOn(state, targetId)?.stepId)
  }

  async function tick(stepId: StepId): Promise<void> {
    if (needsIncident()) return
    const { status } = stepOf(incident.getState().incident, stepId)
    if (status === 'running') return
    await (status === 'done' ? incident.reset(stepId) : incident.tick(stepId))
  }

  return {
    run,
    type,
    tick,
    answer,
    /**
     * Out of a blank that was filled in: to the next one that is empty. After the last one to where the target's name is typed, or else
     * back to the step: what will run is in sight there before a key runs it. A name that is typed on the step would be keys of the page.
     */
    goOnFilling(stepId: StepId): void {
      const step = find(stepId)
      if (step === undefined) return
      const next = nextOnTarget(step)
      const commands = next === undefined ? commandsOfRun(step, stepOf(incident.getState().incident, stepId)) : [next]
      if (hasGap(stepId, commands)) return
      const card = stepElement(stepId)
      const runs = commands.map((command) => filledText(command, filled()) ?? command.text).join('\n')
      if (isToConfirm(stepId, commands)) {
        focusIn(stepId, '[data-confirmation] input')
        announce(`Filled in. Type the target’s name, ${targetName() ?? ''}, to run: ${runs}`)
      } else {
        card?.focus({ preventScroll: true })
        announce(`Filled in. Enter runs: ${runs}`)
      }
      card?.querySelector('[data-runs-as]')?.scrollIntoView({ block: 'nearest' })
    },
    /** What the step's run did not come to, because a command before it failed. */
    rest(stepId: StepId): void {
      const step = find(stepId)
      const commandId = step === undefined ? undefined : firstLeft(step, stepOf(incident.getState().incident, stepId))
      if (commandId !== undefined) void run(stepId, commandId, true)
    },
    /**
     * Enter: runs what can run, types what is for the open console, ticks the rest, opens what is finished, leads to the terminal. Not
     * to that of a program that runs and asks nothing: the next Enter of a hurried hand would end in the shell.
     */
    go(stepId: StepId): void {
      const state = stepOf(incident.getState().incident, stepId)
      const { status } = state
      const step = find(stepId)
      if (step === undefined) return
      const next = nextOnTarget(step)
      const asks = asksOnTarget(incident.getState())
      const canStart = status !== 'running' && commandsOfRun(step, state).length > 0 && (next === undefined || !isForShell(next))
      if (status === 'done' || status === 'skipped') playbook.toggleUnfolded(stepId)
      else if (wentOnAfter(state).length > 0) void tick(stepId)
      else if (!canStart && next !== undefined && !asks) void type(stepId)
      else if (!canStart && next !== undefined) answer()
      else if (status !== 'running') void run(stepId)
      else if (asks || step.commands.some((command) => command.interactive || isForConsole(command))) answer()
      else announce(`Step ${step.number} is running. ${keyLabel('step.stop')} stops it.`)
    },
    skip: (stepId: StepId) => needsIncident() || openDialog({ type: 'skip', stepId }),
    fail: (stepId: StepId) => needsIncident() || openDialog({ type: 'fail', stepId }),
    undo(stepId: StepId): void {
      if (needsIncident()) return
      const { status } = stepOf(incident.getState().incident, stepId)
      if (status === 'running') return void notices.say(`It is running. ${keyLabel('step.stop')} stops it.`)
      if (status !== 'todo') return void incident.reset(stepId)
      // The cursor goes on when a step is done: what is to be taken back is behind it.
      const last = lastTouched(incident.getState().incident)
      const step = last === undefined ? undefined : find(last)
      if (last === undefined || step === undefined) return void notices.say('Nothing to undo: no step has been done, skipped or failed.')
      const leadsTo = backTo(stepOf(incident.getState().incident, last)).toLowerCase()
      playbook.setCursor(last)
      void incident.reset(last)
      notices.say(`Undone: step ${step.number}, ${withoutStop(step.title)}: ${leadsTo}.`)
    },
    async stop(stepId: StepId): Promise<void> {
      const result = await incident.stop(stepId)
      if (result === undefined || result.stillRunning.length === 0) return
      notices.say('Stopped, but something may still be running.', `Look for it on the target: ${result.stillRunning.join(', ')}.`)
    },
  }
}

export type StepActions = ReturnType<typeof createStepActions>
