// What the keys and buttons of a step do. A run goes through the questions in a fixed order: is an incident open, are the
// blanks filled, is the target's name typed where it is dangerous, is the folder trusted. The first that is not stops it
// there and takes the responder to the place where it is answered.
import { RuncardError } from '../../contract/errors.ts'
import { stepOf } from '../../core/incident/state.ts'
import type { CommandId, Step, StepId } from '../../core/playbook/model.ts'
import { openDialog, type RunRequest } from '../app/dialogs.ts'
import type { Stores } from '../app/stores.ts'
import { announce } from '../parts/live-region.tsx'
import { answerInTerminal, focusTerminal, openTerminal } from '../terminal/visibility.ts'
import { commandsToRun, hazardsOf, unfilled, valuesFor } from './readiness.ts'

export function stepElement(stepId: StepId): HTMLElement | null {
  return document.querySelector(`[data-step="${CSS.escape(stepId)}"]`)
}

function focusIn(stepId: StepId, selector: string): void {
  const field = stepElement(stepId)?.querySelector<HTMLElement>(selector)
  field?.focus()
  // What is in it was not enough: typing replaces it.
  if (field instanceof HTMLInputElement) field.select()
}

export function createStepActions({ incident, playbook, notices }: Stores) {
  const isOpen = () => incident.getState().incidentId !== undefined && incident.getState().incident.status === 'open'
  const find = (stepId: StepId): Step | undefined => playbook.getState().page?.steps.get(stepId)?.step

  /** Everything but reading needs an open incident; asks for one where there is none. */
  function needsIncident(request?: RunRequest): boolean {
    if (isOpen()) return false
    if (incident.getState().incidentId !== undefined) notices.fail(new RuncardError('incident-closed', {}))
    else openDialog({ type: 'open-incident', ...(request === undefined ? {} : { run: request }) })
    return true
  }

  async function run(stepId: StepId, commandId?: CommandId): Promise<void> {
    const step = find(stepId)
    const opened = playbook.getState().opened
    if (step === undefined || opened === undefined) return
    if (needsIncident({ stepId, ...(commandId === undefined ? {} : { commandId }) })) return
    const { values, confirmations, targets, targetId, incident: state, starting } = incident.getState()
    if (stepOf(state, stepId).status === 'running' || starting.has(stepId)) return
    const commands = commandsToRun(step, commandId)
    if (commands.length === 0) return void tick(stepId)
    playbook.setCursor(stepId)
    const missing = unfilled(commands, values)
    if (missing.length > 0) {
      announce(`To be filled in first: ${missing.map((blank) => blank.label).join(', ')}.`)
      return focusIn(stepId, '[data-blank][data-empty]')
    }
    const target = targets.find((row) => row.targetId === targetId)
    const isDangerous = hazardsOf(commands).length > 0
    if (isDangerous && confirmations[stepId] !== target?.name) {
      announce(`Dangerous. Type the target’s name, ${target?.name ?? ''}, to run it.`)
      return focusIn(stepId, '[data-confirmation] input')
    }
    if (!opened.trusted) {
      const onTrusted = () => void playbook.reload().then(() => run(stepId, commandId))
      return openDialog({ type: 'trust', folderId: opened.folderId, onTrusted })
    }
    const talks = commands.some((command) => command.interactive)
    if (talks) openTerminal()
    const confirmation = confirmations[stepId]
    stepElement(stepId)?.focus({ preventScroll: true })
    await incident.run({
      stepId,
      hash: opened.hash,
      values: valuesFor(commands, values),
      ...(commandId === undefined ? {} : { commandId }),
      ...(isDangerous && confirmation !== undefined ? { confirmation } : {}),
    })
    incident.setConfirmation(stepId, '')
    playbook.reloadHistory()
    if (talks) focusTerminal()
    const problem = incident.getState().problems[stepId]
    if (problem instanceof RuncardError && problem.code === 'step-changed') await playbook.reload()
  }

  async function tick(stepId: StepId): Promise<void> {
    if (needsIncident()) return
    const { status } = stepOf(incident.getState().incident, stepId)
    if (status === 'running') return
    await (status === 'done' ? incident.reset(stepId) : incident.tick(stepId))
  }

  return {
    run,
    tick,
    /** Enter: runs what can run, ticks what can't, opens what is finished, leads to the terminal where something runs. */
    go(stepId: StepId): void {
      const { status } = stepOf(incident.getState().incident, stepId)
      if (status === 'running') answerInTerminal()
      else if (status === 'done' || status === 'skipped') playbook.toggleUnfolded(stepId)
      else void run(stepId)
    },
    skip: (stepId: StepId) => needsIncident() || openDialog({ type: 'skip', stepId }),
    fail: (stepId: StepId) => needsIncident() || openDialog({ type: 'fail', stepId }),
    undo(stepId: StepId): void {
      if (needsIncident()) return
      const { status } = stepOf(incident.getState().incident, stepId)
      if (status !== 'todo' && status !== 'running') void incident.reset(stepId)
    },
    async stop(stepId: StepId): Promise<void> {
      const result = await incident.stop(stepId)
      if (result === undefined || result.stillRunning.length === 0) return
      notices.say('Stopped, but something may still be running.', `Look for it on the target: ${result.stillRunning.join(', ')}.`)
    },
  }
}

export type StepActions = ReturnType<typeof createStepActions>
