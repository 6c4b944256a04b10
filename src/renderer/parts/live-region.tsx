// What a screen reader is told without being asked: results of runs, changes of the list under the search box.
import { create } from 'zustand'
import styles from './live-region.module.css'

const useSpoken = create<{ readonly text: string; readonly turn: number }>(() => ({ text: '', turn: 0 }))

/** Has `text` read out when the reader is done with what it is saying. */
export function announce(text: string): void {
  useSpoken.setState((before) => ({ text, turn: before.turn + 1 }))
}

/** Takes away what no longer stands on the page, unless something else was said since. */
export function takeBack(text: string): void {
  useSpoken.setState((before) => (before.text === text ? { text: '', turn: before.turn + 1 } : before))
}

export function LiveRegion() {
  const { text, turn } = useSpoken()
  return (
    <div role="status" aria-live="polite" className={styles.region}>
      <span key={turn}>{text}</span>
    </div>
  )
}
