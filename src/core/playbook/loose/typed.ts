// Statements that are typed into a console that is open already: SQL, psql's own commands, Redis, MongoDB, Ruby, Erlang,
// a router. As inline code they look like no program, and a responder must do them all the same.

import { ontapCommand } from './ontap.ts'
import { routerOsCommand } from './router-os.ts'

export type TypedKind = 'sql' | 'repl'

interface TypedForm {
  readonly kind: TypedKind
  /** What can be nothing else, wherever a step names it. */
  readonly sure: RegExp
  /** What is one only where the words around say so. */
  readonly told?: RegExp
  /** The same form is as often the name of a function: the sentence must say that it goes into a console. */
  readonly needsConsole?: true
}

/** One row a console. */
const forms: readonly TypedForm[] = [
  {
    kind: 'sql',
    sure: /^(?:select pg_\w+\(.*\);?|(?:PURGE|START|STOP|RESET|CHANGE|USE|OPTIMIZE|REPAIR|LOCK|UNLOCK|SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE|DROP|ALTER|GRANT|REVOKE|VACUUM|REINDEX|TRUNCATE|ANALYZE|EXPLAIN|SHOW|SET|KILL|FLUSH|CALL) \S.*;|SELECT \S.* FROM \S.*|SELECT (?:[\w.]+\(.*\)|@@\S.*)|INSERT INTO \S+ .*|UPDATE \S+ SET .*|DELETE FROM \S+.*|(?:CREATE|DROP|ALTER) (?:TABLE|DATABASE|(?:UNIQUE )?INDEX|USER|ROLE|EXTENSION|SCHEMA|VIEW|SYSTEM|SUBSCRIPTION|PUBLICATION|EVENT|TRIGGER|FUNCTION) \S.*|SHOW (?:FULL |GLOBAL |ALL )*(?:PROCESSLIST|DATABASES|TABLES|ENGINE|SLAVE|REPLICA|MASTER|BINARY|VARIABLES|STATUS|GRANTS|CREATE)\b.*|VACUUM (?:FULL|ANALYZE|VERBOSE|\(|FREEZE)\b.*|TRUNCATE TABLE \S.*|(?:OPTIMIZE|REPAIR|CHECK|ANALYZE) TABLE \S.*|FLUSH (?:PRIVILEGES|TABLES|LOGS|HOSTS)\b.*|(?:START|STOP|RESET) (?:SLAVE|REPLICA|MASTER)\b.*|CHANGE (?:MASTER|REPLICATION) .*|SET (?:(?:GLOBAL|SESSION|PERSIST) |@@)\S+ *=.*|KILL (?:QUERY )?[\d<[]\S*|DBCC [A-Z]+\b.*|(?:BACKUP|RESTORE) (?:LOG|DATABASE) \S.*|EXEC(?:UTE)? [\w.[\]]+(?: .*)?|SYSTEM (?:START|STOP|RESTART|RESTORE|DROP|FLUSH|SYNC|RELOAD|ENABLE|DISABLE) [A-Z]+\b.*)$/s,
    told: /^(?:select \S.* from \S.*|select [\w.]+\(.*\);?|SELECT 1;?|(?:insert into|update|delete from|drop|alter|create|vacuum|truncate|reindex|show|set|use|grant|revoke|flush|kill|start|stop|reset|change|purge) \S.*;|VACUUM;?|CHECKPOINT;?|(?:failover|switchover|recover|startup|shutdown|restore|crosscheck|validate|edit|connect) \S.*;)$/s,
  },
  // What small letters leave no doubt of.
  {
    kind: 'sql',
    sure: /^(?:(?:start|stop|reset) (?:slave|replica|group_replication)(?: (?:all|for|until|user|sql_thread|io_thread)\b.*|;.*)?|show (?:(?:full )?processlist|(?:slave|master|replica|binary log) status|(?:binary|master) logs|engine innodb status)\b.*|flush (?:logs|privileges|(?:tables|hosts)(?: .*)?)|change (?:master|replication source) to .*);?$/is,
  },
  {
    kind: 'repl',
    sure: /^\\(?:d[a-zA-Z]{1,3}\+?|timing|conninfo|copy|watch|password|(?:c|connect|d|l|i|o|x) \S.*|d[a-zA-Z]{1,3}\+? \S.*)(?: .*)?$/,
    told: /^\\(?:[lcdxqesz?]\+?|connect)$/,
  },
  {
    kind: 'repl',
    sure: /^(?:FLUSHALL|FLUSHDB|BGSAVE|BGREWRITEAOF|DBSIZE|LASTSAVE|(?:FLUSHALL|FLUSHDB) (?:A?SYNC)|CONFIG (?:GET|SET|REWRITE|RESETSTAT)\b.*|SLOWLOG (?:GET|LEN|RESET)\b.*|CLIENT (?:LIST|KILL|PAUSE)\b.*|CLUSTER [A-Z]+\b.*|MEMORY [A-Z]+\b.*|SENTINEL \S.*|(?:REPLICAOF|SLAVEOF) \S.*|INFO (?:[a-z]+|MEMORY|STATS|REPLICATION|CLIENTS|SERVER|PERSISTENCE|KEYSPACE|CPU|ALL)|(?:KEYS|LLEN|LRANGE|HGETALL|SCARD|ZCARD|XLEN|TTL|DEL|UNLINK|EXPIRE|SCAN) [^\s/]\S*(?: \S+)*|SET [^\s/=]+ [^\s=]\S*)$/,
    told: /^(?:PING|INFO|MONITOR|ROLE|SAVE|ACL LIST|GET [^\s/]+|AUTH \S+|SELECT \d+|(?:dbsize|flushall|flushdb|bgsave)(?: \w+)?|(?:config (?:get|set)|slowlog get|client (?:list|kill)|cluster (?:info|nodes|slots)|memory \w+) ?.*)$/,
  },
  // In small letters a word as any other, and `ping` a program as well.
  { kind: 'repl', sure: /^(?!)/, needsConsole: true, told: /^(?:info|ping|role|monitor|enable)(?: \w+)?$/ },
  {
    kind: 'repl',
    sure: /^(?:(?:(?:var|let|const) )?\w+ = )?(?:rs|db|sh)\.[\w<][\w.<>]*\(.*\);?$/s,
    told: /^(?:use \w+|show (?:dbs|collections|users))$/,
  },
  // Asterisk: `pjsip show registrations`
  {
    kind: 'repl',
    sure: /^(?:pjsip|sip|iax2|core|dialplan|channel|voicemail|confbridge|queue) (?:show|reload|restart|stop|request|originate|send|qualify|unregister)\b(?: [\w/@*-]+)*$/,
  },
  // Erlang: `application:stop(x).`
  { kind: 'repl', sure: /^[a-z]\w*:[a-z]\w*\(.*\)\.$/s },
  // Ruby and its like: `Project.find(1).touch`, `Rails.cache.clear`, `ApplicationSetting.first.update!(x: 1)`
  {
    kind: 'repl',
    sure: /^(?!)/,
    needsConsole: true,
    told: /^(?:[a-z]\w* = )?[A-Z]\w*(?:::[A-Z]\w*)*\.[a-z]\w*(?:[!?]|\(|\.[a-z]).*$/s,
  },
  // Elasticsearch's console: `GET _cat/shards`, `POST /_cluster/reroute?retry_failed`
  { kind: 'repl', sure: /^(?:GET|PUT|POST|DELETE) \/?(?:[\w.*-]+\/)?_\w\S*(?: \{.*\})?$/s },
  { kind: 'repl', sure: routerOsCommand },
  { kind: 'repl', sure: ontapCommand },
  // Network gear: `show ip bgp summary`, `configure terminal`, `write memory`
  {
    kind: 'repl',
    sure: /^(?:show (?:ip|ipv6|interfaces?|bgp|ospf|isis|mpls|version|running-config|startup-config|run|logging|log|vlans?|mac|arp|routes?|chassis|configuration|system|environment|inventory|cdp|lldp|spanning-tree|etherchannel|port-channel|standby|vrrp|hsrp|crypto|access-lists?|processes|tech-support|power|security|vpn(?:-sessiondb)?|redundancy|switch|stack|capture|conn|xlate|failover)\b.*|(?:no )?capture \w+(?: .*)?|packet-tracer input .*|conf(?:ig(?:ure)?)? t(?:erm(?:inal)?)?|write (?:mem(?:ory)?|erase)|copy (?:running|startup)-config \S+|clear (?:ip|bgp|arp|crypto|counters|mac|ospf) ?.*|request (?:system|chassis) \S.*|commit confirmed \d+|router (?:bgp|ospf) \d+|(?:set|delete) (?:protocols|interfaces|routing-options|security|system) \S.*)$/,
    told: /^(?:(?:no )?shut(?:down)?|wr|reload(?: in \d+)?|commit|rollback \d+|interface \S+\d\S*)$/,
  },
]

/** How much the words around a piece of code say: that it is to be done, and that it is typed into a console. */
export interface Told {
  readonly isTold: boolean
  readonly isInConsole: boolean
}

/** More is no statement that anybody types, and the patterns are not made for it. */
const longestStatement = 1000

const untold: Told = { isTold: false, isInConsole: false }

/** The console that a piece of inline code is for; undefined where it is for none. */
export function typedKind(text: string, said: Told = untold): TypedKind | undefined {
  const line = text.trim()
  if (line === '' || line.length > longestStatement || /(?:…|\.\.\.)$/.test(line)) return undefined
  return forms.find(
    (form) => form.sure.test(line) || ((form.needsConsole === true ? said.isInConsole : said.isTold) && form.told?.test(line) === true),
  )?.kind
}
