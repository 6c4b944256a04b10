// Questions about an invocation's arguments, in the words in which rules ask them.
import type { Invocation } from './invocation.ts'

/** Whether one of the flags is given: `-f` also inside `-rf`; `--force` also as `--force=…`. */
export function hasFlag(invocation: Invocation, ...flags: readonly string[]): boolean {
  for (const { text } of invocation.arguments) if (text.startsWith('-')) for (const flag of flags) if (isFlag(text, flag)) return true
  return false
}

function isFlag(text: string, flag: string): boolean {
  if (text === flag) return true
  if (flag.startsWith('--')) return text.startsWith(flag) && text[flag.length] === '='
  // Up to five letters are letters together; more are one long option of a program that writes them with one dash.
  return flag.length === 2 && text.includes(flag[1]!, 1) && /^-[A-Za-z0-9]{1,5}$/.test(text)
}

/** The value of an option: `-n 3`, `-n3`, `--tail=3`. */
export function optionValue(invocation: Invocation, ...flags: readonly string[]): string | undefined {
  for (const [index, { text }] of invocation.arguments.entries()) {
    for (const flag of flags) {
      if (text === flag) return invocation.arguments[index + 1]?.text
      if (flag.startsWith('--') && text.startsWith(`${flag}=`)) return text.slice(flag.length + 1)
      if (!flag.startsWith('--') && flag.length === 2 && text.startsWith(flag) && text.length > 2) return text.slice(2)
    }
  }
  return undefined
}

/** Programs with subcommands, whose options before the subcommand may take a value. */
const withSubcommands = new Set(
  'docker podman nerdctl docker-compose podman-compose kubectl oc helm aws gcloud az terraform tofu systemctl redis-cli rabbitmqctl nodetool git psql mysql mariadb sqlite3 mongosh mongo etcdctl consul vault rabbitmqadmin virsh heroku velero argocd tf tg terragrunt ceph rbd zfs zpool btrfs nomad flux istioctl crictl ctr mc s3cmd openstack etcdutl rails rake php pcs crm gluster vtctldclient heroku fly flyctl ipmitool govc cryptsetup rndc nmcli pg_ctl patronictl mysqladmin gitlab-ctl supervisorctl curl tmux screen restic'.split(
    ' ',
  ),
)
/** Options that take a value in the next word, for programs with subcommands. */
const valueOptions = new Set(
  '-f --file -I -n --namespace -p --project-name -H --host --context --kubeconfig --kube-context --as --token --server --log-level --region --profile --output -o -c --config -u --user -C -chdir --project --zone --env-file --endpoint-url --vhost -h -P --port --tail --since -l --selector -r --repo'.split(
    ' ',
  ),
)
/** The same of programs to which these letters are flags: a subcommand behind one, `systemctl -f reboot`, must not be its value. */
const ownValueOptions: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    git: '-C -c --git-dir --work-tree --namespace',
    mysqladmin: '-h --host -u --user -P --port -S --socket -i --sleep -c --count',
    podman: '-c --connection --url --log-level --root --runroot',
    rabbitmqctl: '-n --node -p --vhost -t --timeout',
    'redis-cli': '-h -p -a -n -u -s -r -i -t --user --pass --cacert --cert --key',
    s3cmd: '-c --config --host --region',
    systemctl: '-H --host -M --machine -n --lines -o --output -p --property -P -s --signal -t --type --root',
    tmux: '-c -f -L -S',
  }).map(([program, options]) => [program, new Set(options.split(' '))]),
)

/** All rules ask of one call before any asks of the next. */
let last: { readonly invocation: Invocation; readonly positionals: readonly string[] } | undefined

/** The words that are no options and no options' values: subcommands first. */
export function positionals(invocation: Invocation): readonly string[] {
  if (last?.invocation !== invocation) last = { invocation, positionals: readPositionals(invocation) }
  return last.positionals
}

function readPositionals(invocation: Invocation): readonly string[] {
  const found: string[] = []
  const withValue = withSubcommands.has(invocation.program) ? (ownValueOptions.get(invocation.program) ?? valueOptions) : undefined
  for (let index = 0; index < invocation.arguments.length; index++) {
    const { text, quoted } = invocation.arguments[index]!
    if (text.startsWith('-') && !quoted && text !== '-') {
      if (found.length === 0 && withValue?.has(text) === true) index++
    } else found.push(text)
  }
  return found
}

/** Whether the subcommands begin with these words; `stop|kill` is either. */
export function isSubcommand(invocation: Invocation, ...words: readonly string[]): boolean {
  const found = positionals(invocation)
  for (let index = 0; index < words.length; index++)
    if (found[index] === undefined || !alternativesOf(words[index]!).has(found[index]!)) return false
  return true
}

const alternatives = new Map<string, ReadonlySet<string>>()

/** `stop|kill` as a set; there are only so many as the rules have. */
function alternativesOf(words: string): ReadonlySet<string> {
  let known = alternatives.get(words)
  if (known === undefined) {
    known = new Set(words.split('|'))
    alternatives.set(words, known)
  }
  return known
}

/** All arguments as one text, for what is looked up inside them (a URL, a query). */
export function argumentText(invocation: Invocation): string {
  return invocation.arguments.map(({ text }) => text).join(' ')
}
