// Every action that can be done right now, by name.
import { useId, useState } from 'react'
import { closeDialog } from '../app/dialogs.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Keycap } from '../parts/keycap.tsx'
import styles from './actions.module.css'
import { type ActionId, actionIds, actions, keyLabel } from './actions.ts'
import { handlerOf, perform } from './handlers.ts'

export function PaletteDialog() {
  const listId = useId()
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState(0)
  const [offered] = useState(() => actionIds.filter((id) => id !== 'app.palette' && handlerOf(id) !== undefined))
  const shown = offered.filter((id) => matches(actions[id].label, query))

  function choose(id: ActionId | undefined): void {
    if (id === undefined) return
    closeDialog()
    // The dialog gives the focus back first; an action may take it somewhere else.
    setTimeout(() => perform(id), 0)
  }

  function onKeyDown(event: React.KeyboardEvent): void {
    if (event.key === 'ArrowDown') setChosen((before) => Math.min(before + 1, shown.length - 1))
    else if (event.key === 'ArrowUp') setChosen((before) => Math.max(before - 1, 0))
    else if (event.key === 'Enter') choose(shown[chosen])
    else return
    event.preventDefault()
  }

  return (
    <Dialog title="All actions" onClose={closeDialog}>
      <input
        className={styles.input}
        role="combobox"
        aria-label="Find an action"
        aria-expanded="true"
        aria-controls={listId}
        {...(shown[chosen] === undefined ? {} : { 'aria-activedescendant': `${listId}-${chosen}` })}
        placeholder="What do you want to do?"
        value={query}
        autoComplete="off"
        spellCheck={false}
        autoFocus
        onChange={(event) => {
          setQuery(event.target.value)
          setChosen(0)
        }}
        onKeyDown={onKeyDown}
      />
      {shown.length === 0 ? (
        <p className={styles.foot}>Nothing of that name can be done here.</p>
      ) : (
        <div className={styles.list} id={listId} role="listbox" aria-label="Actions">
          {shown.map((id, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and answers to Enter
            // biome-ignore lint/a11y/useFocusableInteractive: chosen by aria-activedescendant
            <div
              key={id}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === chosen}
              className={styles.item}
              ref={(element) => {
                if (index === chosen) element?.scrollIntoView({ block: 'nearest' })
              }}
              onMouseMove={() => setChosen(index)}
              onClick={() => choose(id)}
            >
              <span>{actions[id].label}</span>
              {actions[id].shown !== '' && <Keycap>{keyLabel(id)}</Keycap>}
            </div>
          ))}
        </div>
      )}
    </Dialog>
  )
}

function matches(label: string, query: string): boolean {
  const words = label.toLowerCase()
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => words.includes(word))
}
