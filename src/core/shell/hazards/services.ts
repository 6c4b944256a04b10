// Hazard rules: processes, services, and scripts of one's own by what they are called.
import { argumentText, hasFlag, isSubcommand, optionValue, positionals } from '../arguments.ts'
import type { Invocation } from '../invocation.ts'
import type { HazardRule } from './rule.ts'

function isDryRun(invocation: Invocation): boolean {
  return hasFlag(
    invocation,
    '--dry-run',
    '--dryrun',
    '--check',
    '--whatif',
    '--what-if',
    '--noop',
    '--simulate',
    '--help',
    '--version',
    '--list',
    '--validate-only',
    '--validate',
    '--plan',
    '--show',
    '--status',
  )
}

/** The name of a script of one's own, split into words: `restore-from-backup.sh` → restore, from, backup. */
export function scriptWords(invocation: Invocation): readonly string[] {
  if (last?.invocation !== invocation) last = { invocation, scriptWords: readScriptWords(invocation) }
  return last.scriptWords
}

/** Several rules ask this of every call that a playbook makes, one after the other. */
let last: { readonly invocation: Invocation; readonly scriptWords: readonly string[] } | undefined
const interpreters = new Set(['ruby', 'perl', 'node', 'php', 'bash', 'sh', 'make', 'npm', 'npx', 'rake'])
const noWords: readonly string[] = []

