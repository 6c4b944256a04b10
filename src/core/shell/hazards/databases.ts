// Hazard rules: databases, caches and queues, with the statements that are handed to them.

import type { Hazard } from '../../playbook/model/command.ts'
import { argumentText, hasFlag, isSubcommand, positionals } from '../arguments.ts'
import type { Invocation } from '../invocation.ts'
import type { HazardRule } from './rule.ts'
import { mongoHazards, type StatementHazard, sqlHazards } from './statements.ts'

const sqlClients = [
  'gitlab-psql',
  'mysqlsh',
  'psql',
  'mysql',
  'mariadb',
  'sqlite3',
  'clickhouse-client',
  'cockroach',
  'cqlsh',
  'sqlcmd',
  'sqlplus',
  'bq',
  'duckdb',
  'trino',
  'usql',
  'cypher-shell',
]

const mongos = ['mongo', 'mongosh']

/** Programs that unpack or write what a database is filled with. */
const givesDump =
  /^(?:g?unzip|gzip|[gxb]?zcat|pigz|unpigz|xz|xzcat|bzip2|bunzip2|zstd|zstdcat|unzstd|lz4|cat|pv|gpg|age|openssl|pg_dump(?:all)?|mysqldump|mariadb-dump|mydumper)$/

function sqlOf(invocation: Invocation): string {
  return `${argumentText(invocation)}\n${invocation.input ?? ''}`
}

function query(hazard: Hazard, table: readonly StatementHazard[]): (invocation: Invocation) => boolean {
  const patterns = table.filter((row) => row.hazard === hazard).map((row) => row.pattern)
  return (invocation) => {
    const sql = sqlOf(invocation)
    return patterns.some((pattern) => pattern.test(sql))
  }
}

