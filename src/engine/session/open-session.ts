// Starts a living shell on any target.
import { randomBytes, randomUUID } from 'node:crypto'
import { sessionVariable, type Target } from '../targets/target.ts'
import { startupFor } from './dialect.ts'
import { LivingShell } from './living-shell.ts'
import type { Session, SessionOptions } from './session.ts'

/** Starts a shell on the target. Throws RuncardError shell-not-found, shell-failed, directory-not-found. */
export async function openSession(target: Target, options: SessionOptions = {}): Promise<Session> {
  const nonce = randomBytes(16).toString('hex')
  let startupFiles: readonly string[] = []
  const channel = await target.openShell({
    columns: options.columns ?? 100,
    rows: options.rows ?? 30,
    startup: (place) => {
      const startup = startupFor(place, nonce)
      startupFiles = Object.keys(startup.files)
      return { ...startup, environment: { ...startup.environment, [sessionVariable]: randomUUID() } }
    },
    ...(options.directory === undefined ? {} : { directory: options.directory }),
    ...(options.environment === undefined ? {} : { environment: options.environment }),
    ...(options.asker === undefined ? {} : { asker: options.asker }),
  })
  const shell = new LivingShell(channel, nonce, target.name, options)
  await shell.started
  // At its first prompt the shell has read them, and the nonce in them is nobody else's business.
  await Promise.all([...startupFiles.map((name) => channel.discard(name)), channel.foreground()])
  return shell
}
