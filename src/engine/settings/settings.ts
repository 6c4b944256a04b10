// What the user chose, in one JSON file in the data folder. A file that can't be understood is kept aside and never
// overwritten; Runcard goes on with the defaults. Never a place for secrets.
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { CallInput } from '../../contract/calls.ts'
import { calls } from '../../contract/calls.ts'
import { type AllowedCommand, allowedCommand, defaultSettings, type Settings } from '../../contract/settings-calls.ts'
import { recordsError } from '../journal/records-error.ts'

const addedTarget = z.object({ name: z.string(), address: z.string() })
type AddedTarget = Readonly<z.infer<typeof addedTarget>>

const settings = calls['settings.read'].output
/** Keys that a newer Runcard wrote are left where they are. */
const storedSettings = z.looseObject({
  ...settings.partial().shape,
  /** Folders of the library in the order they were added, real paths. */
  folders: z.array(z.string()).optional(),
  /** Folders that steps may be run from. */
  trustedFolders: z.array(z.string()).optional(),
  /** Targets that were added here, in the order they were added. */
  targets: z.array(addedTarget).optional(),
  /** Commands of the SSH config that may run on this machine without asking. */
  allowedCommands: z.array(allowedCommand).optional(),
})
type StoredSettings = z.infer<typeof storedSettings>

export interface SettingsStore {
  read(): Settings
  /** Throws RuncardError disk-full, records-unwritable. */
  write(change: CallInput<'settings.write'>): Settings
  folders(): readonly string[]
  setFolders(folders: readonly string[]): void
  trustedFolders(): readonly string[]
  trust(folder: string): void
  targets(): readonly AddedTarget[]
  setTargets(targets: readonly AddedTarget[]): void
  allowedCommands(): readonly AllowedCommand[]
  setAllowedCommands(commands: readonly AllowedCommand[]): void
}

/** Throws RuncardError disk-full, records-unwritable. */
export function openSettings(dataFolder: string): SettingsStore {
  const file = join(dataFolder, 'settings.json')

  function known<Result>(action: () => Result): Result {
    try {
      return action()
    } catch (error) {
      throw recordsError(error, file)
    }
  }

  /** Reads the file each time: another Runcard may have written it. */
  function stored(): StoredSettings {
    return known(() => {
      if (!existsSync(file)) return {}
      const parsed = storedSettings.safeParse(parseJson(readFileSync(file, 'utf8')))
      if (parsed.success) return parsed.data
      renameSync(file, freeName(dataFolder))
      return {}
    })
  }

  function change(values: Record<string, unknown>): void {
    known(() => {
      const changed = { ...stored(), ...values }
      writeWhole(
        file,
        `${JSON.stringify(changed, null, 2)}
`,
      )
    })
  }

  function read(): Settings {
    return settings.parse({ ...defaultSettings, ...stored() })
  }

  stored()
  return {
    read,
    write(values) {
      change(Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)))
      return read()
    },
    folders: () => stored().folders ?? [],
    setFolders: (folders) => change({ folders }),
    targets: () => stored().targets ?? [],
    setTargets: (targets) => change({ targets }),
    allowedCommands: () => stored().allowedCommands ?? [],
    setAllowedCommands: (allowedCommands) => change({ allowedCommands }),
    trustedFolders: () => stored().trustedFolders ?? [],
    trust(folder) {
      const trustedFolders = stored().trustedFolders ?? []
      if (!trustedFolders.includes(folder)) change({ trustedFolders: [...trustedFolders, folder] })
    },
  }
}

/**
 * There is the old file or the new one, never half of one. By hand, because what `conf` writes with answers signals: it sends
 * each of them to the process once more, and the second Ctrl-C is the one that leaves a running step behind.
 */
function writeWhole(file: string, text: string): void {
  const unfinished = `${file}.${process.pid}`
  try {
    writeFileSync(unfinished, text, { mode: 0o600, flush: true })
    renameSync(unfinished, file)
  } catch (error) {
    rmSync(unfinished, { force: true })
    throw error
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function freeName(dataFolder: string): string {
  for (let number = 1; ; number++) {
    const name = join(dataFolder, `settings.damaged-${number}.json`)
    if (!existsSync(name)) return name
  }
}
