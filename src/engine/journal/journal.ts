// The journal: everything that happened in every incident, append-only, in one SQLite file that several processes may use
// at once. `append` returns when the event is on the disk; only then may anybody be told of it. It never interprets an
// event beyond what recovery after a crash needs.
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import type { IncidentEvent, IncidentFact, IncidentId } from '../../core/incident/events.ts'
import { openDatabase } from './database.ts'
import { giveLifeSign, isAlive, removeLifeSign } from './liveness.ts'
import { recordsError } from './records-error.ts'
import { journalSchema } from './schema.ts'

export interface RecordedEvent {
  readonly incidentId: IncidentId
  readonly event: IncidentEvent
}

export interface Journal {
  readonly folder: string
  /**
   * Records facts, all of them or none; they are on the disk when it returns. `check` runs inside the same transaction:
   * what it reads can't change before the facts are recorded, and when it throws, nothing is. `at` is the time it
   * happened where that is not now.
   * Throws RuncardError disk-full, records-unwritable, records-damaged.
   */
  append(
    incidentId: IncidentId,
    facts: IncidentFact | readonly IncidentFact[],
    options?: { readonly check?: () => void; readonly at?: number },
  ): void
  /** Events after `after`, in order. */
  events(incidentId: IncidentId, after: number, limit?: number): IncidentEvent[]
  /** Events of one type over all incidents, oldest first. */
  eventsOfType<Type extends IncidentEvent['type']>(type: Type): (RecordedEvent & { readonly event: { readonly type: Type } })[]
  /** Calls back after every change, by this process or another one. Returns the function that ends it. */
  onChange(listener: () => void): () => void
  /** Says of every run and session whose engine died that it was lost. */
  recover(): void
  close(): void
}

const pollIntervalMs = 300
/** A look at other engines' locks costs a little more than a look at the database. */
const pollsBetweenRecoveries = 10

/** Whether anything was ever recorded there. */
export function hasJournal(folder: string): boolean {
  return existsSync(fileIn(folder))
}

function fileIn(folder: string): string {
  return join(folder, 'journal.sqlite')
}

