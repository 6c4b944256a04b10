// Binds the keys of the table to what is offered. No key does anything while a field, a menu or a dialog has the focus, and
// Enter and Space stay with a button or a link that has it.
import { tinykeys } from 'tinykeys'
import { isDialogOpen } from '../app/dialogs.ts'
import { type Action, type ActionId, actionIds, actions } from './actions.ts'
import { handlerOf } from './handlers.ts'

const typing = 'input, textarea, select, [contenteditable], .xterm, [data-takes-keys]'
const pressable = 'button, a, [role="button"], [role="checkbox"], [role="radio"], [role="option"], summary'
const inFront = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]'

export function bindKeys(): () => void {
  const bindings = actionIds.flatMap((id) => actions[id].keys.map((key) => [key, (event: KeyboardEvent) => press(id, key, event)] as const))
  return tinykeys(window, Object.fromEntries(bindings))
}

/** Whether the key is the page's: no field, menu, dialog or terminal has the keys, and no button takes this one. */
export function isPageKey({ target, key }: KeyboardEvent): boolean {
  if (isDialogOpen()) return false
  if (!(target instanceof Element)) return true
  if (target.closest(`${typing}, ${inFront}`) !== null) return false
  return (key !== 'Enter' && key !== ' ') || target.closest(pressable) === null
}

function press(id: ActionId, key: string, event: KeyboardEvent): void {
  const target = event.target instanceof Element ? event.target : document.body
  const action: Action = actions[id]
  // While a dialog opens, waits for its answer or goes, the focus may be on nothing: a key is not the page's then either.
  if (event.defaultPrevented || isDialogOpen() || target.closest(inFront) !== null) return
  if (action.worksWhileTyping !== true && target.closest(typing) !== null) return
  if ((key === 'Enter' || key === 'Space') && target.closest(pressable) !== null) return
  const handler = handlerOf(id)
  if (handler === undefined) return
  event.preventDefault()
  handler()
}
