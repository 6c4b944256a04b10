// A machine of its own for a test, as far as Runcard can see: home, data, temporary files and programs in one folder that is
// gone afterwards.
import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { realPart } from './real-parts.ts'
import { createStandIns, requireStandIns, type StandIns } from './stand-ins.ts'

export const repository = join(import.meta.dirname, '..', '..')
/** The built terminal entry: what is installed as `runcard`. */
export const builtRuncard = join(repository, 'out', 'main', 'runcard.js')

export interface Workplace {
  readonly folder: string
  readonly dataFolder: string
  readonly env: Readonly<Record<string, string>>
  readonly standIns: StandIns
  /** A new folder under the workplace, with these files in it: a name to a text. */
  makeFolder(name: string, files?: Readonly<Record<string, string | Buffer>>): string
  /** Also while a program that was killed is still letting go of its files. */
  remove(): Promise<void>
}

export function createWorkplace(): Workplace {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'runcard-e2e-')))
  const makeFolder: Workplace['makeFolder'] = (name, files = {}) => {
    const made = join(folder, name)
    mkdirSync(made, { recursive: true })
    for (const [file, content] of Object.entries(files)) writeFileSync(join(made, file), content)
    return made
  }
  const home = makeFolder('home')
  const standIns = createStandIns(makeFolder('stand-ins'), home)
  const shell = realPart('bash') ?? '/bin/sh'
  const { LANG = 'C.UTF-8', PATH = '/usr/bin:/bin', DISPLAY, WAYLAND_DISPLAY } = process.env
  const env: Record<string, string> = {
    PATH: `${standIns.folder}${delimiter}${PATH}`,
    HOME: home,
    USER: 'responder',
    SHELL: shell,
    LANG,
    TMPDIR: makeFolder('temporary'),
    RUNCARD_DATA: join(folder, 'data'),
    ...(DISPLAY === undefined ? {} : { DISPLAY }),
    ...(WAYLAND_DISPLAY === undefined ? {} : { WAYLAND_DISPLAY }),
  }
  requireStandIns(standIns, shell, env)
  return {
    folder,
    dataFolder: join(folder, 'data'),
    env,
    standIns,
    makeFolder,
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 }),
  }
}
