// What is dangerous in a console other than the shell: SQL by the table of databases, calls by their names, and the words
// that redis, ZooKeeper, SQL*Plus and network devices take.
import type { CommandKind, Hazard } from '../../playbook/model/command.ts'
import { sqlHazards } from './statements.ts'

/** Names of functions, in small letters, without what they are called on. */
const calls: readonly { readonly hazards: readonly Hazard[]; readonly name: RegExp }[] = [
  { hazards: ['overwrites', 'stops-service'], name: /^(?:restore|recover|overwrite|reset|import|load_backup)(?:_|$)/ },
  { hazards: ['overwrites'], name: /^(?:update_all|updatemany|updateone|replaceone|reconfig|forcereconfig)$/ },
  { hazards: ['drops-database'], name: /^(?:drop|dropdatabase|drop_database|drop_table)$/ },
  {
    hazards: ['deletes-data'],
    name: /^(?:delete|deletemany|deleteone|delete_all|destroy|destroy_all|purge|rmtree|truncate|flushall|flushdb|remove_all)$/,
  },
  { hazards: ['stops-service'], name: /^(?:shutdown|shutdownserver|halt|stop|restart|terminate|stepdown|fsynclock)$/ },
  { hazards: ['kills-processes'], name: /^(?:kill|exit_process|killop)$/ },
]

const words: readonly { readonly hazard: Hazard; readonly pattern: RegExp }[] = [
  {
    hazard: 'deletes-data',
    pattern:
      /^(?:FLUSHALL|FLUSHDB|flushall|flushdb)\b|^(?:DEL|UNLINK) |^(?:deleteall|rmr) \/|^(?:write erase|erase |format |delete (?!\w+ \w+ \w))/,
  },
  { hazard: 'deletes-data', pattern: /^(?:DELETE \S|POST \S*_delete_by_query)/ },
  { hazard: 'stops-service', pattern: /^POST \S*\/_close\b/ },
  {
    hazard: 'overwrites',
    pattern: /^(?:PUT|POST) \S*(?:_settings|_cluster\/settings|_cluster\/reroute|_restore|_reindex|_rollover|_aliases)\b/,
  },
  { hazard: 'drops-database', pattern: /^(?:drop|disable|truncate) '/ },
  {
    hazard: 'stops-service',
    pattern:
      /^(?:SHUTDOWN|FAILOVER|CLUSTER FAILOVER|DEBUG SLEEP|SENTINEL FAILOVER)\b|^shutdown(?: (?:immediate|abort|transactional|normal|save|nosave))?;?$|^reload\b|^request system (?:reboot|halt|power-off)|^\/system (?:reboot|shutdown)/i,
  },
  {
    hazard: 'overwrites',
    pattern:
      /^(?:CONFIG SET|REPLICAOF|SLAVEOF) |^(?:restore|recover) database|^\/system reset|^rollback \d|^copy \S+ (?:running|startup)-config/i,
  },
  { hazard: 'destroys-resources', pattern: /^CLUSTER (?:FORGET|RESET)\b/i },
  { hazard: 'kills-processes', pattern: /^(?:CLIENT|SCRIPT) KILL\b/i },
  {
    hazard: 'changes-network',
    pattern:
      /^(?:(?:no )?shutdown|(?:no )?(?:ip (?:address|route|access)|switchport|neighbor|network|router|vlan \d|access-list)\b.*|interface \S+|set (?:interfaces|protocols|routing-options|firewall)\b.*|delete (?:interfaces|protocols|routing-options|firewall)\b.*|commit\b.*|clear (?:ip|bgp|arp|crypto)\b.*|\/(?:ip|interface|routing) .*\b(?:add|remove|set|enable|disable)\b.*)$/,
  },
]

/** The hazards of what is typed into a console. */
export function consoleHazardsOf({ text, kind }: { readonly text: string; readonly kind: CommandKind }): readonly Hazard[] {
  const found = words.filter(({ pattern }) => pattern.test(text)).map(({ hazard }) => hazard)
  if (kind === 'sql') return [...found, ...sqlHazards.filter(({ pattern }) => pattern.test(text)).map(({ hazard }) => hazard)]
  const names = [...text.matchAll(/[:.]?\b([a-zA-Z_]\w*)\s*\(/g)].map((match) => match[1]!.toLowerCase())
  return [...found, ...calls.filter(({ name }) => names.some((called) => name.test(called))).flatMap(({ hazards }) => hazards)]
}
