// The search in the pages: Enter goes to the next hit, Shift Enter to the one before, Esc ends it and gives the keys back.
import { ChevronDown, ChevronUp, Search } from 'lucide-react'
import type { KeyboardEvent, RefObject } from 'react'
import { counted } from '../../parts/words.ts'
import styles from './preview.module.css'
import { ToolButton } from './tool-button.tsx'
import type { Find } from './use-find.ts'

interface FindBarProps {
  readonly find: Find
  readonly field: RefObject<HTMLInputElement | null>
  /** Where the focus goes when the search ends. */
  readonly backTo: RefObject<HTMLElement | null>
}

export function FindBar({ find, field, backTo }: FindBarProps) {
  function press(event: KeyboardEvent): void {
    if (event.key === 'Enter') {
      event.preventDefault()
      find.move(event.shiftKey ? -1 : 1)
    } else if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      find.ask('')
      backTo.current?.focus({ preventScroll: true })
    }
  }
  const isEmpty = find.hits.length === 0
  return (
    <search className={styles.find}>
      <Search size={15} aria-hidden="true" />
      <input
        ref={field}
        type="text"
        className={styles.findField}
        aria-label="Search in the pages"
        placeholder="Search in the pages"
        autoComplete="off"
        spellCheck={false}
        value={find.query}
        onChange={(event) => find.ask(event.target.value)}
        onKeyDown={press}
      />
      <span role="status" className={styles.found}>
        {foundWords(find)}
      </span>
      <ToolButton label="Previous hit" isDisabled={isEmpty} onPress={() => find.move(-1)}>
        <ChevronUp size={16} aria-hidden="true" />
      </ToolButton>
      <ToolButton label="Next hit" isDisabled={isEmpty} onPress={() => find.move(1)}>
        <ChevronDown size={16} aria-hidden="true" />
      </ToolButton>
    </search>
  )
}

function foundWords({ query, hits, current, isSearching }: Find): string {
  if (query.trim() === '') return ''
  if (hits.length === 0) return isSearching ? '…' : 'Nothing'
  const hit = hits[current]
  if (hit === undefined) return counted(hits.length, 'hit')
  return `${current + 1} of ${hits.length}${isSearching ? '…' : ''}, page ${hit.page}`
}
