// What the bare name of a program says where nothing marks it as a command. One table, each kind more sure than the one before,
// and each name in one row: a name that is missing here still is a command wherever more than the name stands.

/** Each is also all that those before it are. */
type Sureness = 'whole' | 'telling' | 'noWord'

const rows: Readonly<Record<Sureness, string>> = {
  // Called by its name alone; where the words around don't say to run it, the name may as well be a word, a field or a file.
  whole: 'poweroff visudo mount sync w who ps ss hostname make ls pwd env id mongosh psql mysql exit logout',
  // "`top`: check the load": the name says what one looks at or does, and is no field and no value.
  telling:
    'top atop btop ncdu iftop iotop df free netstat lsof lscpu lspci lsusb ifconfig ipconfig hostnamectl timedatectl sestatus getenforce sinfo squeue lsmod nvidia-smi',
  // A line that is nothing else is a command without any mark.
  noWord: 'uptime dmesg htop vmstat iostat lsblk whoami reboot mailq',
}

const order: readonly Sureness[] = ['whole', 'telling', 'noWord']
const sureness = new Map(order.flatMap((kind, at) => rows[kind].split(' ').map((name) => [name, at] as const)))

/** Whether a program is called by its name alone. */
export function standsAlone(program: string): boolean {
  return sureness.has(program)
}

/** Whether a name alone tells what is to be looked at or done. */
export function tellsAlone(name: string): boolean {
  return (sureness.get(name) ?? 0) > 0
}

/** Whether a name is no word of any sentence: alone on a line it is a command. */
export function isNoWord(name: string): boolean {
  return sureness.get(name) === order.indexOf('noWord')
}

/** Programs that nobody calls by their names alone but to type in their console. */
export const anyConsole = /^(?:mongosh|psql|redis-cli|sqlplus|cqlsh|irb|iex)$/

const startsNoSentence = new Set(
  'kubectl oc helm docker docker-compose podman systemctl journalctl redis-cli psql mysql mysqldump pg_dump pg_restore pg_basebackup pg_ctl mongosh curl wget ssh scp rsync chmod chown mkdir apt-get yum dnf pip npm npx aws gcloud az terraform ansible ansible-playbook etcdctl crictl nginx netstat iptables ufw rabbitmqctl kafka-topics.sh gitlab-ctl gitlab-rake consul vault nomad sudo rm mv cp df du ps kill pkill tail grep ls dig nslookup ping sed awk tar git cd'.split(
    ' ',
  ),
)

/** Whether no sentence begins with a program's name in small letters: with a few words behind it, it is called. */
export function beginsNoSentence(program: string): boolean {
  return startsNoSentence.has(program)
}
