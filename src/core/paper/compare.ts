// What changed between the units that were printed and those that would be printed now. Units are the same when they say the
// same; a step is known again by its id, also when its words are others or it stands elsewhere, and anything else by most of
// its words, in about the same place.
import { lineDifference } from '../playbook/line-difference.ts'
import { shareOf, wordsOf } from '../playbook/structure/likeness.ts'
import type { PrintedUnit } from './units.ts'

/** `at` is where in the printed units it is told: the unit itself or, for one that is new, the one before it (-1: before all). */
export type UnitChange =
  | { readonly type: 'changed'; readonly at: number; readonly before: PrintedUnit; readonly now: PrintedUnit }
  /** The same words under another number. */
  | { readonly type: 'renumbered'; readonly at: number; readonly before: PrintedUnit; readonly now: PrintedUnit }
  | { readonly type: 'moved'; readonly at: number; readonly before: PrintedUnit; readonly now: PrintedUnit }
  | { readonly type: 'removed'; readonly at: number; readonly before: PrintedUnit }
  | { readonly type: 'added'; readonly at: number; readonly now: PrintedUnit }

interface Placed {
  readonly unit: PrintedUnit
  /** Among the printed units, or among the present ones. */
  readonly at: number
}

/** A stretch that is not the same on both sides. */
interface Gap {
  readonly gone: Placed[]
  readonly fresh: Placed[]
}

/** Beyond this many pairs a stretch is not searched for common units: what is gone and what is new are told one by one. */
const mostPairs = 1_000_000

/** In the order of the paper. */
export function compareUnits(printed: readonly PrintedUnit[], present: readonly PrintedUnit[]): UnitChange[] {
  /** For each present unit where it stands on paper. */
  const places = new Array<number | undefined>(present.length)
  const gaps = gapsBetween(printed, present, places)
  const changes: UnitChange[] = []
  for (const gap of gaps)
    for (const belong of [sameStep, isAlike])
      for (const { before, now } of takePairs(gap, belong)) {
        places[now.at] = before.at
        const type = isRenumbered(before.unit, now.unit) ? 'renumbered' : 'changed'
        changes.push({ type, at: before.at, before: before.unit, now: now.unit })
      }
  const rest: Gap = { gone: gaps.flatMap(({ gone }) => gone), fresh: gaps.flatMap(({ fresh }) => fresh) }
  for (const { before, now } of takePairs(rest, isItself))
    changes.push({ type: 'moved', at: before.at, before: before.unit, now: now.unit })
  changes.push(...rest.gone.map(({ unit, at }) => ({ type: 'removed', at, before: unit }) as const))
  changes.push(...rest.fresh.map(({ unit, at }) => ({ type: 'added', at: placeBefore(places, at), now: unit }) as const))
  return changes.sort((a, b) => a.at - b.at)
}

function placeBefore(places: readonly (number | undefined)[], now: number): number {
  for (let index = now - 1; index >= 0; index--) {
    const place = places[index]
    if (place !== undefined) return place
  }
  return -1
}

/** What a unit says; equal for two that say the same. */
export function keyOf({ number = '', title = '', text }: PrintedUnit): string {
  return JSON.stringify([number, title, text])
}

/** Notes in `places` where each unit that stayed the same stands on paper. */
function gapsBetween(printed: readonly PrintedUnit[], present: readonly PrintedUnit[], places: (number | undefined)[]): Gap[] {
  const gaps: Gap[] = []
  let old = 0
  let now = 0
  for (const same of [...anchors(printed, present), { old: printed.length, now: present.length }]) {
    let isOpen = false
    for (const step of differences(printed.slice(old, same.old), present.slice(now, same.now))) {
      if (step !== 'same' && !isOpen) gaps.push({ gone: [], fresh: [] })
      isOpen = step !== 'same'
      if (step === 'same') places[now] = old
      if (step === 'gone') gaps.at(-1)?.gone.push({ unit: printed[old]!, at: old })
      if (step === 'new') gaps.at(-1)?.fresh.push({ unit: present[now]!, at: now })
      if (step !== 'new') old++
      if (step !== 'gone') now++
    }
    if (same.now < present.length) places[same.now] = same.old
    old = same.old + 1
    now = same.now + 1
  }
  return gaps
}

