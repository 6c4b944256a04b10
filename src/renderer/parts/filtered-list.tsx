// A field with a list under it that gets shorter as one types: the arrows mark, Enter chooses, the field keeps the focus.
import { type ReactNode, useId } from 'react'
import styles from './filtered-list.module.css'

interface FilteredListProps<Item> {
  /** What the field is for, and what the list holds: as a screen reader says them. */
  readonly label: string
  readonly listLabel: string
  readonly placeholder: string
  readonly query: string
  readonly onQuery: (query: string) => void
  /** Those that fit the query. */
  readonly items: readonly Item[]
  readonly keyOf: (item: Item) => string
  readonly draw: (item: Item) => ReactNode
  /** Place of the marked item; nothing is marked where there is none at it. */
  readonly markedAt: number
  readonly onMark: (place: number) => void
  /** Nothing where Enter was pressed and no item is marked. */
  readonly onChoose: (item: Item | undefined) => void
}

export function FilteredList<Item>(props: FilteredListProps<Item>) {
  const { items, markedAt, onMark, onChoose } = props
  const listId = useId()

  function onKeyDown(event: React.KeyboardEvent): void {
    if (event.key === 'ArrowDown') onMark(Math.min(markedAt + 1, items.length - 1))
    else if (event.key === 'ArrowUp') onMark(Math.max(markedAt - 1, 0))
    else if (event.key === 'Enter') onChoose(items[markedAt])
    else return
    event.preventDefault()
  }

  return (
    <>
      <input
        className={styles.input}
        role="combobox"
        aria-label={props.label}
        aria-expanded="true"
        aria-controls={listId}
        {...(items[markedAt] === undefined ? {} : { 'aria-activedescendant': `${listId}-${markedAt}` })}
        placeholder={props.placeholder}
        value={props.query}
        autoComplete="off"
        spellCheck={false}
        // biome-ignore lint/a11y/noAutofocus: it stands in a dialog that was opened to type here
        autoFocus
        onChange={(event) => props.onQuery(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div className={styles.list} id={listId} role="listbox" aria-label={props.listLabel}>
        {items.map((item, place) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and answers to Enter
          // biome-ignore lint/a11y/useFocusableInteractive: chosen by aria-activedescendant
          <div
            key={props.keyOf(item)}
            id={`${listId}-${place}`}
            role="option"
            aria-selected={place === markedAt}
            className={styles.item}
            ref={(element) => {
              if (place === markedAt) element?.scrollIntoView({ block: 'nearest' })
            }}
            onMouseMove={() => onMark(place)}
            onClick={() => onChoose(item)}
          >
            {props.draw(item)}
          </div>
        ))}
      </div>
    </>
  )
}

/** Whether every word of the query is somewhere in these words, in any case. */
export function hasEveryWord(words: string, query: string): boolean {
  const lowered = words.toLowerCase()
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => lowered.includes(word))
}
