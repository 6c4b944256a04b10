// The living sessions: one for each incident and target, opened by the first run and replaced by a new one when its shell
// ended. Keeps with each what no shell should know: its id in the journal and the secrets to mask.
import { randomUUID } from 'node:crypto'
import { RuncardError } from '../../contract/errors.ts'
import type { IncidentEvent, IncidentId, SessionId, TargetId } from '../../core/incident/events.ts'
import { mask } from '../../core/incident/mask.ts'
import { foldIncident } from '../../core/incident/reduce.ts'
import type { Records } from '../journal/records.ts'
import { maskText } from '../output/masking.ts'
import { AskedSecret } from '../secrets/asked-secret.ts'
import { openSession } from '../session/open-session.ts'
import type { Session, SessionLeft } from '../session/session.ts'
import type { StopTimes } from '../session/stop.ts'
import type { Asker } from '../targets/question.ts'
import type { TargetChoice } from '../targets/registry/registry.ts'
import { rememberingAnswers } from '../targets/registry/remembered-answers.ts'
import type { ShellExit } from '../targets/target.ts'

export interface LivingSession {
  readonly sessionId: SessionId
  readonly incidentId: IncidentId
  readonly targetId: TargetId
  readonly shell: Session
  /** Values of secret blanks that were filled in since it started. */
  readonly secrets: Set<string>
  /** Finds passwords that are shown as they are typed. */
  readonly asked: AskedSecret
  /** How many bytes a terminal on it got from the beginning. */
  screenBytes: number
}

export interface Sessions {
  /**
   * The living session, or a new one: where the one before was left when it ended by itself, with the variables that the last
   * finished step had exported; where there was none, or `fresh`, in `directory` (the target's own choice where it is left out).
   * Throws what `openSession` throws, and when its start can't be recorded.
   */
  open(incidentId: IncidentId, target: TargetChoice, directory: string | undefined, fresh?: boolean): Promise<LivingSession>
  /** The living session, where there is one. */
  living(incidentId: IncidentId, targetId: TargetId): LivingSession | undefined
  /** Throws RuncardError session-unknown. */
  find(sessionId: SessionId): LivingSession
  closeIncident(incidentId: IncidentId, reason: string): Promise<void>
  closeAll(reason: string): Promise<void>
}

/** What a session that ended by itself left for the next one, and the secrets to go on masking. */
interface Left extends SessionLeft {
  readonly secrets: ReadonlySet<string>
}

export interface SessionsOptions {
  readonly records: Records
  readonly reportBug: (error: unknown) => string
  /** Carries what a target asks to a person. */
  readonly asker: Asker
  /** Asked for at each Stop. */
  readonly stopTimes: () => StopTimes
}

