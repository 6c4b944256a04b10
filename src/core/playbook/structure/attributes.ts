// What an author says outright on a fence's opening line, as Runme's users write it: `{"name": "restore", "interactive":
// false}` or `{ name=restore }`. What has a meaning here is applied; all of it is kept on the step as written.
import { readFenceInfo } from '../fence/languages.ts'
import type { Command } from '../model/command.ts'

export type FenceAttributes = Readonly<Record<string, string>>

/** The attributes of a fence; undefined where it has none, which is nearly always. */
export function fenceAttributes(info: string): FenceAttributes | undefined {
  if (info.length > 2000 || !/[{=]/.test(info)) return undefined
  const { attributes } = readFenceInfo(info)
  return Object.keys(attributes).length === 0 ? undefined : attributes
}

/** The fence's name; undefined where it has none or one that says nothing. */
export function nameIn(attributes: FenceAttributes | undefined): string | undefined {
  const { name = '' } = attributes ?? {}
  const trimmed = name.trim()
  return trimmed === '' || trimmed.length > 120 ? undefined : trimmed
}

/** "restore-latest" → "Restore latest". */
export function titleOfName(name: string): string {
  const words = name.replace(/[_-]+/g, ' ').trim()
  return words === '' ? name : words[0]!.toUpperCase() + words.slice(1)
}

/** The directory that they name. */
export function directoryIn(attributes: FenceAttributes | undefined): Pick<Command, 'cwd'> {
  const { cwd = '' } = attributes ?? {}
  return cwd === '' ? {} : { cwd }
}

/** What they say of how a command runs; what its text shows still counts where they say nothing. */
export function traitsIn(attributes: FenceAttributes | undefined): Partial<Pick<Command, 'interactive' | 'follows'>> {
  if (attributes === undefined) return {}
  const interactive = saidTrue(attributes.interactive)
  return {
    ...(interactive === undefined ? {} : { interactive }),
    ...(saidTrue(attributes.background) === true ? { follows: true } : {}),
  }
}

function saidTrue(value: string | undefined): boolean | undefined {
  if (value === undefined) return undefined
  if (/^(?:true|yes|1)$/i.test(value)) return true
  return /^(?:false|no|0)$/i.test(value) ? false : undefined
}