/** Throws RuncardError disk-full, records-unwritable, records-damaged, records-newer. */
export function openJournal(folder: string): Journal {
  const file = fileIn(folder)
  const lifeSigns = join(folder, 'engines')
  const engineId = randomUUID()
  const known = <Result>(action: () => Result): Result => {
    try {
      return action()
    } catch (error) {
      throw recordsError(error, file)
    }
  }
  known(() => mkdirSync(folder, { recursive: true, mode: 0o700 }))
  const database = openDatabase(file, journalSchema)
  const lifeSign = known(() => {
    try {
      const sign = giveLifeSign(lifeSigns, engineId)
      database
        .prepare('INSERT INTO engines (engine_id, process_id, host, started_at) VALUES (?, ?, ?, ?)')
        .run(engineId, process.pid, hostname(), Date.now())
      return sign
    } catch (error) {
      database.close()
      throw error
    }
  })
  const statements = prepare(database)
  const listeners = new Set<() => void>()
  let poll: NodeJS.Timeout | undefined
  let polls = 0
  let seenVersion = 0

  function transact(action: () => void): void {
    database.exec('BEGIN IMMEDIATE')
    try {
      action()
      database.exec('COMMIT')
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK')
      throw error
    }
  }

  function insert(incidentId: IncidentId, fact: IncidentFact, at = Date.now()): void {
    const subject = 'runId' in fact ? fact.runId : 'sessionId' in fact ? fact.sessionId : null
    const seq = Number(statements.lastSeq.get(incidentId)?.seq ?? 0) + 1
    statements.insert.run(incidentId, seq, at, fact.type, subject, engineId, JSON.stringify(fact))
  }

  function tell(): void {
    for (const listener of [...listeners]) listener()
  }

  function recover(): void {
    known(() => {
      const alive = new Map<string, boolean>([[engineId, true]])
      const livesOn = (id: string) => {
        if (!alive.has(id)) alive.set(id, isAlive(lifeSigns, id))
        return alive.get(id) === true
      }
      const dead = statements.openEngines.all().map((row) => String(row.engine_id))
      const orphans = () =>
        [...statements.openRuns.all(), ...statements.openSessions.all()].filter((row) => !livesOn(String(row.engine_id)))
      if (dead.every(livesOn) && orphans().length === 0) return
      transact(() => {
        for (const row of orphans()) insert(row.incident_id as IncidentId, lossOf(JSON.parse(String(row.json)) as IncidentFact))
        for (const id of dead) if (!livesOn(id)) statements.endEngine.run(Date.now(), id)
      })
      for (const id of dead) if (!livesOn(id)) removeLifeSign(lifeSigns, id)
      tell()
    })
  }

  function lookAround(): void {
    try {
      const version = Number(statements.dataVersion.get()?.data_version)
      if (version !== seenVersion) {
        seenVersion = version
        tell()
      }
      if (++polls % pollsBetweenRecoveries === 0) recover()
    } catch {
      // A disk that is full or gone is reported by whoever writes next; here it is tried again.
    }
  }

  const journal: Journal = {
    folder,
    append(incidentId, facts, options) {
      known(() =>
        transact(() => {
          options?.check?.()
          for (const fact of [facts].flat() as IncidentFact[]) insert(incidentId, fact, options?.at)
        }),
      )
      tell()
    },
    events: (incidentId, after, limit = -1) => known(() => statements.events.all(incidentId, after, limit).map(eventOf)),
    eventsOfType: <Type extends IncidentEvent['type']>(type: Type) =>
      known(() =>
        statements.ofType
          .all(type)
          .map((row) => ({ incidentId: row.incident_id as IncidentId, event: eventOf(row) as IncidentEvent & { readonly type: Type } })),
      ),
    onChange(listener) {
      listeners.add(listener)
      if (poll === undefined) {
        seenVersion = Number(statements.dataVersion.get()?.data_version)
        poll = setInterval(lookAround, pollIntervalMs)
        poll.unref()
      }
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        clearInterval(poll)
        poll = undefined
      }
    },
    recover,
    close() {
      clearInterval(poll)
      listeners.clear()
      if (!database.isOpen) return
      try {
        statements.endEngine.run(Date.now(), engineId)
      } catch {
        // Its lock is gone all the same, and that is what counts.
      }
      database.close()
      lifeSign.end()
    },
  }
  return journal
}

function prepare(database: DatabaseSync) {
  const open = (started: string, ended: string) =>
    database.prepare(
      `SELECT incident_id, engine_id, json FROM events AS start WHERE type = '${started}' AND NOT EXISTS
         (SELECT 1 FROM events AS done WHERE done.type IN (${ended}) AND done.subject_id = start.subject_id)`,
    )
  return {
    insert: database.prepare('INSERT INTO events (incident_id, seq, at, type, subject_id, engine_id, json) VALUES (?, ?, ?, ?, ?, ?, ?)'),
    lastSeq: database.prepare('SELECT max(seq) AS seq FROM events WHERE incident_id = ?'),
    events: database.prepare('SELECT seq, at, json FROM events WHERE incident_id = ? AND seq > ? ORDER BY seq LIMIT ?'),
    ofType: database.prepare('SELECT incident_id, seq, at, json FROM events WHERE type = ? ORDER BY position'),
    openRuns: open('step-started', `'step-finished', 'step-lost'`),
    openSessions: open('session-started', `'session-ended'`),
    openEngines: database.prepare('SELECT engine_id FROM engines WHERE ended_at IS NULL'),
    endEngine: database.prepare('UPDATE engines SET ended_at = ? WHERE engine_id = ?'),
    dataVersion: database.prepare('PRAGMA data_version'),
  }
}

function eventOf(row: Record<string, unknown>): IncidentEvent {
  return { ...(JSON.parse(String(row.json)) as IncidentFact), seq: Number(row.seq), at: Number(row.at) }
}

/** What is written for a run or a session that nobody ended. */
function lossOf(start: IncidentFact): IncidentFact {
  if (start.type === 'step-started') return { type: 'step-lost', runId: start.runId, stepId: start.stepId }
  if (start.type === 'session-started') return { type: 'session-ended', sessionId: start.sessionId, reason: 'Runcard ended' }
  throw new Error(`nothing is lost with ${start.type}`)
}
