// The living sessions: one for each incident and target, opened by the first run and replaced by a new one when its shell
// ended. Keeps with each what no shell should know: its id in the journal and the secrets to mask.
import { randomUUID } from 'node:crypto'
import { RuncardError } from '../../contract/errors.ts'
import type { IncidentId, SessionId, TargetId } from '../../core/incident/events.ts'
import type { Records } from '../journal/records.ts'
import { openSession, type Session } from '../session/session.ts'
import type { Asker } from '../targets/question.ts'
import type { TargetChoice } from '../targets/registry/registry.ts'
import type { ShellExit } from '../targets/target.ts'

export interface LivingSession {
  readonly sessionId: SessionId
  readonly incidentId: IncidentId
  readonly targetId: TargetId
  readonly shell: Session
  /** Values of secret blanks that were filled in since it started. */
  readonly secrets: Set<string>
  /** How many bytes a terminal on it got from the beginning. */
  screenBytes: number
}

export interface Sessions {
  /**
   * `directory`: where its shell starts, the target's own choice where it is left out.
   * Throws what `openSession` throws, and when its start can't be recorded.
   */
  open(incidentId: IncidentId, target: TargetChoice, directory: string | undefined): Promise<LivingSession>
  /** Throws RuncardError session-unknown. */
  find(sessionId: SessionId): LivingSession
  closeIncident(incidentId: IncidentId, reason: string): Promise<void>
  closeAll(reason: string): Promise<void>
}

export interface SessionsOptions {
  readonly records: Records
  readonly reportBug: (error: unknown) => string
  /** Carries what a target asks to a person. */
  readonly asker: Asker
}

export function createSessions({ records, reportBug, asker }: SessionsOptions): Sessions {
  const opening = new Map<string, Promise<LivingSession>>()
  const living = new Map<SessionId, LivingSession>()
  const closingReasons = new Map<SessionId, string>()

  async function start(incidentId: IncidentId, choice: TargetChoice, directory: string | undefined): Promise<LivingSession> {
    const place = directory === undefined ? {} : { directory }
    const shell = await openSession(choice.target, { ...place, asker, onConsumerFailure: (error) => void reportBug(error) })
    const { targetId, name } = choice
    const session: LivingSession = {
      sessionId: randomUUID() as SessionId,
      incidentId,
      targetId,
      shell,
      secrets: new Set(),
      screenBytes: shell.recentScreen().length,
    }
    const { sessionId } = session
    shell.onScreen((bytes) => {
      session.screenBytes += bytes.length
    })
    try {
      const fact = { sessionId, targetId, targetName: name, shell: shell.shell, directory: directory ?? '~' }
      records.append(incidentId, { type: 'session-started', ...fact })
    } catch (error) {
      await shell.close()
      throw error
    }
    living.set(sessionId, session)
    shell.onEnd((exit) => {
      living.delete(sessionId)
      opening.delete(keyOf(incidentId, targetId))
      const reason = closingReasons.get(sessionId) ?? describeEnd(exit)
      records.appendHappened(incidentId, { type: 'session-ended', sessionId, reason })
    })
    return session
  }

  async function close(sessions: readonly LivingSession[], reason: string): Promise<void> {
    await Promise.all(
      sessions.map(async ({ sessionId, shell }) => {
        closingReasons.set(sessionId, reason)
        await shell.close()
      }),
    )
  }

  return {
    async open(incidentId, choice, directory) {
      const key = keyOf(incidentId, choice.targetId)
      const before = opening.get(key)
      if (before !== undefined) return before
      const session = start(incidentId, choice, directory)
      opening.set(key, session)
      session.catch(() => opening.delete(key))
      return session
    },
    find(sessionId) {
      const session = living.get(sessionId)
      if (session === undefined) throw new RuncardError('session-unknown', {})
      return session
    },
    async closeIncident(incidentId, reason) {
      await close(
        [...living.values()].filter((session) => session.incidentId === incidentId),
        reason,
      )
    },
    closeAll: (reason) => close([...living.values()], reason),
  }
}

function keyOf(incidentId: IncidentId, targetId: TargetId): string {
  return `${incidentId} ${targetId}`
}

function describeEnd(exit: ShellExit): string {
  if (exit.detail !== undefined) return exit.detail
  if (exit.signal !== undefined) return `the shell was ended by ${exit.signal}`
  return exit.exitStatus === null ? 'the shell is gone' : `the shell ended with exit status ${exit.exitStatus}`
}