export function createSessions({ records, reportBug, asker, stopTimes }: SessionsOptions): Sessions {
  const opening = new Map<string, Promise<LivingSession>>()
  const living = new Map<SessionId, LivingSession>()
  /** By incident and target. In memory only: environments hold secrets. */
  const leftBehind = new Map<string, Left>()
  const closingReasons = new Map<SessionId, string>()
  const askers = new Map<IncidentId, Asker>()

  /** One for each incident: who may use a password is who was asked for it there. */
  function askerFor(incidentId: IncidentId): Asker {
    const known = askers.get(incidentId)
    if (known !== undefined) return known
    const remembering = rememberingAnswers(asker)
    askers.set(incidentId, remembering)
    return remembering
  }

  async function openShell(
    incidentId: IncidentId,
    { target }: TargetChoice,
    directory: string | undefined,
    left: Left | undefined,
  ): Promise<[Session, string | undefined]> {
    const open = async (place: string | undefined): Promise<[Session, string | undefined]> => {
      const shell = await openSession(target, {
        ...(place === undefined ? {} : { directory: place }),
        ...(left === undefined ? {} : { environment: left.environment }),
        asker: askerFor(incidentId),
        stopTimes,
        onConsumerFailure: (error) => void reportBug(error),
      })
      return [shell, place]
    }
    if (left === undefined) return open(directory)
    return open(left.directory).catch((error: unknown) => {
      if (error instanceof RuncardError && error.code === 'directory-not-found') return open(directory)
      throw error
    })
  }

  async function start(incidentId: IncidentId, choice: TargetChoice, wanted: string | undefined, fresh: boolean): Promise<LivingSession> {
    const { targetId, name } = choice
    const key = keyOf(incidentId, targetId)
    const before = fresh ? undefined : (leftBehind.get(key) ?? leftInJournal(records.journal.events(incidentId, 0), targetId))
    const [shell, directory] = await openShell(incidentId, choice, wanted, before)
    const secrets = new Set(before?.secrets)
    const session: LivingSession = {
      sessionId: randomUUID() as SessionId,
      incidentId,
      targetId,
      shell,
      secrets,
      asked: new AskedSecret((secret) => secrets.add(secret)),
      screenBytes: shell.recentScreen().length,
    }
    const { sessionId } = session
    shell.onScreen((bytes) => {
      session.screenBytes += bytes.length
      session.asked.output(bytes)
    })
    try {
      const restored = before === undefined ? {} : { restored: leftBehind.has(key) ? ('all' as const) : ('directory' as const) }
      const fact = {
        sessionId,
        targetId,
        targetName: name,
        shell: shell.shell,
        directory: maskText(shell.directory ?? directory ?? '~', session.secrets),
        ...restored,
        ...(shell.remark === undefined ? {} : { remark: shell.remark }),
      }
      records.append(incidentId, { type: 'session-started', ...fact })
    } catch (error) {
      await shell.close()
      throw error
    }
    living.set(sessionId, session)
    leftBehind.delete(key)
    shell.onTyped(({ text, isHidden, exitStatus, startedAt, durationMs }) => {
      const shown = isHidden ? { isHidden } : text === undefined ? {} : { text: maskText(text, session.secrets) }
      const times = { startedAt, durationMs: Math.round(durationMs) }
      records.appendHappened(incidentId, { type: 'command-typed', sessionId, ...shown, exitStatus, ...times })
    })
    shell.onEnd((exit) => {
      living.delete(sessionId)
      opening.delete(key)
      const closing = closingReasons.get(sessionId)
      // Ended before a step finished in it: what the one before left is still the last there is.
      const left = closing === undefined ? (shell.left ?? before) : undefined
      if (left !== undefined) leftBehind.set(key, { ...left, secrets: session.secrets })
      const shown = left === undefined ? {} : { directory: maskText(left.directory, session.secrets) }
      records.appendHappened(incidentId, { type: 'session-ended', sessionId, reason: closing ?? describeEnd(exit), ...shown })
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
    async open(incidentId, choice, directory, fresh = false) {
      const key = keyOf(incidentId, choice.targetId)
      const before = opening.get(key)
      if (before !== undefined) return before
      const session = start(incidentId, choice, directory, fresh)
      opening.set(key, session)
      session.catch(() => opening.delete(key))
      return session
    },
    living: (incidentId, targetId) =>
      [...living.values()].find((session) => session.incidentId === incidentId && session.targetId === targetId),
    find(sessionId) {
      const session = living.get(sessionId)
      if (session === undefined) throw new RuncardError('session-unknown', {})
      return session
    },
    async closeIncident(incidentId, reason) {
      askers.delete(incidentId)
      await close(
        [...living.values()].filter((session) => session.incidentId === incidentId),
        reason,
      )
    },
    closeAll: (reason) => close([...living.values()], reason),
  }
}

/** What is still known after a restart of Runcard: the directory that the last finished step left. */
function leftInJournal(events: readonly IncidentEvent[], targetId: TargetId): Left | undefined {
  const directory = foldIncident(events).sessions.findLast((session) => session.targetId === targetId)?.leftDirectory
  return directory === undefined || directory.includes(mask) ? undefined : { directory, environment: {}, secrets: new Set() }
}

function keyOf(incidentId: IncidentId, targetId: TargetId): string {
  return `${incidentId} ${targetId}`
}

function describeEnd(exit: ShellExit): string {
  if (exit.detail !== undefined) return exit.detail
  if (exit.signal !== undefined) return `the shell was ended by ${exit.signal}`
  return exit.exitStatus === null ? 'the shell is gone' : `the shell ended with exit status ${exit.exitStatus}`
}
