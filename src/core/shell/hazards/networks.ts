// Hazard rules: networks, firewalls, DNS, and requests over HTTP.
import { argumentText, hasFlag, isSubcommand, optionValue, positionals } from '../arguments.ts'
import type { Invocation } from '../invocation.ts'
import type { HazardRule } from './rule.ts'

function curlMethod(invocation: Invocation): string {
  const given = optionValue(invocation, '-X', '--request', '--method')
  if (given !== undefined) return given.toUpperCase()
  return hasFlag(invocation, '-d', '--data', '--data-raw', '--data-binary', '-F', '--form') ? 'POST' : 'GET'
}

export const networkRules: readonly HazardRule[] = [
  // Networks
  {
    hazard: 'changes-network',
    programs: ['iptables', 'ip6tables', 'nft', 'ufw', 'firewall-cmd', 'ipset', 'ipvsadm', 'ebtables', 'pfctl'],
    when: (i) =>
      !(
        hasFlag(i, '-L', '-S', '--list-all', '--state', '--list', '--list-ports', '--list-services', '--list-rules') ||
        isSubcommand(i, 'status|list|show') ||
        (i.program === 'firewall-cmd' && i.arguments.some(({ text }) => /^--(?:query|get|info|check)-/.test(text)))
      ),
    yes: 'iptables -A INPUT -p tcp --dport 22 -j DROP',
    no: 'iptables -L -n',
  },
  {
    hazard: 'changes-network',
    programs: ['iptables-restore', 'ip6tables-restore', 'iptables-legacy-restore', 'ebtables-restore', 'arptables-restore'],
    when: (i) => !hasFlag(i, '-t', '--test'),
    yes: 'iptables-restore < /etc/iptables.rules',
    no: 'iptables-restore --test < /etc/iptables.rules',
  },
  {
    hazard: 'disables-protection',
    programs: ['ufw', 'setenforce', 'iptables', 'nft', 'auditctl', 'aa-teardown', 'aa-disable', 'pfctl', 'csrutil'],
    when: (i) =>
      isSubcommand(i, 'disable|reset|flush|0|Permissive') ||
      (i.program === 'iptables' && hasFlag(i, '-F')) ||
      (hasFlag(i, '-d') && i.program === 'pfctl'),
    yes: 'ufw disable',
    no: 'ufw enable',
  },
  {
    hazard: 'changes-network',
    programs: [
      'ip',
      'ifconfig',
      'route',
      'nmcli',
      'netplan',
      'ifup',
      'ifdown',
      'brctl',
      'ovs-vsctl',
      'tc',
      'dhclient',
      'hostnamectl',
      'wg-quick',
    ],
    when: (i) =>
      ['ifup', 'ifdown', 'dhclient', 'wg-quick'].includes(i.program) ||
      positionals(i).some((word) =>
        /^(?:add|del|delete|set|replace|flush|change|up|down|apply|try|modify|reload|add-port|del-port|set-hostname)$/.test(word),
      ),
    yes: 'ip route replace default via 10.0.0.1',
    no: 'ip route show',
  },
  {
    hazard: 'changes-network',
    programs: ['rndc', 'nsupdate', 'flarectl', 'resolvectl', 'systemd-resolve', 'unbound-control', 'vtysh', 'birdc'],
    when: (i) =>
      i.program === 'nsupdate' ||
      positionals(i).some((word) =>
        /^(?:reload|reconfig|update|create|delete|dns|domain|disable|enable|reload_keep_cache|configure)$/.test(word),
      ),
    yes: 'rndc reload',
    no: 'rndc status',
  },
  {
    hazard: 'changes-network',
    programs: ['conntrack', 'arp', 'ethtool'],
    when: (i) => (i.program === 'ethtool' ? hasFlag(i, '-s', '--change') : hasFlag(i, '-F', '--flush', '-D', '-d', '--delete')),
    yes: 'conntrack -F',
    no: 'conntrack -L',
  },
  // Over HTTP
  {
    hazard: 'disables-protection',
    programs: ['curl', 'http', 'https', 'xh'],
    when: (i) => curlMethod(i) === 'POST' && /\/api\/v\d\/silences\b/.test(argumentText(i)),
    yes: 'curl -X POST http://alertmanager:9093/api/v2/silences -d @silence.json',
    no: 'curl http://alertmanager:9093/api/v2/silences',
  },
  {
    hazard: 'deletes-data',
    programs: ['curl', 'http', 'https', 'xh', 'wget'],
    when: (i) => curlMethod(i) === 'DELETE' || isSubcommand(i, 'DELETE') || /_delete_by_query/.test(argumentText(i)),
    yes: 'curl -X DELETE http://localhost:9200/logs',
    no: 'curl http://localhost:9200/_cat/indices',
  },
  {
    hazard: 'overwrites',
    programs: ['curl', 'http', 'https', 'xh', 'wget'],
    when: (i) =>
      /^(?:PUT|POST)$/.test(curlMethod(i)) &&
      /\/(?:_?restore|recover|snapshots\/upload|rollback|_rollover|reindex|_reindex|_cluster\/settings|_cluster\/reroute)\b/.test(
        argumentText(i),
      ),
    yes: 'curl -X PUT http://q:6333/collections/c/snapshots/recover',
    no: 'curl -X PUT http://q:6333/collections/c',
  },
  {
    hazard: 'stops-service',
    programs: ['curl', 'http', 'https', 'xh'],
    when: (i) =>
      /^(?:PUT|POST)$/.test(curlMethod(i)) &&
      /\/(?:_?shutdown|restart|stop|quitquitquit|drain|_close|sys\/seal|sys\/step-down)\b/.test(argumentText(i)),
    yes: 'curl -X POST http://app:8080/actuator/shutdown',
    no: 'curl http://app:8080/health',
  },
]
