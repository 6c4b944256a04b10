// The one table of what can be done and with which key. Bindings, the palette, the help and the labels beside the buttons
// all come from here; what an action does is said by the screen that offers it (handlers.ts).

export interface Action {
  readonly label: string
  readonly group: 'Step' | 'Incident' | 'Page' | 'Runcard'
  /** As tinykeys writes them; the first is the one that is shown. */
  readonly keys: readonly string[]
  /** How the key is written where it works. */
  readonly shown: string
  /** A second key, written in the help. */
  readonly also?: string
  /** Also while a field has the focus. */
  readonly worksWhileTyping?: true
}

export const actions = {
  'step.next': { label: 'Next step', group: 'Step', keys: ['ArrowDown', 'j'], shown: '↓', also: 'j' },
  'step.previous': { label: 'Previous step', group: 'Step', keys: ['ArrowUp', 'k'], shown: '↑', also: 'k' },
  'step.run': {
    label: 'Run the step, or go to what it still needs, or to the terminal where it runs',
    group: 'Step',
    keys: ['Enter'],
    shown: '↵',
  },
  'step.rest': { label: 'Run what is left of the step, after the command that failed', group: 'Step', keys: ['r'], shown: 'r' },
  'step.tick': { label: 'Tick the step, or take the tick back', group: 'Step', keys: ['Space'], shown: 'Space' },
  'step.stop': { label: 'Stop the step that runs', group: 'Step', keys: ['x'], shown: 'x' },
  'step.skip': { label: 'Skip the step and say why', group: 'Step', keys: ['s'], shown: 's' },
  'step.fail': { label: 'Mark the step as failed', group: 'Step', keys: ['f'], shown: 'f' },
  'step.undo': { label: 'Undo: take back what was done last', group: 'Step', keys: ['u'], shown: 'u' },
  'step.unfold': { label: 'Open or fold a finished step', group: 'Step', keys: ['o'], shown: 'o' },
  'step.output': { label: 'Show all output of the step', group: 'Step', keys: ['Shift+O'], shown: 'Shift O' },
  'step.copy': { label: 'Copy the step’s commands', group: 'Step', keys: ['c'], shown: 'c' },

  'incident.open': { label: 'Open an incident or a drill', group: 'Incident', keys: ['i'], shown: 'i' },
  'incident.note': { label: 'Add a note to the journal', group: 'Incident', keys: ['n'], shown: 'n' },
  'incident.call': { label: 'Call someone of the ladder or the contacts, and say so', group: 'Incident', keys: ['e'], shown: 'e' },
  'incident.message': { label: 'Fill in a message of the playbook', group: 'Incident', keys: ['m'], shown: 'm' },
  'incident.target': { label: 'Choose the target', group: 'Incident', keys: ['t'], shown: 't' },
  'session.start': { label: 'Start the target’s shell; where one has ended, as it was left', group: 'Incident', keys: [], shown: '' },
  'session.fresh': { label: 'Start a fresh shell, with nothing of the one that ended', group: 'Incident', keys: [], shown: '' },
  'incident.handover': { label: 'Hand over: print the handover sheet for whoever takes over', group: 'Incident', keys: [], shown: '' },
  'incident.report': { label: 'Print the report of the incident', group: 'Incident', keys: [], shown: '' },
  'incident.close': { label: 'Close the incident or the drill', group: 'Incident', keys: [], shown: '' },

  'page.option': { label: 'Show the next option', group: 'Page', keys: ['b'], shown: 'b' },
  'page.terminal': { label: 'Go to the terminal', group: 'Page', keys: ['Backquote', '`'], shown: '`' },
  'page.hideTerminal': { label: 'Put the terminal away, back to the step', group: 'Page', keys: ['Control+Backquote'], shown: 'Ctrl `' },
  'app.sheet': { label: 'From paper: check a printed sheet by its code, take over its times', group: 'Runcard', keys: [], shown: '' },
  'page.print': { label: 'Print or save as PDF', group: 'Page', keys: ['$mod+KeyP'], shown: 'Ctrl P', worksWhileTyping: true },
  'page.findings': { label: 'What is wrong with this playbook', group: 'Page', keys: ['w'], shown: 'w' },
  'page.dismiss': { label: 'Put the message above the page away', group: 'Page', keys: ['Escape'], shown: 'Esc' },
  'page.outline': { label: 'Go to the outline', group: 'Page', keys: ['l'], shown: 'l' },

  'app.search': { label: 'Search: what do you see?', group: 'Runcard', keys: ['/', 'Shift+/'], shown: '/' },
  'app.palette': { label: 'All actions', group: 'Runcard', keys: ['$mod+KeyK'], shown: 'Ctrl K', worksWhileTyping: true },
  'app.help': { label: 'Keys', group: 'Runcard', keys: ['Shift+?', '?'], shown: '?' },
  'app.settings': { label: 'Settings', group: 'Runcard', keys: ['$mod+Comma'], shown: 'Ctrl ,', worksWhileTyping: true },
  'app.library': { label: 'Back to the library', group: 'Runcard', keys: ['g'], shown: 'g' },
  'app.addFolder': { label: 'Add a folder of playbooks', group: 'Runcard', keys: [], shown: '' },
} as const satisfies Record<string, Action>

export type ActionId = keyof typeof actions
export const actionIds = Object.keys(actions) as readonly ActionId[]

/** The key as it is written on this system. */
export function keyLabel(id: ActionId): string {
  const isMac = /Mac/.test(navigator.platform)
  return isMac ? actions[id].shown.replace('Ctrl ', '⌘ ') : actions[id].shown
}
