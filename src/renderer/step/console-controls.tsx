// While something runs on the target: typing the step's next command into the console that it opened, or answering what it asks.
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { stepOf } from '../../core/incident/state.ts'
import { wayOut } from '../../core/playbook/console-way-out.ts'
import type { Command } from '../../core/playbook/model/command.ts'
import type { Step } from '../../core/playbook/model/procedure.ts'
import { isForShell } from '../../core/playbook/runnable.ts'
import { keyLabel } from '../actions/actions.ts'
import { useStores } from '../app/stores.ts'
import { Button } from '../parts/button.tsx'
import { Keycap } from '../parts/keycap.tsx'
import { announce } from '../parts/live-region.tsx'
import { WholeWords } from '../parts/whole-words.tsx'
import { useTerminalVisibility } from '../terminal/visibility.ts'
import { asksOnTarget } from './asks.ts'
import { Confirmation } from './confirmation.tsx'
import styles from './controls.module.css'
import { filledText } from './filled-text.ts'
import { nextToType, openConsole, typedNext, unfilled } from './readiness.ts'
import { useFilledValues } from './secret-values.ts'
import { useStepActions } from './use-step-actions.ts'

/** What would be typed next; undefined where nothing runs that could take it. */
export function useNextForConsole(step: Step): Command | undefined {
  const { incident, playbook } = useStores()
  const page = useStore(playbook, (view) => view.page)
  return useStore(incident, (view) => nextToType(step, view.incident, view.targetId, page))
}

export function ConsoleControls({ step, command }: { readonly step: Step; readonly command: Command }) {
  const { incident } = useStores()
  const actions = useStepActions()
  const isAsking = useStore(incident, asksOnTarget)
  const isDangerous = command.hazards.length > 0
  const isUnconfirmed = useStore(
    incident,
    (view) => isDangerous && view.confirmations[step.id] !== view.targets.find((row) => row.targetId === view.targetId)?.name,
  )
  const values = useFilledValues()
  const type = () => void actions.type(step.id)
  // The console is not there yet: a host key, a password comes first, and the command would be the answer.
  if (isAsking) return <Asking />
  return (
    <>
      {step.commands.length > 1 && (
        <p className={styles.next}>
          Next:{' '}
          <code>
            <WholeWords text={filledText(command, values) ?? command.text} />
          </code>
        </p>
      )}
      {isDangerous && <Confirmation step={step} hazards={command.hazards} missing={unfilled([command], values)} onEnter={type} />}
      <Button kind="primary" keyLabel={keyLabel('step.run')} isDisabled={isUnconfirmed} onPress={type}>
        Type into the console
      </Button>
    </>
  )
}

/**
 * After the last line that the step has for an open console: that it stays open, what waits for its end, how it is left, and what the
 * next Enter does.
 */
export function LeaveConsole({ step }: { readonly step: Step }) {
  const { incident, playbook } = useStores()
  const page = useStore(playbook, (view) => view.page)
  const opener = useStore(incident, (view) => openConsole(step, view.incident, view.targetId, page))
  const isAsking = useStore(incident, asksOnTarget)
  const { status, typedAt = {} } = useStore(incident, (view) => stepOf(view.incident, step.id))
  if (opener === undefined || isAsking) return null
  const isTyped = step.commands.some(({ id }) => typedAt[id] !== undefined)
  if (!isTyped && !step.commands.some(isForShell)) return null
  const { typed, pressed } = wayOut(opener)
  const isRunning = status === 'running'
  return (
    <p className={styles.advice}>
      {isTyped && 'All of it is typed. '}
      The console is still open, and no step can run in the shell before it is left, in the terminal:{' '}
      {typed !== undefined && <code>{typed}</code>}
      {typed !== undefined && pressed !== undefined && ' or '}
      {pressed}. <Keycap>{keyLabel(isRunning ? 'step.run' : 'page.terminal')}</Keycap> goes there
      {isTyped && !isRunning && (
        <>
          , <Keycap>{keyLabel('step.run')}</Keycap> ticks this step
        </>
      )}
      .
    </p>
  )
}

/** What the step has opened is for the lines of the next one: the way there, which the end of this one does not lead. */
export function OnToTyping({ step }: { readonly step: Step }) {
  const { incident, playbook } = useStores()
  const page = useStore(playbook, (view) => view.page)
  const next = useStore(incident, (view) => typedNext(step, view.incident, page))
  const isAsking = useStore(incident, asksOnTarget)
  if (next === undefined || isAsking) return null
  return (
    <Button kind="primary" keyLabel={keyLabel('step.next')} onPress={() => playbook.setCursor(next.id)}>
      Step {next.number} is typed into it
    </Button>
  )
}

/**
 * Where the running command seems to wait for an answer: which key leads to where it can be given. Not where the keys go there
 * by themselves: the same key would be an empty answer.
 */
export function Asking() {
  const { incident } = useStores()
  const actions = useStepActions()
  const isAsking = useStore(incident, asksOnTarget)
  const goesThere = useTerminalVisibility(({ isShown, takesKeys }) => isShown && takesKeys)
  useEffect(() => {
    if (isAsking)
      announce(goesThere ? 'It asks something, in the terminal.' : 'It asks something. Enter goes to the terminal, to answer there.')
  }, [isAsking, goesThere])
  if (!isAsking || goesThere) return null
  return (
    <Button kind="primary" keyLabel={keyLabel('step.run')} onPress={actions.answer}>
      Answer in the terminal
    </Button>
  )
}
