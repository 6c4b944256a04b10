// How a command behaves while it runs: whether it ends by itself, needs a terminal, needs root.
// Asked per invocation; rules are by program, in three tables.
import { hasFlag, isSubcommand, optionValue, positionals } from './arguments.ts'
import { hasTerminal, opensConsole, sshHasNoCommand } from './consoles.ts'
import type { Invocation } from './invocation.ts'
import { opensShell } from './places.ts'

type Rule = (invocation: Invocation) => boolean
const always: Rule = () => true

const composeOrDocker: Rule = (i) =>
  isSubcommand(i, 'logs|events|attach') || isSubcommand(i, 'compose|container|service|stack', 'logs|events')

/** Runs until it is stopped. */
const followers: ReadonlyMap<string, Rule> = new Map(
  Object.entries<Rule>({
    tail: (i) => hasFlag(i, '-f', '-F', '--follow'),
    tailf: always,
    less: (i) => i.arguments.some(({ text }) => text === '+F'),
    journalctl: (i) => hasFlag(i, '-f', '--follow'),
    dmesg: (i) => hasFlag(i, '-w', '-W', '--follow'),
    docker: (i) =>
      (composeOrDocker(i) && (followsLogs(i) || positionals(i)[0] === 'events')) ||
      isStats(i) ||
      (isSubcommand(i, 'compose', 'up') && !hasFlag(i, '-d', '--detach', '--wait')),
    podman: (i) => (composeOrDocker(i) && followsLogs(i)) || isStats(i),
    'docker-compose': (i) =>
      (isSubcommand(i, 'logs') && followsLogs(i)) || (isSubcommand(i, 'up') && !hasFlag(i, '-d', '--detach')) || isSubcommand(i, 'events'),
    kubectl: (i) =>
      (isSubcommand(i, 'logs|log') && followsLogs(i)) ||
      (isSubcommand(i, 'get') && hasFlag(i, '-w', '--watch')) ||
      isSubcommand(i, 'port-forward|proxy'),
    oc: (i) =>
      (isSubcommand(i, 'logs') && followsLogs(i)) ||
      (isSubcommand(i, 'get') && hasFlag(i, '-w', '--watch')) ||
      isSubcommand(i, 'port-forward'),
    stern: always,
    top: (i) => !limitedTop(i),
    htop: always,
    atop: always,
    btop: always,
    iotop: (i) => !hasFlag(i, '-b') || optionValue(i, '-n') === undefined,
    iftop: (i) => !hasFlag(i, '-t'),
    nload: always,
    watch: always,
    ping: (i) => !hasFlag(i, '-c') && optionValue(i, '-c') === undefined,
    tcpdump: (i) => !hasFlag(i, '-c', '-r'),
    strace: (i) => hasFlag(i, '-p'),
    vmstat: (i) => positionals(i).length === 1 && /^\d+$/.test(positionals(i)[0]!),
    iostat: (i) => positionals(i).length === 1 && /^\d+$/.test(positionals(i)[0]!),
    'redis-cli': (i) => positionals(i)[0]?.toLowerCase() === 'monitor' || hasFlag(i, '--stat', '--latency'),
    rails: (i) => isSubcommand(i, 's|server'),
    npm: (i) => isSubcommand(i, 'start') || isSubcommand(i, 'run', 'dev|start|serve'),
    nc: (i) => hasFlag(i, '-l'),
    'get-content': (i) => i.arguments.some(({ text }) => /^-wait$/i.test(text)),
    sleep: (i) => positionals(i)[0] === 'infinity',
    heroku: (i) => isSubcommand(i, 'logs') && hasFlag(i, '-t', '--tail'),
    aws: (i) => isSubcommand(i, 'logs', 'tail') && hasFlag(i, '--follow'),
  }),
)

function followsLogs(invocation: Invocation): boolean {
  return hasFlag(invocation, '-f', '--follow') && !(invocation.program === 'docker-compose' && logsFlagIsFile(invocation))
}

/** `docker-compose -f FILE logs`: that `-f` names a file. */
function logsFlagIsFile(invocation: Invocation): boolean {
  const logsAt = invocation.arguments.findIndex(({ text }) => text === 'logs')
  return !hasFlag({ ...invocation, arguments: invocation.arguments.slice(logsAt + 1) }, '-f', '--follow')
}

function isStats(invocation: Invocation): boolean {
  return (isSubcommand(invocation, 'stats') || isSubcommand(invocation, 'container', 'stats')) && !hasFlag(invocation, '--no-stream')
}

function limitedTop(invocation: Invocation): boolean {
  return (
    (invocation.arguments.some(({ text }) => /^-?[a-zA-Z]*(?:n\d*|l\d*)$/.test(text)) &&
      (hasFlag(invocation, '-b') ||
        hasFlag(invocation, '-l') ||
        hasFlag(invocation, '-n') ||
        /\bn\d/.test(invocation.arguments[0]?.text ?? ''))) ||
    invocation.arguments.some(({ text }) => /^-[a-zA-Z]*b[a-zA-Z]*n?\d*$/.test(text))
  )
}

