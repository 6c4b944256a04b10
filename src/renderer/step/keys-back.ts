// The keys went to the terminal for what a running step asked: they come back when it ends, with words for whoever can't see it.
// Whoever goes on typing then, a password a second time, types it nowhere: it must not become keys of the page, nor text in it.
import { useEffect } from 'react'
import { stepOf } from '../../core/incident/state.ts'
import type { StepId } from '../../core/playbook/model/document.ts'
import { isPageKey } from '../actions/keys.ts'
import { useStores } from '../app/stores.ts'
import { announce } from '../parts/live-region.tsx'
import { areKeysInTerminal, giveKeysBack, useTerminalVisibility } from '../terminal/visibility.ts'

/** Without a key for so long nobody is in the middle of typing. */
const settlingMs = 700

export function useKeysBack(): void {
  const { incident, playbook, notices } = useStores()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isSaid = false

    function settle(): void {
      const main = document.querySelector('main')
      clearTimeout(timer)
      main?.setAttribute('data-settling', '')
      timer = setTimeout(() => {
        timer = undefined
        main?.removeAttribute('data-settling')
      }, settlingMs)
    }

    const stop = incident.subscribe((view, before) => {
      const { keysFor } = useTerminalVisibility.getState()
      if (keysFor === undefined || view.incident === before.incident) return
      const { status, title } = stepOf(view.incident, keysFor)
      // What was lost with its shell is told where the terminal was.
      if (stepOf(before.incident, keysFor).status !== 'running' || status === 'running' || status === 'may-have-run') return
      if (!giveKeysBack(keysFor)) return
      isSaid = false
      settle()
      document.querySelector<HTMLElement>('[data-step][aria-current]')?.focus({ preventScroll: true })
      if (playbook.getState().cursor !== keysFor) announce(`${title}: ended. ${wordsOfKeys(keysFor)}`)
    })

    function hold(event: KeyboardEvent): void {
      if (timer === undefined || !isTyping(event, isSaid) || !isPageKey(event)) return
      event.preventDefault()
      event.stopImmediatePropagation()
      settle()
      if (isSaid) return
      isSaid = true
      notices.say('The step had ended: what was typed went nowhere.')
    }
    window.addEventListener('keydown', hold, { capture: true })
    return () => {
      stop()
      clearTimeout(timer)
      document.querySelector('main')?.removeAttribute('data-settling')
      window.removeEventListener('keydown', hold, { capture: true })
    }
  }, [incident, playbook, notices])
}

/** Letters and Enter; the key of the terminal only among them. */
function isTyping({ key, ctrlKey, altKey, metaKey }: KeyboardEvent, isBegun: boolean): boolean {
  if ((ctrlKey || metaKey) && !altKey) return false
  return key === 'Enter' || (key.length === 1 && (isBegun || key !== '`'))
}

/** Where the keys are after the step has ended, where that may surprise; '' where they never left. */
export function wordsOfKeys(stepId: StepId): string {
  if (useTerminalVisibility.getState().backFrom === stepId) return 'The keys are back from the terminal.'
  return areKeysInTerminal() ? 'The keys are still in the terminal; Control backtick gets out.' : ''
}
