// The settings that are amounts: kept in milliseconds or MB, written by a person in seconds, minutes or MB. The ranges are
// those of contract/calls.ts, so that what is written here is never refused there.
import type { Settings } from '../../contract/settings-calls.ts'

interface Amount {
  readonly label: string
  readonly unit: string
  /** One of the person's unit, in what is kept. */
  readonly size: number
  readonly least: number
  readonly most: number
  /** An empty field means 0, which is none. */
  readonly isOptional?: true
}

const wait = { unit: 'seconds', size: 1000, least: 0, most: 600 } as const

export const amounts = {
  stopTerminateAfterMs: { ...wait, label: 'Terminate, seconds' },
  stopKillAfterMs: { ...wait, label: 'Kill, seconds' },
  stopGiveUpAfterMs: { ...wait, label: 'Give up, seconds' },
  stepTimeLimitMs: { label: 'Stop a step after, minutes', unit: 'minutes', size: 60_000, least: 0.1, most: 10_080, isOptional: true },
  outputLimitMb: { label: 'Keep of each command’s output, MB', unit: 'MB', size: 1, least: 1, most: 1_000_000 },
} as const satisfies { readonly [Name in keyof Settings]?: Amount }

export type AmountName = keyof typeof amounts
export const amountNames = Object.keys(amounts) as readonly AmountName[]

/** As it stands in its field; '' for none. */
export function amountText(name: AmountName, kept: number): string {
  const { size, isOptional }: Amount = amounts[name]
  return isOptional === true && kept === 0 ? '' : String(kept / size)
}

/** What is to be kept; undefined where the text is no amount in its range. */
export function readAmount(name: AmountName, text: string): number | undefined {
  const { size, least, most, isOptional }: Amount = amounts[name]
  const written = text.trim().replace(',', '.')
  if (isOptional === true && (written === '' || written === '0')) return 0
  if (!/^\d+(\.\d+)?$/.test(written)) return undefined
  const amount = Number(written)
  if (amount < least || amount > most) return undefined
  const kept = amount * size
  return size === 1 && !Number.isInteger(kept) ? undefined : Math.round(kept)
}

/** What to write instead, for one that can't be read. */
export function amountWanted(name: AmountName, kept: number): string {
  const { unit, least, most, isOptional }: Amount = amounts[name]
  const orEmpty = isOptional === true ? ', or empty for no limit' : ''
  const before = amountText(name, kept)
  return `From ${least} to ${most} ${unit}${orEmpty}. Until then it stays ${before === '' ? 'without one' : `at ${before}`}.`
}