const serverPrograms = new Set(['node', 'ruby', 'php', 'java', 'uvicorn', 'gunicorn', 'flask'])

/** Servers of one's own that stay in the foreground: `python mcp_server/rag_server.py`. */
function isForegroundServer(invocation: Invocation): boolean {
  const { program } = invocation
  if (!serverPrograms.has(program) && !(program.startsWith('python') && /^python[\d.]*$/.test(program))) return false
  if (/^(?:uvicorn|gunicorn)$/.test(invocation.program)) return !hasFlag(invocation, '--daemon')
  const script = positionals(invocation)[0] ?? ''
  return (
    /(?:^|[/_-])(?:server|serve|worker|daemon|listener)\.(?:py|js|mjs|rb|php)$/.test(script) ||
    (isSubcommand(invocation, 'http.server') && hasFlag(invocation, '-m'))
  )
}

/** Needs a terminal: an editor, a console, a login, a question that must be answered. */
const terminals: ReadonlyMap<string, Rule> = new Map(
  Object.entries<Rule>({
    ssh: (i) => !i.fed && (hasFlag(i, '-t') || (sshHasNoCommand(i) && !hasFlag(i, '-N', '-f', '-V', '-O'))),
    mosh: always,
    telnet: always,
    vi: always,
    vim: always,
    nvim: always,
    nano: always,
    emacs: always,
    pico: always,
    visudo: (i) => !hasFlag(i, '-c'),
    vipw: always,
    sudoedit: always,
    less: always,
    more: always,
    man: always,
    screen: (i) => !hasFlag(i, '-d', '-ls') || hasFlag(i, '-r'),
    tmux: (i) =>
      positionals(i).length === 0 ||
      isSubcommand(i, 'attach|a|attach-session') ||
      (isSubcommand(i, 'new|new-session') && !hasFlag(i, '-d')),
    crontab: (i) => hasFlag(i, '-e'),
    systemctl: (i) => isSubcommand(i, 'edit'),
    kubectl: (i) => isSubcommand(i, 'edit|attach') || (isSubcommand(i, 'exec|run|debug') && hasTerminal(i)),
    oc: (i) => isSubcommand(i, 'edit|rsh') || (isSubcommand(i, 'exec|run|debug') && hasTerminal(i)),
    docker: (i) =>
      ((isSubcommand(i, 'exec|run|start') || isSubcommand(i, 'container|compose', 'exec|run')) && hasTerminal(i)) ||
      isSubcommand(i, 'attach') ||
      asksBeforePrune(i),
    podman: (i) => (isSubcommand(i, 'exec|run') && hasTerminal(i)) || asksBeforePrune(i),
    'docker-compose': (i) =>
      isSubcommand(i, 'run') && !hasFlag(i, '-T', '-d') && !i.piped && /^(?:ba|z)?sh$/.test(i.arguments.at(-1)?.text ?? ''),
    make: (i) => isSubcommand(i, 'console|shell|repl|attach'),
    rails: (i) => isSubcommand(i, 'c|console|dbconsole|db'),
    passwd: (i) => !hasFlag(i, '-l', '-u', '-d', '-S', '--stdin'),
    htpasswd: (i) => !hasFlag(i, '-b', '-D', '-v', '-i'),
    terraform: (i) =>
      isSubcommand(i, 'apply|destroy') &&
      !hasFlag(i, '-auto-approve', '--auto-approve') &&
      !positionals(i).some((word) => /plan/.test(word)),
    tofu: (i) => isSubcommand(i, 'apply|destroy') && !hasFlag(i, '-auto-approve'),
    'apt-get': (i) =>
      isSubcommand(i, 'install|remove|purge|upgrade|dist-upgrade|autoremove') && !hasFlag(i, '-y', '--yes', '--assume-yes', '-q'),
    apt: (i) => isSubcommand(i, 'install|remove|purge|upgrade|full-upgrade|autoremove') && !hasFlag(i, '-y', '--yes'),
    yum: (i) => isSubcommand(i, 'install|remove|update|erase') && !hasFlag(i, '-y', '--assumeyes'),
    dnf: (i) => isSubcommand(i, 'install|remove|update|upgrade') && !hasFlag(i, '-y', '--assumeyes'),
    fdisk: (i) => !hasFlag(i, '-l'),
    parted: (i) => !hasFlag(i, '-s', '-l'),
    gdisk: (i) => !hasFlag(i, '-l'),
    su: (i) => !hasFlag(i, '-c'),
    sudo: (i) =>
      (hasFlag(i, '-i', '-s') && positionals(i).length === 0) ||
      (isSubcommand(i, 'su') && !/-c/.test(i.arguments.map(({ text }) => text).join(' '))) ||
      (isSubcommand(i, 'bash|sh|zsh') && i.arguments.length === 1 && !i.fed),
    gcloud: (i) => isSubcommand(i, 'auth', 'login') || isSubcommand(i, 'compute', 'ssh') || isSubcommand(i, 'init'),
    aws: (i) =>
      (isSubcommand(i, 'configure') && positionals(i).length === 1) ||
      isSubcommand(i, 'ssm', 'start-session') ||
      isSubcommand(i, 'ecs', 'execute-command'),
    az: (i) => isSubcommand(i, 'login'),
    virsh: (i) => isSubcommand(i, 'console|edit'),
    diskpart: (i) => !hasFlag(i, '/s'),
    ntdsutil: (i) => i.arguments.length === 0,
    bash: (i) => i.arguments.length === 0 && !i.fed,
    sh: (i) => i.arguments.length === 0 && !i.fed,
    zsh: (i) => i.arguments.length === 0 && !i.fed,
    python: (i) => i.arguments.length === 0 && !i.fed,
    python3: (i) => i.arguments.length === 0 && !i.fed,
    node: (i) => i.arguments.length === 0 && !i.fed,
    read: (i) => !i.fed,
    dialog: always,
    whiptail: always,
    mysql_secure_installation: always,
    k9s: always,
    ncdu: always,
    mc: (i) => i.arguments.length === 0,
  }),
)