function differences(before: readonly PrintedUnit[], after: readonly PrintedUnit[]): ('same' | 'gone' | 'new')[] {
  if (before.length * after.length > mostPairs) return [...before.map(() => 'gone' as const), ...after.map(() => 'new' as const)]
  return lineDifference(before.map(keyOf), after.map(keyOf)).map(({ type }) => type)
}

/** Units that are on both sides once, as far as they stand in the same order: they divide the comparison into small ones. */
function anchors(printed: readonly PrintedUnit[], present: readonly PrintedUnit[]): { old: number; now: number }[] {
  const there = onlyPlaces(present)
  const common = [...onlyPlaces(printed)].flatMap(([key, old]) => {
    const now = there.get(key)
    return now === undefined ? [] : [{ old, now }]
  })
  return longestRising(common)
}

/** Where each unit stands that stands only once, in order. */
function onlyPlaces(units: readonly PrintedUnit[]): Map<string, number> {
  const places = new Map<string, number>()
  const repeated = new Set<string>()
  for (const [index, unit] of units.entries()) {
    const key = keyOf(unit)
    if (places.has(key)) repeated.add(key)
    else places.set(key, index)
  }
  for (const key of repeated) places.delete(key)
  return places
}

/** The longest part of the list in which `now` rises as `old` does. */
function longestRising(pairs: readonly { readonly old: number; readonly now: number }[]): { old: number; now: number }[] {
  const before = new Array<number>(pairs.length).fill(-1)
  /** For each length the pair that ends such a part lowest. */
  const ends: number[] = []
  for (const [index, { now }] of pairs.entries()) {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (pairs[ends[middle]!]!.now < now) low = middle + 1
      else high = middle
    }
    before[index] = low === 0 ? -1 : ends[low - 1]!
    ends[low] = index
  }
  const found: { old: number; now: number }[] = []
  for (let index = ends.at(-1) ?? -1; index >= 0; index = before[index]!) found.push(pairs[index]!)
  return found.reverse()
}

/** Takes out of a gap what belongs together. */
function takePairs(
  { gone, fresh }: Gap,
  belong: (before: PrintedUnit, now: PrintedUnit) => boolean,
): { readonly before: Placed; readonly now: Placed }[] {
  if (gone.length * fresh.length > mostPairs) return []
  return [...gone].flatMap((before) => {
    const found = fresh.findIndex(({ unit }) => belong(before.unit, unit))
    if (found === -1) return []
    gone.splice(gone.indexOf(before), 1)
    return [{ before, now: fresh.splice(found, 1)[0]! }]
  })
}

function isItself(before: PrintedUnit, now: PrintedUnit): boolean {
  return sameStep(before, now) || keyOf(before) === keyOf(now)
}

function sameStep(before: PrintedUnit, now: PrintedUnit): boolean {
  return before.stepId !== undefined && before.stepId === now.stepId
}

function isRenumbered(before: PrintedUnit, now: PrintedUnit): boolean {
  return keyOf({ ...before, number: '' }) === keyOf({ ...now, number: '' })
}

function isAlike(before: PrintedUnit, now: PrintedUnit): boolean {
  if (before.type !== now.type) return false
  if (before.type === 'step' && isRenumbered(before, now)) return true
  return alikeWords(before.title, now.title) || alikeWords(before.text, now.text)
}

function alikeWords(one = '', other = ''): boolean {
  if (one === '' || other === '') return false
  const [a, b] = [wordsOf(one), wordsOf(other)]
  return Math.max(shareOf(a, b), shareOf(b, a)) > 0.5
}
