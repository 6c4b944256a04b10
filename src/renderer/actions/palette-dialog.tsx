// Every action that can be done right now, by name.
import { useState } from 'react'
import { closeDialog } from '../app/dialogs.ts'
import { Dialog } from '../parts/dialog.tsx'
import { FilteredList, hasEveryWord } from '../parts/filtered-list.tsx'
import { Keycap } from '../parts/keycap.tsx'
import styles from './actions.module.css'
import { type ActionId, actionIds, actions, keyLabel } from './actions.ts'
import { handlerOf, perform } from './handlers.ts'

export function PaletteDialog() {
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState(0)
  const [offered] = useState(() => actionIds.filter((id) => id !== 'app.palette' && handlerOf(id) !== undefined))
  const shown = offered.filter((id) => hasEveryWord(actions[id].label, query))

  function choose(id: ActionId | undefined): void {
    if (id === undefined) return
    closeDialog()
    // The dialog gives the focus back first; an action may take it somewhere else.
    setTimeout(() => perform(id), 0)
  }

  return (
    <Dialog title="All actions" onClose={closeDialog}>
      <FilteredList
        label="Find an action"
        listLabel="Actions"
        placeholder="What do you want to do?"
        query={query}
        onQuery={(typed) => {
          setQuery(typed)
          setChosen(0)
        }}
        items={shown}
        keyOf={(id) => id}
        draw={(id) => (
          <>
            <span className={styles.action}>{actions[id].label}</span>
            {actions[id].shown !== '' && <Keycap>{keyLabel(id)}</Keycap>}
          </>
        )}
        markedAt={chosen}
        onMark={setChosen}
        onChoose={choose}
      />
      {shown.length === 0 && <p className={styles.foot}>Nothing of that name can be done here.</p>}
    </Dialog>
  )
}
