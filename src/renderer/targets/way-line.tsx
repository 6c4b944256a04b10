// The way to a target while it isn't there: being made, standing still, or lost and when it is tried again.
import { useStore } from 'zustand'
import type { WayState } from '../../contract/target-calls.ts'
import { useStores } from '../app/stores.ts'
import { useNow } from '../parts/use-now.ts'
import styles from './targets.module.css'

export function WayLines() {
  const { targets } = useStores()
  const ways = useStore(targets, (view) => view.ways)
  if (ways.length === 0) return null
  return (
    <div role="status" className={styles.ways}>
      {ways.map((way) => (
        <p key={way.targetId} className={styles.way} data-type={way.type}>
          <b>{way.name}</b>: <WayWords way={way} />
        </p>
      ))}
    </div>
  )
}

function WayWords({ way }: { readonly way: WayState }) {
  switch (way.type) {
    case 'connecting':
    case 'paused':
      return <>{way.detail}</>
    case 'lost':
      return (
        <>
          the connection is lost. {way.detail.replace(/[^.]$/, '$&.')} Attempt {way.attempt} <Countdown to={way.retryAt} />
        </>
      )
    default:
      way satisfies never
      return null
  }
}

function Countdown({ to }: { readonly to: number }) {
  const now = useNow()
  const left = Math.ceil((to - now) / 1000)
  return <span aria-hidden="true">{left > 0 ? `in ${left} s` : 'now'}</span>
}