function readScriptWords(invocation: Invocation): readonly string[] {
  const { program } = invocation
  const isInterpreter = interpreters.has(program) || (program.startsWith('python') && /^[\d.]*$/.test(program.slice('python'.length)))
  const name = isInterpreter ? (positionals(invocation)[0] ?? '') : invocation.calledAs
  if (!name.includes('/') && !name.includes('.') && program !== 'make' && program !== 'rake') return noWords
  return name
    .replace(/^.*\//, '')
    .replace(/\.\w+$/, '')
    .toLowerCase()
    .split(/[-_.:]/)
}

function scriptDoes(invocation: Invocation, verbs: readonly string[], unless: readonly string[] = []): boolean {
  const words = scriptWords(invocation)
  return (
    verbs.includes(words[0] ?? '') &&
    !isDryRun(invocation) &&
    !words.some((word) => unless.includes(word) || word === 'test' || word === 'check' || word === 'verify') &&
    !looksOnly.test(firstArgument(invocation))
  )
}

/** `restore.sh verify x`, `restore.sh list`: what the script is told to do says more than its name. */
const looksOnly = /^(?:verify|validate|check|list|ls|status|show|help|test|dry-run|plan|info)$/

function firstArgument(invocation: Invocation): string {
  const words = positionals(invocation)
  return (interpreters.has(invocation.program) || invocation.program.startsWith('python') ? words[1] : words[0]) ?? ''
}

const stopWords = new Set('stop restart shutdown force-stop force-restart stop_app stop-all graceful-stop down'.split(' '))
/** Programs with rules of their own, or whose words are not what they do. */
const knownToTheRest = new Set(
  'echo printf grep egrep cat ls ps man which curl wget git ssh find sed awk tail head less vi vim nano docker docker-compose podman kubectl oc systemctl service aws gcloud az cd export logger test [ pgrep pkill kill killall journalctl'.split(
    ' ',
  ),
)

/** Stops or restarts, whoever does it: `rabbitmqctl stop_app`, `neo4j stop`, `app mcp restart`. */
function stopsByName(invocation: Invocation): boolean {
  if (knownToTheRest.has(invocation.program)) return false
  if (invocation.program.startsWith('python') && /^python\d?$/.test(invocation.program)) return false
  return positionals(invocation).some((word, index) => index < 3 && stopWords.has(word))
}

export const serviceRules: readonly HazardRule[] = [
  // Processes and services
  {
    hazard: 'kills-processes',
    programs: ['kill', 'pkill', 'killall', 'fuser', 'skill', 'xkill'],
    when: (i) => (i.program === 'fuser' ? hasFlag(i, '-k', '--kill') : !hasFlag(i, '-l', '-0')),
    yes: 'pkill -9 beam',
    no: 'pgrep beam',
  },
  {
    hazard: 'kills-processes',
    programs: ['tmux'],
    when: (i) => isSubcommand(i, 'kill-session|kill-server|kill-window|kill-pane'),
    yes: 'tmux kill-session -t jobs',
    no: 'tmux list-sessions',
  },
  {
    hazard: 'kills-processes',
    programs: ['screen'],
    when: (i) => hasFlag(i, '-X') && positionals(i).some((word) => /^(?:quit|kill)$/.test(word)),
    yes: 'screen -S jobs -X quit',
    no: 'screen -r jobs',
  },
  {
    hazard: 'stops-service',
    programs: ['systemctl'],
    when: (i) =>
      isSubcommand(
        i,
        'stop|restart|try-restart|reload-or-restart|disable|mask|kill|isolate|reboot|kexec|poweroff|halt|suspend|hibernate|rescue|emergency',
      ),
    yes: 'systemctl restart nginx',
    no: 'systemctl status nginx',
  },
  {
    hazard: 'changes-network',
    programs: ['systemctl', 'service'],
    when: (i) =>
      /\b(?:stop|restart|reload|disable)\b/.test(argumentText(i)) &&
      /\b(?:networking|network(?:-manager|d)?|NetworkManager|systemd-networkd|firewalld|ufw|iptables|nftables|systemd-resolved|named|bind9)\b/.test(
        argumentText(i),
      ),
    yes: 'systemctl restart networking',
    no: 'systemctl restart nginx',
  },
  {
    hazard: 'disables-protection',
    programs: ['systemctl', 'service'],
    when: (i) =>
      /\b(?:stop|disable|mask)\b/.test(argumentText(i)) &&
      /\b(?:firewalld|ufw|iptables|nftables|fail2ban|apparmor|auditd|falco|clamav\S*)\b/.test(argumentText(i)),
    yes: 'systemctl stop firewalld',
    no: 'systemctl restart firewalld',
  },
  {
    hazard: 'stops-service',
    programs: [
      'service',
      'rc-service',
      'invoke-rc.d',
      'supervisorctl',
      'pm2',
      'monit',
      'sv',
      'initctl',
      'brew',
      'rcctl',
      'launchctl',
      'gitlab-ctl',
      'svc',
    ],
    when: (i) => positionals(i).some((word) => /^(?:stop|restart|force-reload|down|delete|kill|unload|bootout|shutdown)$/.test(word)),
    yes: 'service nginx restart',
    no: 'service nginx status',
  },
  { hazard: 'stops-service', programs: ['reboot', 'shutdown', 'poweroff', 'halt', 'telinit'], yes: 'reboot', no: 'uptime' },
  { hazard: 'stops-service', programs: ['init'], when: (i) => isSubcommand(i, '0|1|6'), yes: 'init 6', no: 'init q' },
  {
    hazard: 'stops-service',
    programs: ['nginx', 'apachectl', 'apache2ctl', 'httpd', 'haproxy'],
    when: (i) => optionValue(i, '-s', '-k') === 'stop' || optionValue(i, '-s', '-k') === 'quit' || isSubcommand(i, 'stop|restart'),
    yes: 'nginx -s stop',
    no: 'nginx -t',
  },
  {
    hazard: 'stops-service',
    programs: ['redis-cli', 'valkey-cli', 'gitlab-redis-cli'],
    when: (i) => /\b(?:shutdown|failover|debug (?:segfault|sleep))\b/i.test(argumentText(i)),
    yes: 'redis-cli shutdown',
    no: 'redis-cli ping',
  },
  {
    hazard: 'stops-service',
    programs: ['pg_ctl', 'pg_ctlcluster', 'mysqladmin', 'rabbitmqctl', 'nodetool', 'patronictl'],
    when: (i) =>
      positionals(i).some((word) =>
        /^(?:stop|restart|shutdown|stop_app|drain|disablegossip|disablebinary|stopdaemon|switchover|failover|reinit|promote)$/.test(word),
      ),
    yes: 'rabbitmqctl stop_app',
    no: 'rabbitmqctl status',
  },
  { hazard: 'stops-service', when: stopsByName, yes: 'neo4j stop', no: 'neo4j status' },
  {
    hazard: 'stops-service',
    needs: 'script-words',
    when: (i) => scriptDoes(i, ['stop', 'restart', 'shutdown', 'kill']),
    yes: './stop-all.sh',
    no: './status.sh',
  },
  // Own scripts, by what they are called
  {
    hazard: 'overwrites',
    needs: 'script-words',
    when: (i) =>
      scriptDoes(
        i,
        ['restore', 'recover', 'repair', 'import', 'load', 'rollback', 'reset', 'overwrite', 'migrate', 'rebuild'],
        ['firewall'],
      ),
    yes: 'python restore_backup.py --type all',
    no: 'python restore_backup.py --list',
  },
  {
    hazard: 'deletes-data',
    needs: 'script-words',
    when: (i) => scriptDoes(i, ['delete', 'purge', 'clean', 'cleanup', 'wipe', 'prune', 'drop', 'remove', 'destroy', 'flush', 'nuke']),
    yes: './scripts/purge-old-data.sh',
    no: './scripts/list-old-data.sh',
  },
  {
    hazard: 'disables-protection',
    needs: 'script-words',
    when: (i) =>
      scriptDoes(i, ['disable']) &&
      scriptWords(i).some((word) => /^(?:auth|authentication|firewall|tls|ssl|alerts?|monitoring|security|backups?|waf)$/.test(word)),
    yes: './disable-auth.sh',
    no: './enable-auth.sh',
  },
  {
    hazard: 'destroys-resources',
    needs: 'script-words',
    when: (i) => /-uninstall\.sh$/.test(i.program),
    yes: '/usr/local/bin/k3s-uninstall.sh',
    no: './install.sh',
  },
  {
    hazard: 'disables-protection',
    programs: ['amtool'],
    when: (i) => isSubcommand(i, 'silence', 'add'),
    yes: 'amtool silence add alertname=x',
    no: 'amtool silence query',
  },
  {
    hazard: 'changes-network',
    needs: 'script-words',
    when: (i) =>
      scriptWords(i).some((word) => /^(?:failover|firewall|dns|iptables|isolate|cutover|reroute|switchover|promote)$/.test(word)) &&
      scriptDoes(i, [
        'failover',
        'reset',
        'isolate',
        'cutover',
        'reroute',
        'switchover',
        'promote',
        'update',
        'switch',
        'change',
        'open',
        'close',
        'apply',
        'set',
        'flush',
      ]),
    yes: './scripts/reset-firewall-rules.sh',
    no: './scripts/network/dns-test.sh',
  },
]