export const databaseRules: readonly HazardRule[] = [
  {
    hazard: 'drops-database',
    programs: [...sqlClients],
    when: query('drops-database', sqlHazards),
    yes: 'psql -c "DROP DATABASE app;"',
    no: 'psql -c "CREATE DATABASE app;"',
  },
  {
    hazard: 'deletes-data',
    programs: [...sqlClients],
    when: query('deletes-data', sqlHazards),
    yes: 'mysql -e "DELETE FROM users"',
    no: 'mysql -e "SELECT 1"',
  },
  {
    hazard: 'overwrites',
    programs: [...sqlClients],
    when: query('overwrites', sqlHazards),
    yes: 'psql -c "UPDATE users SET active = true"',
    no: 'psql -c "SELECT * FROM users"',
  },
  {
    hazard: 'kills-processes',
    programs: [...sqlClients],
    when: query('kills-processes', sqlHazards),
    yes: 'psql -c "SELECT pg_terminate_backend(42)"',
    no: 'psql -c "SELECT * FROM pg_stat_activity"',
  },
  {
    hazard: 'stops-service',
    programs: [...sqlClients],
    when: query('stops-service', sqlHazards),
    yes: 'mysql -e "STOP REPLICA"',
    no: 'mysql -e "SHOW REPLICA STATUS"',
  },
  {
    hazard: 'destroys-resources',
    programs: [...sqlClients],
    when: query('destroys-resources', sqlHazards),
    yes: `psql -c "SELECT pg_drop_replication_slot('standby')"`,
    no: 'psql -c "SELECT * FROM pg_replication_slots"',
  },
  {
    hazard: 'changes-permissions',
    programs: [...sqlClients],
    when: query('changes-permissions', sqlHazards),
    yes: 'psql -c "GRANT ALL ON DATABASE app TO bob"',
    no: 'psql -c "\\du"',
  },
  {
    hazard: 'disables-protection',
    programs: [...sqlClients],
    when: query('disables-protection', sqlHazards),
    yes: `psql -c "SET session_replication_role = 'replica';"`,
    no: `psql -c "SET session_replication_role = 'origin';"`,
  },
  {
    hazard: 'overwrites',
    programs: [...sqlClients],
    when: (i) =>
      i.redirects.some(({ operator, target }) => operator === '<' && !/schema-check|select/i.test(target)) ||
      /(?:^|\s)(?:-f|--file)[= ]?\S+\.sql\b/.test(argumentText(i)) ||
      /\.(?:restore|import)\b/.test(argumentText(i)),
    yes: 'sqlite3 app.db < dump.sql',
    no: 'sqlite3 app.db .schema',
  },
  {
    hazard: 'overwrites',
    programs: [...sqlClients],
    when: (i) => i.fedBy !== undefined && givesDump.test(i.fedBy),
    yes: 'gunzip -c dump.sql.gz | docker compose exec -T db psql -U app',
    no: "echo 'SELECT 1' | psql app",
  },
  {
    hazard: 'overwrites',
    programs: [
      'pg_restore',
      'mongorestore',
      'mysqlimport',
      'mongoimport',
      'pg_resetwal',
      'pg_rewind',
      'neo4j-restore',
      'influxd-restore',
      'cbrestore',
    ],
    yes: 'pg_restore -d app app.dump',
    no: 'pg_restore --list app.dump',
  },
  {
    hazard: 'overwrites',
    programs: [
      'neo4j-admin',
      'influx',
      'influxd',
      'cockroach',
      'redis-cli',
      'nodetool',
      'gitlab-backup',
      'consul',
      'vault',
      'mc',
      'clickhouse-backup',
    ],
    when: (i) =>
      /(?:^|\s)(?:load|restore|refresh|rebuild|operator raft snapshot restore|snapshot restore|slaveof|replicaof|restore-from-\S+)(?:\s|$)/i.test(
        argumentText(i),
      ),
    yes: 'neo4j-admin database load neo4j --from-path=/backups',
    no: 'neo4j-admin check-consistency',
  },
  { hazard: 'drops-database', programs: ['dropdb', 'dropuser', 'pg_dropcluster'], yes: 'dropdb app', no: 'createdb app' },
  {
    hazard: 'drops-database',
    programs: ['mysqladmin'],
    when: (i) => isSubcommand(i, 'drop'),
    yes: 'mysqladmin drop app',
    no: 'mysqladmin status',
  },
  {
    hazard: 'deletes-data',
    programs: ['redis-cli', 'valkey-cli', 'gitlab-redis-cli'],
    when: (i) =>
      /\b(?:flushall|flushdb|del|unlink|xtrim|ltrim|cluster reset)\b/i.test(argumentText(i)) ||
      /^(?:hdel|srem|zrem|zremrangeby\w+|xdel|migrate|script flush|function flush|xgroup destroy)(?: |$)/i.test(positionals(i).join(' ')),
    yes: 'redis-cli FLUSHALL',
    no: 'redis-cli info',
  },
  {
    hazard: 'drops-database',
    programs: [...mongos],
    when: query('drops-database', mongoHazards),
    yes: "mongosh app --eval 'db.dropDatabase()'",
    no: "mongosh app --eval 'db.stats()'",
  },
  {
    hazard: 'deletes-data',
    programs: [...mongos],
    when: query('deletes-data', mongoHazards),
    yes: "mongosh app --eval 'db.users.deleteMany({})'",
    no: "mongosh app --eval 'db.users.find()'",
  },
  {
    hazard: 'stops-service',
    programs: [...mongos],
    when: query('stops-service', mongoHazards),
    yes: "mongosh --eval 'rs.stepDown()'",
    no: "mongosh --eval 'rs.status()'",
  },
  ...(['overwrites', 'kills-processes', 'destroys-resources'] as const).map((hazard) => ({
    hazard,
    programs: [...mongos],
    when: query(hazard, mongoHazards),
    yes: {
      overwrites: "mongosh --eval 'rs.reconfig(c)'",
      'kills-processes': "mongosh --eval 'db.killOp(1)'",
      'destroys-resources': `mongosh --eval 'rs.remove("db-2:27017")'`,
    }[hazard],
    no: "mongosh --eval 'rs.conf()'",
  })),
  {
    hazard: 'kills-processes',
    programs: ['redis-cli', 'valkey-cli', 'gitlab-redis-cli'],
    when: (i) => /\b(?:client|script)\s+kill\b/i.test(argumentText(i)),
    yes: 'redis-cli CLIENT KILL ADDR 10.0.0.1:1',
    no: 'redis-cli CLIENT LIST',
  },
  {
    hazard: 'overwrites',
    programs: ['redis-cli', 'valkey-cli', 'gitlab-redis-cli'],
    when: (i) =>
      /\bconfig\s+(?:set|rewrite)\b/i.test(argumentText(i)) ||
      /^(?:set|setex|psetex|mset|getset|hset|hmset|rename|renamenx|restore|copy)(?: |$)/i.test(positionals(i).join(' ')),
    yes: 'redis-cli CONFIG SET maxmemory 1gb',
    no: 'redis-cli CONFIG GET maxmemory',
  },
  {
    hazard: 'changes-permissions',
    programs: ['redis-cli', 'valkey-cli', 'gitlab-redis-cli'],
    when: (i) => /^acl (?:setuser|deluser|load)(?: |$)/i.test(positionals(i).join(' ')),
    yes: 'redis-cli ACL DELUSER app',
    no: 'redis-cli ACL LIST',
  },
  {
    hazard: 'destroys-resources',
    programs: ['redis-cli', 'valkey-cli', 'gitlab-redis-cli'],
    when: (i) => /\bcluster\s+(?:forget|reset|delslots)\b|\bdel-node\b/i.test(argumentText(i)),
    yes: 'redis-cli --cluster del-node 10.0.0.1:6379 abc',
    no: 'redis-cli cluster nodes',
  },
  {
    hazard: 'overwrites',
    programs: ['kafka-configs', 'kafka-configs.sh'],
    when: (i) => hasFlag(i, '--alter'),
    yes: 'kafka-configs.sh --alter --entity-type topics --add-config retention.ms=1000',
    no: 'kafka-configs.sh --describe --entity-type topics',
  },
  {
    hazard: 'deletes-data',
    programs: [
      'rabbitmqctl',
      'rabbitmqadmin',
      'kafka-topics',
      'kafka-topics.sh',
      'kafka-delete-records.sh',
      'kafka-consumer-groups.sh',
      'kafka-consumer-groups',
    ],
    when: (i) =>
      /(?:^|\s)(?:purge_queue|delete_queue|purge|delete|--delete|reset|force_reset|delete_vhost)(?:\s|$)/.test(argumentText(i)) ||
      /delete-records/.test(i.program),
    yes: 'rabbitmqctl purge_queue jobs',
    no: 'rabbitmqctl list_queues',
  },
  {
    hazard: 'overwrites',
    programs: ['kafka-consumer-groups.sh', 'kafka-consumer-groups', 'kafka-reassign-partitions.sh'],
    when: (i) => hasFlag(i, '--reset-offsets', '--execute') && hasFlag(i, '--execute'),
    yes: 'kafka-consumer-groups.sh --group g --reset-offsets --to-latest --execute',
    no: 'kafka-consumer-groups.sh --describe --group g',
  },
  {
    hazard: 'deletes-data',
    programs: ['postsuper', 'exim', 'exim4', 'wp', 'rados'],
    when: (i) => (i.program === 'postsuper' && hasFlag(i, '-d')) || hasFlag(i, '-Mrm') || /\b(?:delete|purge|rm)\b/.test(argumentText(i)),
    yes: 'postsuper -d ALL',
    no: 'postqueue -p',
  },
]
