// Choosing where steps run: every target by name, found as one types, or an address that is in no list. The chosen one can be
// tested, and one can be added under a name of one's own.
import { useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import type { TargetLayer, TargetRow } from '../../contract/target-calls.ts'
import { type Place, placesGoneInto } from '../../core/playbook/goes-into.ts'
import { closeDialog } from '../app/dialogs.ts'
import { useStores } from '../app/stores.ts'
import { Problem } from '../notice/problem.tsx'
import { Button } from '../parts/button.tsx'
import { Dialog, DialogButtons } from '../parts/dialog.tsx'
import { FilteredList, hasEveryWord } from '../parts/filtered-list.tsx'
import { announce } from '../parts/live-region.tsx'
import { AddTarget } from './add-target.tsx'
import styles from './targets.module.css'
import { TestResult } from './test-result.tsx'

export const kindWords = { local: 'this machine', ssh: 'ssh', container: 'container' } as const

const askAgainMs = 4_000

interface Tested {
  readonly name: string
  readonly layers?: readonly TargetLayer[]
}

export function TargetDialog() {
  const { client, incident } = useStores()
  const targets = useStore(incident, (view) => view.targets)
  const current = useStore(incident, (view) => view.targetId)
  const problems = useStore(incident, (view) => view.targetProblems)
  const isListing = useStore(incident, (view) => view.isListingTargets)
  const [query, setQuery] = useState('')
  const [at, setAt] = useState<number>()
  const [error, setError] = useState<unknown>()
  const [tested, setTested] = useState<Tested>()
  const [isAdding, setIsAdding] = useState(false)
  const meant = useMeantPlaces()
  const isMeant = ({ kind, name }: TargetRow) => meant.some((place) => place.kind === kind && place.name === name)
  const inOrder = [...targets.filter(isMeant), ...targets.filter((target) => !isMeant(target))]
  const shown = inOrder.filter(({ name, address, detail }) => hasEveryWord(`${name} ${address} ${detail}`, query.trim()))
  const index = at ?? Math.max(0, query === '' ? shown.findIndex(({ targetId }) => targetId === current) : 0)
  const marked = shown[index]

  useEffect(() => void incident.loadTargets(), [incident])
  // What could not be listed may only have been slow, or be coming up.
  useEffect(() => {
    if (problems.length === 0) return
    const timer = setTimeout(() => void incident.loadTargets(), askAgainMs)
    return () => clearTimeout(timer)
  }, [incident, problems])

  function choose(target: TargetRow): void {
    incident.setTarget(target)
    announce(`Target: ${target.name}.`)
    closeDialog()
  }

  async function chooseTyped(): Promise<void> {
    if (marked !== undefined) return choose(marked)
    await trying(async () => choose(await client.call('targets.find', { text: query })))
  }

  async function test(target: TargetRow): Promise<void> {
    setTested({ name: target.name })
    await trying(async () => {
      const { layers } = await client.call('targets.test', { targetId: target.targetId })
      setTested({ name: target.name, layers })
    })
  }

  async function remove(target: TargetRow): Promise<void> {
    await trying(async () => {
      await client.call('targets.remove', { targetId: target.targetId })
      await incident.loadTargets()
    })
  }

  async function trying(work: () => Promise<void>): Promise<void> {
    setError(undefined)
    try {
      await work()
    } catch (reason) {
      setTested(undefined)
      setError(reason)
    }
  }

  if (isAdding) return <AddTarget address={marked === undefined ? query : ''} onLeave={() => setIsAdding(false)} onAdded={choose} />
  return (
    <Dialog title="Where do the steps run?" onClose={closeDialog} wide>
      <FilteredList
        label="Find a target, or write an address"
        listLabel="Targets"
        placeholder="Name, ssh://user@host:port or docker://container"
        query={query}
        onQuery={(typed) => {
          setQuery(typed)
          setAt(undefined)
        }}
        items={shown}
        keyOf={({ targetId }) => targetId}
        draw={(target) => (
          <>
            <b className={styles.name}>{target.name}</b>
            <small className={styles.about}>
              {wordsOf(target, target.targetId === current)}
              {isMeant(target) && ' · the step is meant for inside of it'}
            </small>
          </>
        )}
        markedAt={index}
        onMark={setAt}
        onChoose={(target) => (target === undefined ? void chooseTyped() : choose(target))}
      />
      {shown.length === 0 && <p className={styles.soft}>None of that name is known. Enter takes it as an address.</p>}
      {isListing && <p className={styles.soft}>Looking for hosts and containers…</p>}
      {problems.map(({ kind, problem }) => (
        <p key={problem} className={styles.soft}>
          {kind === 'ssh' ? 'Not every host is here' : 'Not every container is here'}: {problem}
        </p>
      ))}
      {error !== undefined && <Problem error={error} />}
      {tested !== undefined && <TestResult name={tested.name} layers={tested.layers} />}
      <DialogButtons>
        <Button kind="primary" keyLabel="↵" isDisabled={marked === undefined && query.trim() === ''} onPress={() => void chooseTyped()}>
          Run steps there
        </Button>
        <Button
          isDisabled={marked === undefined || (tested !== undefined && tested.layers === undefined)}
          onPress={() => marked !== undefined && void test(marked)}
        >
          Test {marked?.name ?? 'it'}
        </Button>
        <Button onPress={() => setIsAdding(true)}>Add a target</Button>
        {marked?.isAdded === true && <Button onPress={() => void remove(marked)}>Remove {marked.name}</Button>}
        <Button kind="quiet" keyLabel="Esc" onPress={closeDialog}>
          Cancel
        </Button>
      </DialogButtons>
    </Dialog>
  )
}

/** What the commands of the step that the keys act on are meant to be typed into. */
function useMeantPlaces(): readonly Place[] {
  const { playbook } = useStores()
  const step = useStore(playbook, (view) => (view.cursor === undefined ? undefined : view.page?.steps.get(view.cursor)?.step))
  return useMemo(() => (step?.commands ?? []).flatMap(({ inside }) => (inside === undefined ? [] : placesGoneInto(inside))), [step])
}

function wordsOf({ kind, detail, health, isAdded }: TargetRow, isCurrent: boolean): string {
  return [isCurrent ? 'chosen' : '', kindWords[kind], detail, health ?? '', isAdded ? 'added here' : '']
    .filter((word) => word !== '')
    .join(' · ')
}
