// The tables of the journal. See openDatabase for what an entry is.

export const journalSchema: readonly string[] = [
  `CREATE TABLE engines (
     engine_id TEXT PRIMARY KEY,
     process_id INTEGER NOT NULL,
     host TEXT NOT NULL,
     started_at INTEGER NOT NULL,
     ended_at INTEGER
   ) STRICT;
   CREATE TABLE events (
     position INTEGER PRIMARY KEY AUTOINCREMENT,
     incident_id TEXT NOT NULL,
     seq INTEGER NOT NULL,
     at INTEGER NOT NULL,
     type TEXT NOT NULL,
     subject_id TEXT,
     engine_id TEXT NOT NULL,
     json TEXT NOT NULL,
     UNIQUE (incident_id, seq)
   ) STRICT;
   CREATE INDEX events_by_type ON events (type, subject_id);
   CREATE TRIGGER events_stay BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
   CREATE TRIGGER events_are_kept BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;`,
]
