// Why a command is dangerous: one table. A rule names its programs and looks at one invocation of them; what stands
// in quotes, comments or another program's arguments never reaches it. Every rule has a command that it must see and
// one that it must not, and the test runs them all.

import type { Hazard } from '../playbook/model.ts'
import { argumentText, hasFlag, isSubcommand, optionValue, positionals } from './arguments.ts'
import type { Invocation } from './invocations.ts'

export interface HazardRule {
  readonly hazard: Hazard
  /** Undefined: any program. */
  readonly programs?: readonly string[]
  readonly when?: (invocation: Invocation) => boolean
  readonly yes: string
  readonly no: string
}

const dockers = ['docker', 'podman', 'nerdctl']
const composes = ['docker-compose', 'podman-compose']
const kubectls = ['kubectl', 'oc']

/** `docker compose X` and `docker-compose X` alike. */
function isCompose(invocation: Invocation, words: string): boolean {
  return composes.includes(invocation.program)
    ? isSubcommand(invocation, words)
    : dockers.includes(invocation.program) && isComposeSubcommand(invocation, words)
}

function isComposeSubcommand(invocation: Invocation, words: string): boolean {
  const at = invocation.arguments.findIndex(({ text }) => text === 'compose')
  return (
    at !== -1 &&
    positionals(invocation)[0] === 'compose' &&
    isSubcommand({ ...invocation, arguments: invocation.arguments.slice(at + 1) }, words)
  )
}

