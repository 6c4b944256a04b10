// What is kept until it is forgotten here: one line for each, and the button that forgets it.
import { Button } from '../parts/button.tsx'
import styles from './settings-dialog.module.css'

interface ForgettableListProps<Item> {
  readonly items: readonly Item[]
  /** What tells each apart, also in words. */
  readonly labelOf: (item: Item) => string
  readonly onForget: (item: Item) => void
}

export function ForgettableList<Item>({ items, labelOf, onForget }: ForgettableListProps<Item>) {
  if (items.length === 0) return null
  return (
    <ul className={styles.kept}>
      {items.map((item) => (
        <li key={labelOf(item)}>
          {labelOf(item)}
          <Button kind="quiet" label={`Forget: ${labelOf(item)}`} onPress={() => onForget(item)}>
            forget
          </Button>
        </li>
      ))}
    </ul>
  )
}
