// What is dangerous in a statement of a database's own language, whether a client is handed it or it is typed into a console.
import type { Hazard } from '../../playbook/model/command.ts'

export interface StatementHazard {
  readonly hazard: Hazard
  readonly pattern: RegExp
}

export const sqlHazards: readonly StatementHazard[] = [
  {
    hazard: 'drops-database',
    pattern:
      /\bDROP\s+(?:DATABASE|SCHEMA|TABLE|KEYSPACE|INDEX|VIEW|ROLE|USER|TABLESPACE|MATERIALIZED\s+VIEW|COLLECTION|EXTENSION|FUNCTION|PROCEDURE|SEQUENCE|TYPE|TRIGGER|PUBLICATION|SUBSCRIPTION|OWNED\s+BY)\b|\bALTER\s+TABLE\b[^;]*\bDROP\b|\bTRUNCATE\b/i,
  },
  {
    hazard: 'deletes-data',
    pattern:
      /\bDELETE\s+FROM\b|\bTRUNCATE\b|\bDETACH\s+DELETE\b|^\s*MATCH\b[^;]*\bDELETE\b|\bPURGE\s+BINARY\b|\bRESET\s+(?:MASTER|BINARY\s+LOGS)\b/im,
  },
  {
    hazard: 'overwrites',
    pattern:
      /\bUPDATE\s+[\w."`]+\s+SET\b|\bREPLACE\s+INTO\b|\bRESTORE\s+(?:DATABASE|LOG)\s|\bpg_resetwal\b|\bALTER\s+SYSTEM\s+(?:SET|RESET)\b|\bSET\s+(?:GLOBAL|PERSIST)\s+(?!(?:super_)?read_only)|\bCHANGE\s+(?:MASTER|REPLICATION\s+SOURCE)\s+TO\b/i,
  },
  {
    hazard: 'stops-service',
    pattern:
      /\b(?:STOP|RESET)\s+(?:SLAVE|REPLICA|GROUP_REPLICATION)\b|\bFLUSH\s+TABLES\s+WITH\s+READ\s+LOCK\b|\bLOCK\s+TABLES?\b|\bVACUUM\s+\(?FULL\b|\bpg_promote\s*\(|^[^\S\n]*SHUTDOWN\b|-e\s+SHUTDOWN\b|\bSET\s+(?:GLOBAL\s+|PERSIST\s+)?(?:super_)?read_only\s*=\s*(?:1|ON)|\bALTER\s+DATABASE\b[^;]*\bSET\s+(?:OFFLINE|SINGLE_USER|RESTRICTED_USER|READ_ONLY)\b/i,
  },
  { hazard: 'destroys-resources', pattern: /\bpg_drop_replication_slot\b/i },
  {
    hazard: 'kills-processes',
    pattern: /\bpg_(?:terminate|cancel)_backend\b|(?:^|;|-e )\s*KILL\s+(?:QUERY\s+|CONNECTION\s+)?\d+|\bCALL\s+mysql\.rds_kill/im,
  },
  { hazard: 'changes-permissions', pattern: /\b(?:GRANT|REVOKE)\s+[\w ,]+\s+(?:ON|TO|FROM)\b|\bALTER\s+(?:USER|ROLE)\b/i },
  {
    hazard: 'disables-protection',
    pattern:
      /\bsession_replication_role\s*=\s*'?replica|\bFOREIGN_KEY_CHECKS\s*=\s*0|\bDISABLE\s+(?:TRIGGER|ROW\s+LEVEL\s+SECURITY|KEYS)|\bPRAGMA\s+foreign_keys\s*=\s*(?:OFF|0)|\bSET\s+(?:GLOBAL\s+|PERSIST\s+)?(?:super_)?read_only\s*=\s*(?:0|OFF)/i,
  },
]

export const mongoHazards: readonly StatementHazard[] = [
  { hazard: 'drops-database', pattern: /\.drop(?:Database|Index|Indexes|User|AllUsers|Role)?\(/ },
  { hazard: 'deletes-data', pattern: /\.(?:deleteMany|deleteOne|remove|findOneAndDelete)\(/ },
  { hazard: 'stops-service', pattern: /\.shutdownServer\(|\bshutdown['"]?\s*:|replSetStepDown|rs\.stepDown\(|\.fsyncLock\(/ },
  { hazard: 'kills-processes', pattern: /\.killOp\(/ },
  { hazard: 'destroys-resources', pattern: /\brs\.remove\(/ },
  {
    hazard: 'overwrites',
    pattern:
      /\.(?:replaceOne|updateMany|updateOne|bulkWrite|renameCollection|findAndModify|findOneAndUpdate|findOneAndReplace)\(|\brs\.(?:re|force_re)config\(/,
  },
]
