// This machine as a target. Each composition makes one and opens as many shells on it as there are incidents.
import { homedir } from 'node:os'
import { resolve } from 'node:path'
import type { Target } from '../target.ts'
import { openLocalChannel } from './channel.ts'
import { type Environment, readLoginEnvironment } from './environment.ts'
import { checkDirectory, findShell } from './shell.ts'
import { createStaging } from './staging.ts'

export interface LocalTargetOptions {
  /** A path or a name to look up in PATH; bash, or the user's own shell where there is no bash, when left out. */
  readonly shell?: string
  /** What the login shell would give; asked from it once when left out. */
  readonly loginEnvironment?: Environment
}

/** This machine, under the id and name `local`. */
export function createLocalTarget(options: LocalTargetOptions = {}): Target {
  let login: Promise<Environment> | undefined
  return {
    id: 'local',
    name: 'this machine',
    kind: 'local',
    openShell: async (shellOptions) => {
      login ??= options.loginEnvironment ? Promise.resolve(options.loginEnvironment) : readLoginEnvironment()
      const loginEnvironment = await login
      const directory = resolve(shellOptions.directory ?? homedir())
      await checkDirectory(directory)
      const shell = await findShell(options.shell, loginEnvironment)
      const staging = await createStaging()
      try {
        return await openLocalChannel({ shell, directory, loginEnvironment, staging }, shellOptions)
      } catch (error) {
        await staging.remove()
        throw error
      }
    },
  }
}
