// Programs that carry a command to other machines and to namespaces of this one: gcloud compute ssh, knife ssh, ansible,
// salt, nsenter, ip netns exec, … One row says where the carried command stands. Only wrappers.ts asks; ssh, docker and
// kubectl are its own.
import { isSubcommand, optionValue } from './arguments.ts'
import type { Invocation, Unwrapped, Word } from './invocation.ts'

type Rule = (invocation: Invocation) => readonly Unwrapped[]

function text(value: string | undefined): readonly Unwrapped[] {
  return value === undefined || value === '' ? [] : [{ type: 'text', text: value, elsewhere: 'host' }]
}

function words(found: readonly Word[]): readonly Unwrapped[] {
  return found.length === 0 ? [] : [{ type: 'text', text: found.map((word) => word.text).join(' '), elsewhere: 'host' }]
}

/** The words behind as many that are no options; options of these names take the next word with them. */
function behind(invocation: Invocation, count: number, ...valueOptions: readonly string[]): readonly Word[] {
  let left = count
  const { arguments: all } = invocation
  for (let index = 0; index < all.length; index++) {
    const word = all[index]!
    if (word.text === '--') return all.slice(index + 1)
    if (word.text.startsWith('-') && !word.quoted) {
      if (valueOptions.includes(word.text)) index++
    } else if (left === 0) return all.slice(index)
    else left--
  }
  return []
}

function behindDashes({ arguments: all }: Invocation): readonly Word[] {
  const at = all.findIndex((word) => word.text === '--')
  return at === -1 ? [] : all.slice(at + 1)
}

const carriers: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['gcloud', (i) => (isSubcommand(i, 'compute', 'ssh') ? text(optionValue(i, '--command')) : [])],
  ['az', (i) => (isSubcommand(i, 'vm', 'run-command', 'invoke') ? text(optionValue(i, '--scripts')) : [])],
  ['vagrant', (i) => (isSubcommand(i, 'ssh') ? text(optionValue(i, '-c', '--command')) : [])],
  ['minikube', (i) => (isSubcommand(i, 'ssh') ? words(behind(i, 1, '-n', '-p')) : [])],
  ['tsh', (i) => (isSubcommand(i, 'ssh') ? words(behind(i, 2, '-l', '--cluster', '--proxy')) : [])],
  ['knife', (i) => (isSubcommand(i, 'ssh') ? words(behind(i, 2, '-C', '-a', '-x', '-i', '-t')) : [])],
  ['pdsh', (i) => words(behind(i, 0, '-w', '-x', '-l', '-R', '-f', '-g'))],
  ['clush', (i) => words(behind(i, 0, '-w', '-x', '-l', '-g', '-f'))],
  [
    'salt',
    (i) =>
      i.arguments.some(({ text: word }) => word === 'cmd.run')
        ? words(i.arguments.slice(i.arguments.findIndex(({ text: word }) => word === 'cmd.run') + 1))
        : [],
  ],
  [
    'ansible',
    (i) =>
      /^(?:ansible\.builtin\.)?(?:shell|command|raw)?$/.test(optionValue(i, '-m', '--module-name') ?? '')
        ? text(optionValue(i, '-a', '--args'))
        : [],
  ],
  ['nsenter', (i) => words(behind(i, 0, '-t', '--target', '-S', '-G'))],
  ['ip', (i) => (isSubcommand(i, 'netns', 'exec') ? words(behind(i, 3)) : [])],
  ['sshpass', (i) => words(behind(i, 0, '-p', '-f', '-P'))],
  ['systemd-run', (i) => words(behind(i, 0, '-p', '-u', '--unit', '-M', '-H'))],
  ['machinectl', (i) => (isSubcommand(i, 'shell') ? words(behind(i, 2)) : [])],
  ['pct', (i) => (isSubcommand(i, 'exec') ? words(behind(i, 2)) : [])],
  ['lxc-attach', (i) => words(behindDashes(i))],
  ['doctl', (i) => (isSubcommand(i, 'compute', 'ssh') ? text(optionValue(i, '--ssh-command')) : [])],
  ['fly', (i) => (isSubcommand(i, 'ssh', 'console') ? text(optionValue(i, '-C', '--command')) : [])],
  ['flyctl', (i) => (isSubcommand(i, 'ssh', 'console') ? text(optionValue(i, '-C', '--command')) : [])],
  ['heroku', (i) => (isSubcommand(i, 'run') ? words(behind(i, 1, '-a', '--app', '-s', '--size')) : [])],
])

/** What a program carries elsewhere; nothing for those that carry nothing. */
export function carriedCommand(invocation: Invocation): readonly Unwrapped[] {
  return carriers.get(invocation.program)?.(invocation) ?? []
}