function asksBeforePrune(invocation: Invocation): boolean {
  return (
    isSubcommand(invocation, 'system|volume|image|container|network|builder', 'prune') &&
    !hasFlag(invocation, '-f', '--force') &&
    !invocation.fed
  )
}

/** Needs root even where nobody wrote `sudo`. */
const rootPrograms: ReadonlyMap<string, Rule> = new Map(
  Object.entries<Rule>({
    systemctl: (i) =>
      !hasFlag(i, '--user') &&
      positionals(i).length > 0 &&
      !isSubcommand(
        i,
        'status|show|list-units|list-unit-files|list-timers|list-dependencies|list-sockets|list-jobs|is-active|is-enabled|is-failed|is-system-running|cat|get-default|--version|help',
      ),
    service: (i) => /^(?:start|stop|restart|reload|force-reload)$/.test(positionals(i)[1] ?? ''),
    iptables: always,
    ip6tables: always,
    nft: always,
    ufw: always,
    'firewall-cmd': (i) => !hasFlag(i, '--state'),
    reboot: always,
    shutdown: always,
    poweroff: always,
    mount: (i) => positionals(i).length > 0,
    umount: always,
    useradd: always,
    usermod: always,
    userdel: always,
    visudo: always,
    setenforce: always,
    'apt-get': (i) => !isSubcommand(i, 'download|changelog'),
    apt: (i) => isSubcommand(i, 'install|remove|purge|update|upgrade|full-upgrade|autoremove'),
    yum: (i) => isSubcommand(i, 'install|remove|update|erase'),
    dnf: (i) => isSubcommand(i, 'install|remove|update|upgrade'),
    modprobe: always,
    swapon: (i) => !hasFlag(i, '--show', '-s'),
    swapoff: always,
    fdisk: always,
    lvextend: always,
    vgextend: always,
    pvcreate: always,
    resize2fs: always,
    xfs_growfs: always,
    tcpdump: (i) => !hasFlag(i, '-r'),
  }),
)

export interface Traits {
  readonly follows: boolean
  readonly interactive: boolean
  readonly needsRoot: boolean
}

/** The traits of a command, from all that it calls. */
export function traitsOf(invocations: readonly Invocation[]): Traits {
  const limited =
    invocations.some((invocation) => invocation.program === 'timeout') ||
    invocations.some((invocation, index) => index > 0 && invocation.fed && invocation.program === 'head')
  return {
    follows:
      !limited &&
      invocations.some(
        (invocation) =>
          !isDetached(invocation) && ((followers.get(invocation.program)?.(invocation) ?? false) || isForegroundServer(invocation)),
      ),
    interactive: invocations.some((invocation) => !isDetached(invocation) && isInteractive(invocation)),
    needsRoot: invocations.some(
      (invocation) =>
        invocation.asRoot || (invocation.elsewhere !== 'container' && (rootPrograms.get(invocation.program)?.(invocation) ?? false)),
    ),
  }
}

function isDetached(invocation: Invocation): boolean {
  return invocation.background
}

function isInteractive(invocation: Invocation): boolean {
  if (terminals.get(invocation.program)?.(invocation) === true) {
    // A shell at the end of `docker exec` without a terminal is no console.
    return !(invocation.elsewhere !== undefined && /^(?:ba|z)?sh$/.test(invocation.program))
  }
  return opensConsole(invocation) || opensShell(invocation)
}
