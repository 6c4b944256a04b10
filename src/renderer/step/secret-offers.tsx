// Secrets that need not be typed, one press away: those that this computer keeps for this playbook and target, and those of the
// environment. Never filled in by themselves, and never shown. What is typed can be kept, where the computer has a store.
import { useStore } from 'zustand'
import type { Blank, Command } from '../../core/playbook/model/command.ts'
import { useStores } from '../app/stores.ts'
import { Button } from '../parts/button.tsx'
import styles from './controls.module.css'
import { blanksOf } from './readiness.ts'
import { offerFor, useFilledValues } from './secret-values.ts'

const fromWords = { store: 'Fill in what is kept:', environment: 'Fill in from the environment:' } as const

interface SecretOffersProps {
  readonly commands: readonly Command[]
  readonly onFilled: () => void
  readonly onEnter: () => void
}

export function SecretOffers({ commands, onFilled, onEnter }: SecretOffersProps) {
  const { incident, playbook } = useStores()
  const values = useFilledValues()
  const typed = useStore(incident, (view) => view.values)
  const targetId = useStore(incident, (view) => view.targetId)
  const secrets = useStore(playbook, (view) => view.secrets)
  const blanks = blanksOf(commands).filter(({ secret }) => secret)
  if (blanks.length === 0 || secrets === undefined) return null
  const offers = blanks.flatMap(({ name }) => {
    const offer = (values[name] ?? '') === '' ? offerFor(name, secrets, targetId) : undefined
    return offer === undefined ? [] : [offer]
  })
  const keepable = secrets.mayKeep ? blanks.filter(({ name }) => (typed[name] ?? '') !== '') : []
  return (
    <>
      {(['store', 'environment'] as const).map((from) => {
        const those = offers.filter((offer) => offer.from === from)
        if (those.length === 0) return null
        return (
          <div key={from} className={styles.last}>
            <span>{fromWords[from]}</span>
            {those.map(({ blank }) => (
              <Button
                key={blank}
                kind="quiet"
                label={`Fill in ${blank} with ${from === 'store' ? 'the secret that is kept' : 'what the environment has'}`}
                onPress={() => {
                  incident.take(blank)
                  requestAnimationFrame(onFilled)
                }}
              >
                <code>{blank}</code>
              </Button>
            ))}
          </div>
        )
      })}
      {keepable.map((blank) => (
        <Keep key={blank.name} blank={blank} onEnter={onEnter} />
      ))}
    </>
  )
}

function Keep({ blank, onEnter }: { readonly blank: Blank; readonly onEnter: () => void }) {
  const { incident } = useStores()
  const isKept = useStore(incident, (view) => view.toKeep.has(blank.name))
  const target = useStore(incident, (view) => view.targets.find(({ targetId }) => targetId === view.targetId)?.name)
  return (
    <label className={styles.keep}>
      <input
        type="checkbox"
        checked={isKept}
        onChange={(event) => incident.setToKeep(blank.name, event.target.checked)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onEnter()
        }}
      />{' '}
      Keep <code>{blank.name}</code> in this computer’s store of secrets{target === undefined ? '' : `, for ${target}`}
    </label>
  )
}
