// What happened, newest first. Everything that is said here is recorded already.
import { memo, useMemo } from 'react'
import { useStore } from 'zustand'
import type { TimelineEntry } from '../../core/incident/state.ts'
import { useStores } from '../app/stores.ts'
import { exactTimeWords, timeWords } from '../parts/words.ts'
import styles from './incident-panel.module.css'

const shownEntries = 60

export function Journal() {
  const { incident } = useStores()
  const timeline = useStore(incident, (view) => view.incident.timeline)
  const entries = useMemo(() => withoutStarts(timeline), [timeline])
  const newest = entries.slice(-shownEntries).reverse()
  const older = entries.length - newest.length
  return (
    <section className={styles.journal}>
      <h2 className={styles.name} id="journal">
        Journal
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long night is scrolled with the arrow keys */}
      <ol aria-labelledby="journal" tabIndex={0}>
        {newest.map((entry) => (
          <Entry key={entry.seq} entry={entry} />
        ))}
      </ol>
      {older > 0 && <p className={styles.soft}>and {older} before that</p>}
    </section>
  )
}

/** A start is told until there is an end to tell. */
function withoutStarts(timeline: readonly TimelineEntry[]): readonly TimelineEntry[] {
  const ended = new Set<string | undefined>()
  return timeline
    .toReversed()
    .filter((entry) => {
      if (entry.type === 'step-started') return !ended.delete(entry.stepId)
      if (entry.type === 'step-finished' || entry.type === 'step-lost') ended.add(entry.stepId)
      return true
    })
    .reverse()
}

const marks = { plain: '', good: '✓ ', bad: '✕ ', attention: '! ' } as const

const Entry = memo(function Entry({ entry }: { readonly entry: TimelineEntry }) {
  return (
    <li className={styles.entry} data-tone={entry.tone}>
      <time dateTime={new Date(entry.at).toISOString()} title={exactTimeWords(entry.at)}>
        {timeWords(entry.at)}
      </time>
      <span>
        {marks[entry.tone]}
        {entry.text}
      </span>
    </li>
  )
})
