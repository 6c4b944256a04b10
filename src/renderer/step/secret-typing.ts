// Whoever sees `[sudo] password:` under a step types it. There the letters are no keys of the page, where `n` would begin a note
// with the rest of the password in it and `x` would stop the step: they go to the program that asks, and take the keys there.
import { useEffect } from 'react'
import { livingSession, runningOn } from '../../core/incident/state.ts'
import { isPageKey } from '../actions/keys.ts'
import { useStores } from '../app/stores.ts'
import { goToTerminal, noteTyped, useTerminalVisibility } from '../terminal/visibility.ts'
import { asksForSecret, asksOnTarget } from './asks.ts'

export function useSecretTyping(): void {
  const { client, incident, notices } = useStores()
  useEffect(() => {
    // The terminal is still on its way, which is no reason to lose the letters behind the first one.
    let isBegun = false
    function pass(event: KeyboardEvent): void {
      const view = incident.getState()
      const session = view.targetId === undefined ? undefined : livingSession(view.incident, view.targetId)
      // With the end of what asked, the keys are the page's again.
      isBegun &&= isPageKey(event) && session !== undefined && useTerminalVisibility.getState().takesKeys
      const text = typedText(event, isBegun)
      if (text === undefined || session === undefined || !isPageKey(event)) return
      if (!isBegun && !asksOnTarget(view, asksForSecret)) return
      event.preventDefault()
      event.stopImmediatePropagation()
      isBegun = true
      noteTyped(text)
      client.call('session.type', { sessionId: session.sessionId, text }).catch(notices.failHere)
      goToTerminal(runningOn(view.incident, session.targetId)?.stepId)
    }
    window.addEventListener('keydown', pass, { capture: true })
    return () => window.removeEventListener('keydown', pass, { capture: true })
  }, [client, incident, notices])
}

/** What a terminal would send for the key; undefined for those that stay the page's: Enter at first, and the key of the terminal. */
function typedText(event: KeyboardEvent, isBegun: boolean): string | undefined {
  const { key } = event
  if (event.isComposing || ((event.ctrlKey || event.altKey || event.metaKey) && !event.getModifierState('AltGraph'))) return undefined
  if (isBegun && key === 'Enter') return '\r'
  if (isBegun && key === 'Backspace') return '\x7f'
  return key.length === 1 && (isBegun || key !== '`') ? key : undefined
}
