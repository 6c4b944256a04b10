// The keys of a step, for as long as the page is shown.
import { useStore } from 'zustand'
import { stepOf } from '../../core/incident/state.ts'
import type { StepId } from '../../core/playbook/model/document.ts'
import { useActionHandlers } from '../actions/handlers.ts'
import { openDialog } from '../app/dialogs.ts'
import { useStores } from '../app/stores.ts'
import { announce } from '../parts/live-region.tsx'
import { printingCommands } from '../step/run-output.tsx'
import { stepElement } from '../step/step-actions.ts'
import { useStepActions } from '../step/use-step-actions.ts'
import { optionsWith, type Page, visibleSteps } from './page.ts'

export function useStepKeys(page: Page | undefined): void {
  const { playbook, incident } = useStores()
  const actions = useStepActions()
  const cursor = useStore(playbook, (view) => view.cursor)
  const status = useStore(incident, (view) => (cursor === undefined ? 'todo' : stepOf(view.incident, cursor).status))
  const isOpen = useStore(incident, (view) => view.incident.status === 'open')
  const hasIncident = useStore(incident, (view) => view.incidentId !== undefined && view.incident.status !== 'unknown')
  const isReading = useStore(incident, (view) => view.incidentId === undefined)

  function move(by: 1 | -1): void {
    if (page === undefined) return
    const visible = visibleSteps(page, playbook.getState().options)
    const at = cursor === undefined ? -1 : visible.indexOf(cursor)
    const next = at === -1 ? (by === 1 ? nearestInView(visible) : undefined) : visible[at + by]
    if (next !== undefined) playbook.setCursor(next)
  }

  function showNextOption(): void {
    const procedure = page === undefined || cursor === undefined ? undefined : page.steps.get(cursor)?.procedure
    const part = page === undefined || procedure === undefined ? undefined : optionsWith(page, procedure.id)
    if (part === undefined) return
    const shown = playbook.getState().options[part.key] ?? part.options[0]?.procedure.id
    const at = part.options.findIndex((option) => option.procedure.id === shown)
    const next = part.options[(at + 1) % part.options.length]
    const first = next?.procedure.steps[0]
    if (next === undefined || first === undefined) return
    playbook.chooseOption(part.key, next.procedure.id)
    playbook.setCursor(first.id)
    announce(`Option ${next.letter}: ${next.title}.`)
  }

  function copyCommands(): void {
    const step = page === undefined || cursor === undefined ? undefined : page.steps.get(cursor)?.step
    if (step === undefined || step.commands.length === 0) return
    void navigator.clipboard.writeText(step.commands.map((command) => command.text).join('\n')).then(
      () => announce('Copied.'),
      () => announce('The system’s clipboard refused it.'),
    )
  }

  function showOutput(): void {
    if (cursor === undefined) return
    const step = page?.steps.get(cursor)?.step
    const state = stepOf(incident.getState().incident, cursor)
    // Of several commands the last that has something to show.
    const commandId =
      (step === undefined ? undefined : printingCommands(step, state).at(-1)?.id) ??
      state.commandIds.findLast((id) => state.commands[id] !== undefined)
    const command = commandId === undefined ? undefined : state.commands[commandId]
    if (commandId !== undefined && command !== undefined)
      openDialog({ type: 'output', title: step?.title ?? '', runId: command.runId, commandId })
  }

  const withCursor = (act: (stepId: NonNullable<typeof cursor>) => void) => (cursor === undefined ? undefined : () => act(cursor))
  const isFinished = status === 'done' || status === 'skipped'
  useActionHandlers({
    'step.next': () => move(1),
    'step.previous': () => move(-1),
    'step.run': cursor === undefined ? () => move(1) : () => whenInSight(cursor, () => actions.go(cursor)),
    'step.tick': withCursor((id) => whenInSight(id, () => void actions.tick(id))),
    'step.rest': withCursor((id) => whenInSight(id, () => actions.rest(id))),
    'step.stop': status === 'running' ? withCursor((id) => void actions.stop(id)) : undefined,
    'step.skip': withCursor((id) => actions.skip(id)),
    'step.fail': withCursor((id) => actions.fail(id)),
    'step.undo': isOpen ? withCursor((id) => actions.undo(id)) : undefined,
    'step.unfold': isFinished ? withCursor((id) => playbook.toggleUnfolded(id)) : undefined,
    'step.output': withCursor(showOutput),
    'step.copy': withCursor(copyCommands),
    'page.option': withCursor(showNextOption),
    'incident.note': isOpen ? () => openDialog({ type: 'note', ...(cursor === undefined ? {} : { stepId: cursor }) }) : undefined,
    'incident.message': hasIncident ? () => openDialog({ type: 'message' }) : undefined,
    'incident.target': isOpen || isReading ? () => openDialog({ type: 'target' }) : undefined,
    'incident.open': isReading ? () => openDialog({ type: 'open-incident' }) : undefined,
    'incident.close': isOpen ? () => openDialog({ type: 'close-incident' }) : undefined,
  })
}

/** Where no step is chosen yet: the first one that can be seen. */
function nearestInView(visible: readonly StepId[]): StepId | undefined {
  return visible.find((id) => (stepElement(id)?.getBoundingClientRect().top ?? -1) >= 0) ?? visible[0]
}

/** Nothing is run or ticked that is out of sight: the first key press brings it there, the next one does it. */
function whenInSight(stepId: StepId, act: () => void): void {
  const element = stepElement(stepId)
  const view = element?.closest('main')?.getBoundingClientRect()
  const card = element?.getBoundingClientRect()
  if (element === null || view === undefined || card === undefined) return
  const head = Math.min(card.height, 60)
  if (card.top + head > view.bottom || card.bottom - head < view.top) element.scrollIntoView({ block: 'center' })
  else act()
}
