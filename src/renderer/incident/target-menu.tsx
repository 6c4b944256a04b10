// Where steps run: the targets of this incident and the one that is chosen, always in the same place.
import { Check } from 'lucide-react'
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { useStore } from 'zustand'
import type { TargetId } from '../../core/incident/events.ts'
import { livingSession } from '../../core/incident/state.ts'
import { keyLabel } from '../actions/actions.ts'
import { useStores } from '../app/stores.ts'
import { HiddenWords } from '../parts/hidden-words.tsx'
import { Keycap } from '../parts/keycap.tsx'
import { announce } from '../parts/live-region.tsx'
import styles from './incident-panel.module.css'

/** The next key is meant for the step again. */
function backToStep(): void {
  setTimeout(() => document.querySelector<HTMLElement>('[data-step][aria-current]')?.focus({ preventScroll: true }), 50)
}

const kinds = { local: 'this machine', ssh: 'ssh', container: 'container' } as const

export function TargetMenu() {
  const { incident } = useStores()
  const targets = useStore(incident, (view) => view.targets)
  const targetId = useStore(incident, (view) => view.targetId)
  const session = useStore(incident, (view) => (view.targetId === undefined ? undefined : livingSession(view.incident, view.targetId)))
  const chosen = targets.find((target) => target.targetId === targetId)
  if (chosen === undefined) return null
  return (
    <section>
      <h2 className={styles.name}>Target</h2>
      <MenuTrigger onOpenChange={(isOpen) => isOpen || backToStep()}>
        <AriaButton className={styles.target ?? ''} data-target-menu="">
          <span className={styles.light} data-alive={session !== undefined} aria-hidden="true" />
          <HiddenWords>Target:</HiddenWords> <b>{chosen.name}</b>
          <small>{kinds[chosen.kind]}</small>
          <Keycap>{keyLabel('incident.target')}</Keycap>
        </AriaButton>
        <Popover className={styles.popover ?? ''} placement="bottom start">
          <Menu
            className={styles.menu ?? ''}
            aria-label="Targets"
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[chosen.targetId]}
            onAction={(key) => {
              incident.setTarget(key as TargetId)
              announce(`Target: ${targets.find((target) => target.targetId === key)?.name ?? ''}.`)
            }}
          >
            {targets.map((target) => (
              <MenuItem key={target.targetId} id={target.targetId} textValue={target.name} className={styles.item ?? ''}>
                {({ isSelected }) => (
                  <>
                    <span className={styles.check}>{isSelected && <Check size={14} aria-hidden="true" />}</span>
                    <b>{target.name}</b>
                    <small>{[kinds[target.kind], target.detail].filter((word) => word !== '').join(' · ')}</small>
                  </>
                )}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      <p className={styles.session}>
        {session === undefined ? 'No shell; the next step that runs starts one.' : `${session.shell} in ${session.directory}`}
      </p>
    </section>
  )
}
