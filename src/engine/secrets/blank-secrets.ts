// Secrets for blanks that need not be typed: those that the responder had this computer keep, each for one playbook and one
// target, and those set in the environment that Runcard was started in. A screen hears that there is one, never what it is:
// it goes from here to what runs. Nothing is taken unless the responder chose so.
import type { CallOutput } from '../../contract/calls.ts'
import { RuncardError } from '../../contract/errors.ts'
import type { TargetId } from '../../core/incident/events.ts'
import type { Blank, Command } from '../../core/playbook/model/command.ts'
import type { Playbook } from '../../core/playbook/model/playbook.ts'
import { environmentName } from '../../core/shell/environment-name.ts'
import { purposeOf, secretName } from './names.ts'
import { forgiving, type SecretStore } from './secret-store.ts'

export interface BlankPlace {
  readonly file: string
  readonly targetId: TargetId
}

export type BlankValues = Readonly<Record<string, string>>

export interface BlankSecrets {
  offered(file: string, playbook: Playbook): Promise<CallOutput<'secrets.offered'>>
  /** The values, with those of `names` among the commands' secret blanks that are there to be taken. */
  fill(place: BlankPlace, commands: readonly Command[], values: BlankValues, names: readonly string[]): Promise<BlankValues>
  /** Throws RuncardError secret-not-kept. */
  keep(place: BlankPlace, playbook: Playbook, blank: string, secret: string): Promise<void>
}

export interface BlankSecretsOptions {
  readonly store: SecretStore | undefined
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly reportBug: (error: unknown) => unknown
}

export function createBlankSecrets({ store, environment, reportBug }: BlankSecretsOptions): BlankSecrets {
  const kept = store && forgiving(store, reportBug)
  const isReady = async () => (await kept?.isAvailable()) === true

  function inEnvironment(blank: Blank): string | undefined {
    const variable = environmentName(blank)
    const value = variable === undefined ? undefined : environment[variable]
    return value === '' ? undefined : value
  }

  return {
    async offered(file, playbook) {
      const blanks = secretBlanks(playbook.procedures.flatMap(({ steps }) => steps.flatMap(({ commands }) => commands)))
      const mayKeep = await isReady()
      const names = mayKeep ? ((await kept?.names()) ?? []) : []
      const offered = names.flatMap((name) => {
        const purpose = purposeOf(name)
        return purpose?.type === 'blank' && purpose.file === file && blanks.has(purpose.blank)
          ? [{ blank: purpose.blank, from: 'store' as const, targetId: purpose.targetId }]
          : []
      })
      const set = [...blanks.values()].filter((blank) => inEnvironment(blank) !== undefined)
      return { mayKeep, offered: [...offered, ...set.map(({ name }) => ({ blank: name, from: 'environment' as const }))] }
    },
    async fill(place, commands, values, names) {
      const filled: Record<string, string> = { ...values }
      const blanks = secretBlanks(commands)
      for (const name of names) {
        const blank = blanks.get(name)
        if (blank === undefined || (values[name] ?? '') !== '') continue
        const stored = (await isReady()) ? await kept?.get(secretName({ type: 'blank', ...place, blank: name })) : undefined
        const value = stored ?? inEnvironment(blank)
        if (value !== undefined) filled[name] = value
      }
      return filled
    },
    async keep(place, playbook, blank, secret) {
      const blanks = secretBlanks(playbook.procedures.flatMap(({ steps }) => steps.flatMap(({ commands }) => commands)))
      if (!blanks.has(blank)) throw new RuncardError('secret-not-kept', { blank, reason: 'the playbook has no such secret' })
      if (store === undefined || !(await isReady())) throw new RuncardError('secret-not-kept', { blank, reason: 'there is none here' })
      try {
        await store.set(secretName({ type: 'blank', ...place, blank }), secret)
      } catch (error) {
        throw new RuncardError('secret-not-kept', { blank, reason: error instanceof Error ? error.message : String(error) })
      }
    },
  }
}

function secretBlanks(commands: readonly Command[]): ReadonlyMap<string, Blank> {
  const blanks = commands.flatMap((command) => command.blanks.filter((blank) => blank.secret))
  return new Map(blanks.map((blank) => [blank.name, blank]))
}