function isDryRun(invocation: Invocation): boolean {
  return hasFlag(
    invocation,
    '--dry-run',
    '--check',
    '--whatif',
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
function scriptWords(invocation: Invocation): readonly string[] {
  const interpreters = /^(?:python[\d.]*|ruby|perl|node|php|bash|sh|make|npm|npx|rake)$/
  const name = interpreters.test(invocation.program) ? (positionals(invocation)[0] ?? '') : invocation.calledAs
  if (!/[/.]/.test(name) && invocation.program !== 'make' && invocation.program !== 'rake') return []
  return name
    .replace(/^.*\//, '')
    .replace(/\.\w+$/, '')
    .toLowerCase()
    .split(/[-_.:]/)
}

function scriptDoes(invocation: Invocation, verbs: readonly string[], unless: readonly string[] = []): boolean {
  if (isDryRun(invocation)) return false
  const words = scriptWords(invocation)
  return (
    verbs.includes(words[0] ?? '') &&
    !words.some((word) => unless.includes(word) || word === 'test' || word === 'check' || word === 'verify')
  )
}

const backupName =
  /(?:^|[/._-])(?:backups?|bak|old|orig|saved?|snapshots?|corrupted|pre-\w+|dumps?|restore)(?:[/._*-]|$)|\.(?:bak|old|orig|sql|dump|save|pre-\w+)$|~$/i

/** Copies something kept back over what is live. */
function copiesBackOver(invocation: Invocation): boolean {
  const paths = positionals(invocation)
  const target = paths.at(-1) ?? ''
  return (
    paths.length > 1 &&
    paths.slice(0, -1).some((source) => backupName.test(source) && !/crash|core|heap|thread/i.test(source)) &&
    !backupName.test(target) &&
    !/^\/tmp\//.test(target) &&
    !/^(?:\.|\S*reports?\/)$/.test(target)
  )
}

function extractsOver(invocation: Invocation): boolean {
  const first = invocation.arguments[0]?.text ?? ''
  const extracts =
    hasFlag(invocation, '--extract', '--get') ||
    /^-?[a-zA-Z]*x[a-zA-Z]*$/.test(first) ||
    invocation.arguments.some(({ text }) => /^-[a-zA-Z]*x[a-zA-Z]*$/.test(text))
  if (!extracts || hasFlag(invocation, '-O', '--to-stdout') || hasFlag(invocation, '-t', '--list')) return false
  const directory = optionValue(invocation, '-C', '--directory') ?? invocation.directory
  return !/^\/(?:var\/)?tmp(?:\/|$)|^\$\(mktemp/.test(directory)
}

function sqlOf(invocation: Invocation): string {
  return `${argumentText(invocation)}\n${invocation.input ?? ''}`
}

const sqlClients = [
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

export const sqlHazards: readonly { readonly hazard: Hazard; readonly pattern: RegExp }[] = [
  {
    hazard: 'drops-database',
    pattern:
      /\bDROP\s+(?:DATABASE|SCHEMA|TABLE|KEYSPACE|INDEX|VIEW|ROLE|USER|TABLESPACE|MATERIALIZED\s+VIEW|COLLECTION)\b|\bALTER\s+TABLE\b[^;]*\bDROP\b|\bTRUNCATE\b/i,
  },
  { hazard: 'deletes-data', pattern: /\bDELETE\s+FROM\b|\bTRUNCATE\b|\bDETACH\s+DELETE\b|^\s*MATCH\b[^;]*\bDELETE\b|\bPURGE\s+BINARY\b/im },
  { hazard: 'overwrites', pattern: /\bUPDATE\s+[\w."`]+\s+SET\b|\bREPLACE\s+INTO\b|\bpg_resetwal\b/i },
  {
    hazard: 'kills-processes',
    pattern: /\bpg_(?:terminate|cancel)_backend\b|^\s*KILL\s+(?:QUERY\s+|CONNECTION\s+)?\d+|\bCALL\s+mysql\.rds_kill/im,
  },
  { hazard: 'changes-permissions', pattern: /\b(?:GRANT|REVOKE)\s+[\w ,]+\s+(?:ON|TO|FROM)\b/i },
  {
    hazard: 'disables-protection',
    pattern:
      /\bsession_replication_role\s*=\s*'?replica|\bFOREIGN_KEY_CHECKS\s*=\s*0|\bDISABLE\s+(?:TRIGGER|ROW\s+LEVEL\s+SECURITY|KEYS)|\bPRAGMA\s+foreign_keys\s*=\s*(?:OFF|0)|\bSET\s+(?:GLOBAL\s+|PERSIST\s+)?(?:super_)?read_only\s*=\s*(?:0|OFF)/i,
  },
]

const mongoHazards: readonly { readonly hazard: Hazard; readonly pattern: RegExp }[] = [
  { hazard: 'drops-database', pattern: /\.drop(?:Database)?\(/ },
  { hazard: 'deletes-data', pattern: /\.(?:deleteMany|deleteOne|remove|findOneAndDelete)\(/ },
  { hazard: 'stops-service', pattern: /\.shutdownServer\(|replSetStepDown|rs\.stepDown\(/ },
  { hazard: 'overwrites', pattern: /\.(?:replaceOne|updateMany|updateOne)\(/ },
]

function query(
  hazard: Hazard,
  table: readonly { readonly hazard: Hazard; readonly pattern: RegExp }[],
): (invocation: Invocation) => boolean {
  const patterns = table.filter((row) => row.hazard === hazard).map((row) => row.pattern)
  return (invocation) => patterns.some((pattern) => pattern.test(sqlOf(invocation)))
}

function curlMethod(invocation: Invocation): string {
  const given = optionValue(invocation, '-X', '--request', '--method')
  if (given !== undefined) return given.toUpperCase()
  return hasFlag(invocation, '-d', '--data', '--data-raw', '--data-binary', '-F', '--form') ? 'POST' : 'GET'
}

function writesOver(invocation: Invocation): boolean {
  return invocation.redirects.some(({ operator, target }) => {
    if (operator !== '>' && operator !== '>|' && operator !== '&>') return false
    if (/^&?\d*-?$|^\/dev\/(?:null|stdout|stderr|tty)$|^\/(?:var\/)?tmp\//.test(target)) return false
    // A name that is made at run time (a date, a directory in a variable) is a new file.
    if (/\$|`/.test(target)) return false
    // Collecting what a program says is no harm to what runs; writing settings or data is.
    return /^\/(?:etc|var\/lib|srv|opt|usr|boot|mnt|data|home|root|proc|sys|dev)\/|\.(?:conf|cfg|ya?ml|ini|env|properties|htpasswd|htaccess|service)$|^\S*\/\.\w+|^\.env/.test(
      target,
    )
  })
}

/** Stops or restarts, whoever does it: `rabbitmqctl stop_app`, `neo4j stop`, `app mcp restart`. */
function stopsByName(invocation: Invocation): boolean {
  if (
    /^(?:echo|printf|grep|egrep|cat|ls|ps|man|which|curl|wget|git|ssh|find|sed|awk|python\d?|tail|head|less|vim?|nano|docker|docker-compose|podman|kubectl|oc|systemctl|service|aws|gcloud|az|cd|export|logger|test|\[|pgrep|pkill|kill|killall|journalctl)$/.test(
      invocation.program,
    )
  )
    return false
  return positionals(invocation)
    .slice(0, 3)
    .some(
      (word, index, words) =>
        /^(?:stop|restart|shutdown|force-stop|force-restart|stop_app|stop-all|graceful-stop|down)$/.test(word) &&
        index <= 2 &&
        words.length <= 4,
    )
}

export const hazardRules: readonly HazardRule[] = [
  // Files
  {
    hazard: 'deletes-data',
    programs: ['rm', 'shred', 'srm', 'unlink'],
    when: (i) => !hasFlag(i, '--help', '--version'),
    yes: 'rm -rf /srv/data',
    no: 'echo "rm -rf /"',
  },
  {
    hazard: 'deletes-data',
    programs: ['find', 'fd'],
    when: (i) => i.arguments.some(({ text }) => text === '-delete'),
    yes: 'find /var/log -name "*.gz" -delete',
    no: 'find /var/log -name delete',
  },
  {
    hazard: 'deletes-data',
    programs: ['rsync'],
    when: (i) => i.arguments.some(({ text }) => /^--delete/.test(text)) && !hasFlag(i, '-n', '--dry-run'),
    yes: 'rsync -a --delete a/ b/',
    no: 'rsync -a a/ b/',
  },
  {
    hazard: 'overwrites',
    programs: ['rsync'],
    when: (i) => copiesBackOver(i) && !hasFlag(i, '-n', '--dry-run'),
    yes: 'rsync -a /backups/db/ /srv/db/',
    no: 'rsync -a /srv/db/ /backups/db/',
  },
  { hazard: 'deletes-data', programs: ['truncate'], yes: 'truncate -s 0 /var/log/app.log', no: 'ls truncate' },
  {
    hazard: 'deletes-data',
    programs: ['journalctl'],
    when: (i) => i.arguments.some(({ text }) => /^--vacuum-/.test(text)),
    yes: 'journalctl --vacuum-time=7d',
    no: 'journalctl -u nginx',
  },
  {
    hazard: 'deletes-data',
    programs: ['logrotate'],
    when: (i) => hasFlag(i, '-f', '--force'),
    yes: 'logrotate -f /etc/logrotate.conf',
    no: 'logrotate --debug /etc/logrotate.conf',
  },
  { hazard: 'overwrites', programs: ['mv'], when: (i) => positionals(i).length > 1, yes: 'mv app.conf app.conf.old', no: 'ls mv' },
  {
    hazard: 'overwrites',
    programs: ['cp', 'install'],
    when: copiesBackOver,
    yes: 'cp /backups/app.db /srv/app.db',
    no: 'cp /srv/app.db /backups/app.db',
  },
  {
    hazard: 'overwrites',
    programs: ['tar', 'bsdtar', 'gtar'],
    when: extractsOver,
    yes: 'tar -xzf backup.tar.gz -C /srv',
    no: 'tar -czf backup.tar.gz /srv',
  },
  {
    hazard: 'overwrites',
    programs: ['unzip'],
    when: (i) => !hasFlag(i, '-l', '-t', '-p', '-v'),
    yes: 'unzip -o backup.zip -d /srv',
    no: 'unzip -l backup.zip',
  },
  {
    hazard: 'overwrites',
    programs: ['sed', 'perl'],
    when: (i) => i.arguments.some(({ text, quoted }) => !quoted && (/^-(?!-)[a-zA-Z]*i/.test(text) || /^--in-place/.test(text))),
    yes: "sed -i 's/a/b/' app.conf",
    no: "sed -n 's/-i/b/p' app.conf",
  },
  {
    hazard: 'disables-protection',
    programs: ['sed', 'perl'],
    when: (i) =>
      i.arguments.some(
        ({ text }) =>
          /^s(.)(?!#).*(?:auth|tls|ssl|verify|security).*?\1#/i.test(text) ||
          /(?:permitrootlogin|passwordauthentication)\s+yes|selinux=(?:disabled|permissive)/i.test(text),
      ),
    yes: "sed -i 's/AUTH_PROVIDER/#AUTH_PROVIDER/' compose.yml",
    no: "sed -i 's/#AUTH_PROVIDER/AUTH_PROVIDER/' compose.yml",
  },
  { hazard: 'overwrites', when: writesOver, yes: 'htpasswd -nb a b > /etc/nginx/htpasswd', no: 'df -h > report.txt' },
  {
    hazard: 'overwrites',
    programs: ['tee'],
    when: (i) => !hasFlag(i, '-a', '--append') && positionals(i).some((path) => /^\/(?:etc|usr|srv|opt|boot|proc|sys)\//.test(path)),
    yes: 'echo x | tee /etc/hosts',
    no: 'python run.py | tee run.log',
  },
  {
    hazard: 'changes-permissions',
    programs: ['chmod', 'chown', 'chgrp', 'setfacl', 'chattr', 'setcap', 'chcon', 'restorecon'],
    yes: 'chown -R app:app /srv',
    no: 'ls -l /srv',
  },
  {
    hazard: 'changes-permissions',
    programs: ['usermod', 'gpasswd', 'adduser', 'userdel', 'deluser', 'visudo', 'passwd', 'chpasswd'],
    yes: 'usermod -aG docker app',
    no: 'id app',
  },
  // Disks
  {
    hazard: 'deletes-data',
    programs: ['wipefs', 'blkdiscard', 'sgdisk', 'mkswap', 'pvremove', 'lvremove', 'vgremove', 'zpool destroy'],
    yes: 'lvremove /dev/vg/data',
    no: 'lvs',
  },
  { hazard: 'deletes-data', when: (i) => /^mkfs(?:\.|$)/.test(i.program), yes: 'mkfs.ext4 /dev/sdb1', no: 'lsblk' },
  {
    hazard: 'deletes-data',
    programs: ['zfs', 'zpool', 'btrfs'],
    when: (i) => isSubcommand(i, 'destroy|rollback|labelclear') || isSubcommand(i, 'subvolume', 'delete'),
    yes: 'zfs destroy tank/data',
    no: 'zfs list',
  },
  {
    hazard: 'overwrites',
    programs: ['dd'],
    when: (i) => i.arguments.some(({ text }) => /^of=(?!\/dev\/null)/.test(text)),
    yes: 'dd if=image.img of=/dev/sdb',
    no: 'dd if=/dev/sda of=/dev/null',
  },
  {
    hazard: 'overwrites',
    programs: ['fdisk', 'parted', 'gdisk', 'resize2fs', 'growpart', 'lvresize', 'lvextend', 'xfs_growfs', 'fsck', 'xfs_repair', 'e2fsck'],
    when: (i) => !hasFlag(i, '-l', '-n', '--list') && !isSubcommand(i, 'print'),
    yes: 'fsck -y /dev/sdb1',
    no: 'fdisk -l',
  },
  // Processes and services
  {
    hazard: 'kills-processes',
    programs: ['kill', 'pkill', 'killall', 'fuser', 'skill', 'xkill'],
    when: (i) => (i.program === 'fuser' ? hasFlag(i, '-k', '--kill') : !hasFlag(i, '-l', '-0')),
    yes: 'pkill -9 beam',
    no: 'pgrep beam',
  },
  {
    hazard: 'stops-service',
    programs: ['systemctl'],
    when: (i) => isSubcommand(i, 'stop|restart|try-restart|disable|mask|kill|isolate|reboot|poweroff|halt|rescue|emergency'),
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
    programs: ['redis-cli'],
    when: (i) => /\b(?:shutdown|failover|debug segfault)\b/i.test(argumentText(i)),
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
  { hazard: 'stops-service', when: (i) => scriptDoes(i, ['stop', 'restart', 'shutdown', 'kill']), yes: './stop-all.sh', no: './status.sh' },
  // Containers
  {
    hazard: 'stops-service',
    programs: [...dockers],
    when: (i) => isSubcommand(i, 'stop|restart|kill|pause') || isSubcommand(i, 'container', 'stop|restart|kill|pause'),
    yes: 'docker stop web',
    no: 'docker start web',
  },
  {
    hazard: 'stops-service',
    programs: [...dockers, ...composes],
    when: (i) => isCompose(i, 'stop|restart|kill|pause'),
    yes: 'docker compose -f x.yml restart web',
    no: 'docker compose -f x.yml up -d web',
  },
  {
    hazard: 'destroys-resources',
    programs: [...dockers],
    when: (i) =>
      isSubcommand(i, 'rm|rmi') ||
      isSubcommand(i, 'container|image|network|builder|buildx|system|stack|service|node|secret|config', 'rm|prune|remove'),
    yes: 'docker rm web',
    no: 'docker ps',
  },
  {
    hazard: 'destroys-resources',
    programs: [...dockers, ...composes],
    when: (i) => isCompose(i, 'down|rm'),
    yes: 'docker-compose down',
    no: 'docker-compose up -d',
  },
  {
    hazard: 'deletes-data',
    programs: [...dockers, ...composes],
    when: (i) =>
      (isCompose(i, 'down|rm') && hasFlag(i, '-v', '--volumes')) ||
      isSubcommand(i, 'volume', 'rm|prune') ||
      (isSubcommand(i, 'system', 'prune') && hasFlag(i, '--volumes')) ||
      (isSubcommand(i, 'rm') && hasFlag(i, '-v', '--volumes')),
    yes: 'docker volume prune -f',
    no: 'docker volume ls',
  },
  {
    hazard: 'changes-network',
    programs: [...dockers],
    when: (i) => isSubcommand(i, 'network', 'connect|disconnect|rm|prune'),
    yes: 'docker network connect net web',
    no: 'docker network inspect net',
  },
  {
    hazard: 'stops-service',
    programs: ['docker'],
    when: (i) =>
      (isSubcommand(i, 'service', 'scale') && /=0(?:\s|$)/.test(argumentText(i))) ||
      (isSubcommand(i, 'service', 'update') && hasFlag(i, '--force')),
    yes: 'docker service scale web=0',
    no: 'docker service scale web=3',
  },
  // Kubernetes
  {
    hazard: 'destroys-resources',
    programs: [...kubectls],
    when: (i) => isSubcommand(i, 'delete') && !hasFlag(i, '--dry-run'),
    yes: 'kubectl delete pod web-0',
    no: 'kubectl get pod web-0',
  },
  {
    hazard: 'deletes-data',
    programs: [...kubectls],
    when: (i) =>
      isSubcommand(i, 'delete') && /\b(?:pvc|pv|persistentvolumeclaims?|persistentvolumes?|ns|namespaces?)\b/.test(argumentText(i)),
    yes: 'kubectl delete pvc data-web-0',
    no: 'kubectl get pvc',
  },
  {
    hazard: 'stops-service',
    programs: [...kubectls],
    when: (i) =>
      (isSubcommand(i, 'scale') && optionValue(i, '--replicas') === '0') ||
      isSubcommand(i, 'rollout', 'restart|undo|pause') ||
      isSubcommand(i, 'drain'),
    yes: 'kubectl scale deployment web --replicas=0',
    no: 'kubectl scale deployment web --replicas=3',
  },
  {
    hazard: 'stops-service',
    programs: [...kubectls],
    when: (i) => isSubcommand(i, 'cordon|taint'),
    yes: 'kubectl cordon node-1',
    no: 'kubectl uncordon node-1',
  },
  {
    hazard: 'overwrites',
    programs: [...kubectls],
    when: (i) => isSubcommand(i, 'apply|replace|edit') && !hasFlag(i, '--dry-run'),
    yes: 'kubectl apply -f app.yaml',
    no: 'kubectl diff -f app.yaml',
  },
  {
    hazard: 'changes-network',
    programs: [...kubectls],
    when: (i) =>
      isSubcommand(i, 'patch|edit', 'service|svc|ingress|ing|networkpolicy|netpol|virtualservice|endpoints') ||
      (/^(?:patch|edit)$/.test(positionals(i)[0] ?? '') && /^(?:svc|service|ingress|networkpolicy)\//.test(positionals(i)[1] ?? '')),
    yes: "kubectl patch service web -p '{}'",
    no: 'kubectl get service web',
  },
  {
    hazard: 'destroys-resources',
    programs: ['helm'],
    when: (i) => isSubcommand(i, 'uninstall|delete'),
    yes: 'helm uninstall web',
    no: 'helm list',
  },
  {
    hazard: 'overwrites',
    programs: ['helm'],
    when: (i) => isSubcommand(i, 'rollback|upgrade') && !hasFlag(i, '--dry-run'),
    yes: 'helm rollback web 3',
    no: 'helm history web',
  },
  {
    hazard: 'overwrites',
    programs: ['velero', 'etcdctl', 'argocd', 'flux'],
    when: (i) => isSubcommand(i, 'restore', 'create') || isSubcommand(i, 'snapshot', 'restore') || isSubcommand(i, 'app', 'sync|rollback'),
    yes: 'velero restore create --from-backup b1',
    no: 'velero backup get',
  },
  {
    hazard: 'deletes-data',
    programs: ['etcdctl', 'velero', 'consul', 'vault'],
    when: (i) => isSubcommand(i, 'del') || isSubcommand(i, 'backup|kv|secret', 'delete|destroy') || isSubcommand(i, 'delete'),
    yes: 'etcdctl del --prefix /registry',
    no: 'etcdctl get /registry',
  },
  // Clouds and infrastructure
  {
    hazard: 'destroys-resources',
    programs: ['terraform', 'tofu', 'terragrunt', 'pulumi'],
    when: (i) =>
      isSubcommand(i, 'destroy') || hasFlag(i, '-destroy') || isSubcommand(i, 'state', 'rm') || isSubcommand(i, 'workspace', 'delete'),
    yes: 'terraform destroy',
    no: 'terraform plan',
  },
  {
    hazard: 'destroys-resources',
    programs: ['aws'],
    when: (i) => /^(?:terminate|delete|deregister|remove|purge)-/.test(positionals(i)[1] ?? ''),
    yes: 'aws ec2 terminate-instances --instance-ids i-1',
    no: 'aws ec2 describe-instances',
  },
  {
    hazard: 'deletes-data',
    programs: ['aws'],
    when: (i) => isSubcommand(i, 's3', 'rm|rb') || (isSubcommand(i, 's3', 'sync') && hasFlag(i, '--delete')) || isSubcommand(i, 's3', 'mv'),
    yes: 'aws s3 rm s3://bucket/x',
    no: 'aws s3 ls s3://bucket',
  },
  {
    hazard: 'stops-service',
    programs: ['aws'],
    when: (i) =>
      /^(?:stop|reboot|failover)-/.test(positionals(i)[1] ?? '') ||
      (isSubcommand(i, 'ecs', 'update-service') && (/--desired-count[= ]0/.test(argumentText(i)) || hasFlag(i, '--force-new-deployment'))),
    yes: 'aws ec2 stop-instances --instance-ids i-1',
    no: 'aws ec2 start-instances --instance-ids i-1',
  },
  {
    hazard: 'changes-network',
    programs: ['aws'],
    when: (i) =>
      isSubcommand(i, 'route53', 'change-resource-record-sets') ||
      /^(?:authorize|revoke)-security-group|^(?:modify|create|replace|delete)-(?:route|listener|rule|network-acl|security-group)|^(?:de)?register-(?:targets|instances)/.test(
        positionals(i)[1] ?? '',
      ),
    yes: 'aws route53 change-resource-record-sets --hosted-zone-id Z1',
    no: 'aws route53 list-hosted-zones',
  },
  {
    hazard: 'overwrites',
    programs: ['aws'],
    when: (i) => /^restore-|^(?:update|put|modify|import)-/.test(positionals(i)[1] ?? '') && !isSubcommand(i, 'cloudwatch|logs|sns'),
    yes: 'aws rds restore-db-instance-to-point-in-time --x y',
    no: 'aws rds describe-db-instances',
  },
  {
    hazard: 'destroys-resources',
    programs: [
      'gcloud',
      'az',
      'doctl',
      'flyctl',
      'fly',
      'heroku',
      'ibmcloud',
      'oci',
      'openstack',
      'hcloud',
      'eksctl',
      'kops',
      'virsh',
      'nomad',
    ],
    when: (i) => positionals(i).some((word) => /^(?:delete|destroy|purge|undefine|remove)$|:destroy$/.test(word)),
    yes: 'gcloud compute instances delete web',
    no: 'gcloud compute instances list',
  },
  {
    hazard: 'stops-service',
    programs: ['gcloud', 'az', 'doctl', 'heroku', 'virsh', 'nomad', 'hcloud', 'fly', 'flyctl'],
    when: (i) =>
      positionals(i).some((word) => /^(?:stop|reset|restart|deallocate|shutdown|reboot|poweroff|ps:restart|failover|suspend)$/.test(word)),
    yes: 'gcloud compute instances reset web',
    no: 'gcloud compute instances describe web',
  },
  {
    hazard: 'deletes-data',
    programs: ['gsutil', 's3cmd', 'mc', 'rclone', 'azcopy', 'restic', 'borg'],
    when: (i) => isSubcommand(i, 'rm|rb|del|delete|purge|forget|prune|remove'),
    yes: 'gsutil rm gs://bucket/x',
    no: 'gsutil ls gs://bucket',
  },
  {
    hazard: 'overwrites',
    programs: ['restic', 'borg', 'pgbackrest', 'wal-g', 'barman', 'duplicity', 'kopia', 'xtrabackup', 'mariabackup', 'innobackupex'],
    when: (i) => isSubcommand(i, 'restore|extract|backup-fetch|recover|delta-restore') || hasFlag(i, '--copy-back', '--move-back'),
    yes: 'restic restore latest --target /srv',
    no: 'restic snapshots',
  },
  {
    hazard: 'overwrites',
    programs: ['ansible-playbook', 'puppet', 'chef-client', 'salt'],
    when: (i) => !hasFlag(i, '--check', '-C', '--syntax-check', '--list-tasks', '--noop'),
    yes: 'ansible-playbook site.yml',
    no: 'ansible-playbook --check site.yml',
  },
  // Databases
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
      /\.restore\b/.test(argumentText(i)),
    yes: 'sqlite3 app.db < dump.sql',
    no: 'sqlite3 app.db .schema',
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
    when: (i) => !hasFlag(i, '-l', '--list', '--dryRun'),
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
  { hazard: 'drops-database', programs: ['dropdb', 'dropuser'], yes: 'dropdb app', no: 'createdb app' },
  {
    hazard: 'drops-database',
    programs: ['mysqladmin'],
    when: (i) => isSubcommand(i, 'drop'),
    yes: 'mysqladmin drop app',
    no: 'mysqladmin status',
  },
  {
    hazard: 'deletes-data',
    programs: ['redis-cli'],
    when: (i) => /\b(?:flushall|flushdb|del|unlink|xtrim|ltrim|cluster reset)\b/i.test(argumentText(i)),
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
    programs: ['postsuper', 'exim', 'wp', 'rados', 'ceph'],
    when: (i) => hasFlag(i, '-d') || /\b(?:delete|purge|rm)\b/.test(argumentText(i)),
    yes: 'postsuper -d ALL',
    no: 'postqueue -p',
  },
  // Over HTTP
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
      /\/(?:_?restore|recover|snapshots\/upload|rollback|_rollover|reindex|_reindex)\b/.test(argumentText(i)),
    yes: 'curl -X PUT http://q:6333/collections/c/snapshots/recover',
    no: 'curl -X PUT http://q:6333/collections/c',
  },
  {
    hazard: 'stops-service',
    programs: ['curl', 'http', 'https', 'xh'],
    when: (i) => /^(?:PUT|POST)$/.test(curlMethod(i)) && /\/(?:_?shutdown|restart|stop|quitquitquit|drain)\b/.test(argumentText(i)),
    yes: 'curl -X POST http://app:8080/actuator/shutdown',
    no: 'curl http://app:8080/health',
  },
  // Networks
  {
    hazard: 'changes-network',
    programs: ['iptables', 'ip6tables', 'nft', 'ufw', 'firewall-cmd', 'ipset', 'ipvsadm', 'ebtables', 'pfctl'],
    when: (i) =>
      !(
        hasFlag(i, '-L', '-S', '--list-all', '--state', '--list', '--list-ports', '--list-services', '--list-rules') ||
        isSubcommand(i, 'status|list|show')
      ),
    yes: 'iptables -A INPUT -p tcp --dport 22 -j DROP',
    no: 'iptables -L -n',
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
  // Own scripts, by what they are called
  {
    hazard: 'overwrites',
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
    when: (i) => scriptDoes(i, ['delete', 'purge', 'clean', 'cleanup', 'wipe', 'prune', 'drop', 'remove', 'destroy', 'flush', 'nuke']),
    yes: './scripts/purge-old-data.sh',
    no: './scripts/list-old-data.sh',
  },
  {
    hazard: 'disables-protection',
    when: (i) =>
      scriptDoes(i, ['disable']) &&
      scriptWords(i).some((word) => /^(?:auth|authentication|firewall|tls|ssl|alerts?|monitoring|security|backups?|waf)$/.test(word)),
    yes: './disable-auth.sh',
    no: './enable-auth.sh',
  },
  {
    hazard: 'disables-protection',
    programs: ['amtool'],
    when: (i) => isSubcommand(i, 'silence', 'add'),
    yes: 'amtool silence add alertname=x',
    no: 'amtool silence query',
  },
  // Versions and packages
  {
    hazard: 'overwrites',
    programs: ['git'],
    when: (i) =>
      (isSubcommand(i, 'reset') && hasFlag(i, '--hard')) ||
      (isSubcommand(i, 'push') &&
        (hasFlag(i, '--force', '-f', '--force-with-lease') || positionals(i).some((word) => word.startsWith('+')))) ||
      (isSubcommand(i, 'checkout|restore') && (positionals(i).includes('.') || i.arguments.some(({ text }) => text === '--'))),
    yes: 'git reset --hard origin/main',
    no: 'git log --oneline',
  },
  {
    hazard: 'deletes-data',
    programs: ['git'],
    when: (i) =>
      (isSubcommand(i, 'clean') && hasFlag(i, '-f', '--force')) ||
      (isSubcommand(i, 'branch') && hasFlag(i, '-D')) ||
      isSubcommand(i, 'stash', 'drop|clear'),
    yes: 'git clean -fdx',
    no: 'git status',
  },
  {
    hazard: 'destroys-resources',
    programs: ['apt', 'apt-get', 'yum', 'dnf', 'apk', 'zypper', 'pacman', 'brew', 'snap', 'pip', 'pip3', 'npm', 'dpkg', 'rpm', 'gem'],
    when: (i) =>
      isSubcommand(i, 'remove|purge|autoremove|erase|uninstall|del') ||
      (i.program === 'dpkg' && hasFlag(i, '-r', '-P', '--purge')) ||
      (i.program === 'rpm' && hasFlag(i, '-e')),
    yes: 'apt-get purge nginx',
    no: 'apt-get install nginx',
  },
  {
    hazard: 'overwrites',
    programs: ['apt', 'apt-get', 'yum', 'dnf', 'zypper'],
    when: (i) =>
      isSubcommand(i, 'upgrade|dist-upgrade|full-upgrade|downgrade|update') && !(isSubcommand(i, 'update') && /^apt/.test(i.program)),
    yes: 'apt-get dist-upgrade',
    no: 'apt-get update',
  },
  { hazard: 'deletes-data', programs: ['crontab'], when: (i) => hasFlag(i, '-r'), yes: 'crontab -r', no: 'crontab -l' },
  {
    hazard: 'disables-protection',
    programs: ['etcdctl', 'vault'],
    when: (i) => isSubcommand(i, 'auth', 'disable') || isSubcommand(i, 'audit', 'disable'),
    yes: 'etcdctl auth disable',
    no: 'etcdctl auth status',
  },
  {
    hazard: 'overwrites',
    programs: ['sysctl'],
    when: (i) => hasFlag(i, '-w', '-p', '--system') || positionals(i).some((word) => word.includes('=')),
    yes: 'sysctl -w vm.overcommit_memory=1',
    no: 'sysctl -a',
  },
]

const generalRules = hazardRules.filter((rule) => rule.programs === undefined)
const rulesByProgram = new Map<string, HazardRule[]>()
for (const rule of hazardRules)
  for (const program of rule.programs ?? []) rulesByProgram.set(program, [...(rulesByProgram.get(program) ?? generalRules), rule])

/** The hazards of one invocation. */
export function hazardsOf(invocation: Invocation): readonly Hazard[] {
  const found: Hazard[] = []
  for (const rule of rulesByProgram.get(invocation.program) ?? generalRules) if (rule.when?.(invocation) ?? true) found.push(rule.hazard)
  return found
}
