// Where a command is meant for: what follows `ssh db-1`, `oc debug node/…`, `docker exec -it web bash` or `psql` is typed
// in there, until it is left. Nobody must run it on the machine that they came from. Only judge.ts asks.
import { readTitle } from '../playbook/wording/titles.ts'
import { hasFlag, isSubcommand, positionals } from './arguments.ts'
import { hasTerminal, opensConsole, sshHasNoCommand } from './consoles.ts'
import type { Invocation } from './invocation.ts'
import { isShell, unwrapInvocation } from './wrappers.ts'

/** A shell takes whatever a shell takes; a console (psql, iex) only its own language. */
export type PlaceKind = 'shell' | 'console'

interface Place {
  readonly kind: PlaceKind
  /** What opened it, as written. */
  readonly text: string
  /** What was called to get there. */
  readonly programs: ReadonlySet<string>
  /** Opened by a client of a cluster or of a daemon: there is none within. */
  readonly isContainer: boolean
  /** The headings above. */
  readonly path: readonly string[]
}

type Rule = (invocation: Invocation) => boolean

/** What the program runs in turn is nothing, or a shell that is given nothing to do. */
const endsInShell: Rule = (i) =>
  unwrapInvocation(i).every(
    (inner) => inner.type === 'words' && inner.words.length === 1 && isShell(inner.words[0]!.text.replace(/^.*\//, '')),
  )

/** `docker exec -it web bash`, not `docker exec -it web ls`. */
const execsShell: Rule = (i) => hasTerminal(i) && unwrapInvocation(i).length > 0 && endsInShell(i)

const withoutCommand =
  (words: number, ...flags: readonly string[]): Rule =>
  (i) =>
    positionals(i).length <= words && !hasFlag(i, ...flags)

/** Programs that leave the responder in a shell somewhere else. */
const shellOpeners: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['ssh', (i) => sshHasNoCommand(i) && !hasFlag(i, '-N', '-f', '-V', '-O', '-G')],
  ['mosh', withoutCommand(1)],
  ['tsh', (i) => isSubcommand(i, 'ssh') && positionals(i).length === 2],
  ['kubectl', (i) => execsShell(i) || (isSubcommand(i, 'debug') && hasTerminal(i) && endsInShell(i))],
  ['oc', (i) => (isSubcommand(i, 'rsh') && endsInShell(i)) || (isSubcommand(i, 'debug') && endsInShell(i)) || execsShell(i)],
  ['nomad', (i) => isSubcommand(i, 'alloc', 'exec') && unwrapInvocation(i).length > 0 && endsInShell(i)],
  ['docker', execsShell],
  ['podman', execsShell],
  ['nerdctl', execsShell],
  ['crictl', execsShell],
  // Compose gives a terminal to whoever does not refuse it.
  ['docker-compose', (i) => isSubcommand(i, 'exec|run') && !hasFlag(i, '-T', '-d') && unwrapInvocation(i).length > 0 && endsInShell(i)],
  ['lxc', (i) => isSubcommand(i, 'shell') || (isSubcommand(i, 'exec') && unwrapInvocation(i).length > 0 && endsInShell(i))],
  ['incus', (i) => isSubcommand(i, 'shell') || (isSubcommand(i, 'exec') && unwrapInvocation(i).length > 0 && endsInShell(i))],
  ['pct', (i) => isSubcommand(i, 'enter|console')],
  ['virsh', (i) => isSubcommand(i, 'console')],
  ['lxc-attach', (i) => !i.arguments.some(({ text }) => text === '--')],
  ['machinectl', (i) => isSubcommand(i, 'shell|login')],
  ['vagrant', (i) => isSubcommand(i, 'ssh') && !hasFlag(i, '-c', '--command')],
  ['minikube', (i) => isSubcommand(i, 'ssh') && positionals(i).length === 1],
  ['multipass', (i) => isSubcommand(i, 'shell')],
  ['gcloud', (i) => isSubcommand(i, 'compute', 'ssh') && !hasFlag(i, '--command')],
  ['aws', (i) => isSubcommand(i, 'ssm', 'start-session') && !hasFlag(i, '--document-name')],
  ['fly', (i) => isSubcommand(i, 'ssh', 'console') && !hasFlag(i, '-C', '--command')],
  ['flyctl', (i) => isSubcommand(i, 'ssh', 'console') && !hasFlag(i, '-C', '--command')],
  ['heroku', (i) => isSubcommand(i, 'run', 'bash|sh')],
  ['chroot', withoutCommand(1)],
  ['arch-chroot', withoutCommand(1)],
  ['nsenter', (i) => /^(?:ba|z|da)?sh$/.test(i.arguments.at(-1)?.text ?? '')],
  ['enter-pssession', () => true],
  ['su', (i) => !hasFlag(i, '-c', '--command')],
])

/** Whether it leaves the responder in a place of its own, where what follows is typed. */
export function placeOpenedBy(invocation: Invocation): PlaceKind | undefined {
  if (opensShell(invocation)) return 'shell'
  if (invocation.fed || invocation.piped || invocation.background) return undefined
  return opensConsole(invocation) ? 'console' : undefined
}

/** Whether it leaves the responder in another shell. */
export function opensShell(invocation: Invocation): boolean {
  if (invocation.fed || invocation.piped || invocation.background) return false
  return shellOpeners.get(invocation.program)?.(invocation) === true
}

export interface Places {
  /** Takes note of what is typed next, and says what must have been typed before it for it to be where it belongs. */
  follow(typed: { readonly text: string; readonly isForShell: boolean }, invocations: readonly Invocation[]): string | undefined
  /** What was opened stays open below its heading, and in the numbered headings that follow beside it. */
  beginProcedure(path: readonly string[]): void
}

/** Ways of becoming someone else, or of running something: they are called inside as well as outside. */
const everywhere = new Set(['sudo', 'su', 'env', 'bash', 'sh', 'exec', 'chroot'])

/** Clients that lead into containers, and are themselves outside. */
const outsideClients = new Set(['docker', 'podman', 'nerdctl', 'docker-compose', 'kubectl', 'helm'])

/** The places that were opened and not yet left, innermost last. */
export function createPlaces(): Places {
  const open: Place[] = []
  let path: readonly string[] = []
  const leaveUntil = (isStillIn: (place: Place) => boolean) => {
    const left = open.findIndex((place) => !isStillIn(place))
    if (left !== -1) open.length = left
  }
  return {
    beginProcedure(next) {
      leaveUntil((place) => goesOn(place.path, next))
      path = next
    },
    follow({ text, isForShell }, invocations) {
      // Nothing is open most of the time: then there is nothing to leave.
      const programs = isForShell && open.length > 0 ? programsOf(invocations) : undefined
      if (programs !== undefined) {
        leaveUntil((place) => place.kind === 'shell')
        // Who calls once more what brought them in is outside again: there is no docker in the container.
        if (hasOutsideClient(programs)) leaveUntil((place) => !place.isContainer)
        leaveUntil((place) => ![...place.programs].some((program) => programs.has(program)))
      }
      const inside = open.at(-1)?.text
      if (/^\s*(?:exit|exit-pssession|logout|quit|\\q|quit\(\)|exit\(\))\s*;?\s*$/i.test(text)) open.pop()
      else if (isForShell) {
        const kind = kindOpenedBy(invocations)
        if (kind !== undefined) {
          const called = programs ?? programsOf(invocations)
          open.push({ kind, text: text.replace(/\\\n\s*/g, ''), programs: called, path, isContainer: hasOutsideClient(called) })
        }
      }
      return inside
    },
  }
}

/** What is called, by one name each; not what is called inside as well as outside. */
function programsOf(invocations: readonly Invocation[]): ReadonlySet<string> {
  return new Set(invocations.map(({ program }) => (program === 'oc' ? 'kubectl' : program)).filter((name) => !everywhere.has(name)))
}

function hasOutsideClient(programs: ReadonlySet<string>): boolean {
  return [...programs].some((program) => outsideClients.has(program))
}

function kindOpenedBy(invocations: readonly Invocation[]): PlaceKind | undefined {
  for (const invocation of invocations) {
    const kind = placeOpenedBy(invocation)
    if (kind !== undefined) return kind
  }
  return undefined
}

function goesOn(opened: readonly string[], next: readonly string[]): boolean {
  const differsAt = opened.findIndex((heading, index) => next[index] !== heading)
  if (differsAt === -1) return true
  const isLast = differsAt === opened.length - 1
  return isLast && isNumbered(opened[differsAt]!) && isNumbered(next[differsAt] ?? '')
}

function isNumbered(heading: string): boolean {
  return readTitle(heading).numbered !== 'none'
}
