// Programs that run another program: sudo, env, xargs, find -exec, ssh, bash -c, docker exec, kubectl exec, …
// One row per wrapper says where the inner command begins. Only invocations.ts asks.
import type { Invocation, Unwrapped, Word } from './invocation.ts'
import { carriedCommand } from './remote.ts'

/** Options of each wrapper that take a value in the next word. */
const valueOptions: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    sudo: ['-u', '-g', '-h', '-p', '-C', '-r', '-t', '-U', '--user', '--group'],
    doas: ['-u', '-C'],
    env: ['-u', '-C', '-S', '--unset', '--chdir'],
    nice: ['-n'],
    ionice: ['-c', '-n', '-p'],
    timeout: ['-k', '-s', '--signal', '--kill-after'],
    stdbuf: ['-i', '-o', '-e'],
    xargs: ['-n', '-I', '-P', '-L', '-d', '-a', '-s', '-E', '--max-args', '--max-procs', '--delimiter', '--arg-file'],
    watch: ['-n', '--interval'],
    ssh: ['-i', '-p', '-l', '-o', '-F', '-J', '-L', '-R', '-D', '-b', '-c', '-E', '-e', '-m', '-S', '-W', '-w', '-B', '-I', '-O', '-Q'],
    exec: ['-a'],
    parallel: ['-j', '--jobs', '-a', '--colsep', '-n'],
    strace: ['-p', '-e', '-o', '-s'],
    runuser: ['-u', '-g', '-G', '-s'],
    npx: ['-p', '--package', '-w', '--workspace'],
    bunx: ['-p', '--package'],
    uv: ['--with', '-p', '--python', '--env-file'],
    conda: ['-n', '--name', '-p', '--prefix'],
    flock: ['-w', '-E', '--timeout'],
  }),
)
const simpleWrappers = new Set([
  'sudo',
  'doas',
  'env',
  'nohup',
  'time',
  'nice',
  'ionice',
  'stdbuf',
  'setsid',
  'command',
  'builtin',
  'exec',
  'xargs',
  'strace',
  'ltrace',
  'unbuffer',
  'caffeinate',
  'proxychains',
])
/** Wrappers whose first positional is their own: a duration, a lock file, a directory. */
const skipsOne = new Set(['timeout', 'flock', 'chroot'])
const shells = new Set(['bash', 'sh', 'zsh', 'dash', 'ksh', 'ash'])
const containerPrograms = new Set([
  'docker',
  'podman',
  'docker-compose',
  'nerdctl',
  'kubectl',
  'oc',
  'lxc',
  'incus',
  'crictl',
  'k3s',
  'microk8s',
  'nomad',
])
const containerValueOptions = new Set([
  '-e',
  '--env',
  '-u',
  '--user',
  '-w',
  '--workdir',
  '--env-file',
  '-c',
  '--container',
  '-n',
  '--namespace',
  '--context',
  '--index',
  '-f',
  '--file',
  '-p',
  '--project-name',
  '--kubeconfig',
  '--profile',
  '--project-directory',
  '-H',
  '--host',
  '--detach-keys',
  '-s',
  '--server',
  '--cluster',
  '--token',
  '-task',
  '-job',
])
const runValueOptions = new Set([
  ...containerValueOptions,
  '-v',
  '--volume',
  '--mount',
  '--network',
  '--net',
  '--name',
  '--entrypoint',
  '-l',
  '--label',
  '--link',
  '--add-host',
  '--volumes-from',
  '-m',
  '--memory',
  '--platform',
  '--restart',
  '--cap-add',
  '--image',
  '--ip',
  '--dns',
  '--log-driver',
  '-h',
  '--hostname',
  '--pid',
  '--ipc',
  '--shm-size',
  '--ulimit',
  '--user',
])

/** Whether it is a shell by name. */
export function isShell(name: string): boolean {
  return shells.has(name)
}

/** What takes a program from a project's own packages, and the word that says so. */
const packageRunners: ReadonlyMap<string, readonly string[]> = new Map([
  ['npx', []],
  ['bunx', []],
  ['npm', ['exec', 'x']],
  ['pnpm', ['exec', 'dlx']],
  ['yarn', ['exec', 'dlx']],
  ['bundle', ['exec']],
  ['poetry', ['run']],
  ['pipenv', ['run']],
  ['pdm', ['run']],
  ['hatch', ['run']],
  ['uv', ['run']],
  ['conda', ['run']],
])

/** What a program runs in turn; nothing for most. */
export function unwrapInvocation(invocation: Invocation): readonly Unwrapped[] {
  const { program, arguments: words, input } = invocation
  if (simpleWrappers.has(program)) {
    const rest =
      program === 'env'
        ? afterAssignments(afterOptions(words, program))
        : program === 'sudo'
          ? afterAssignments(afterOptions(words, program))
          : afterOptions(words, program)
    return rest.length === 0 ? [] : [{ type: 'words', words: rest, asRoot: isRootWrapper(program, words) }]
  }
  if (skipsOne.has(program)) {
    const rest = afterOptions(words, program).slice(1)
    return rest.length === 0 ? [] : program === 'flock' && rest[0]!.text === '-c' ? textOf(rest[1]) : [{ type: 'words', words: rest }]
  }
  if (program === 'watch')
    return [
      {
        type: 'text',
        text: afterOptions(words, program)
          .map((word) => word.text)
          .join(' '),
      },
    ]
  if (program === 'eval') return [{ type: 'text', text: words.map((word) => word.text).join(' ') }]
  if (program === 'trap') return words.length > 1 ? textOf(words[0]) : []
  if (shells.has(program)) return shellText(words, input)
  if (program === 'su' || program === 'runuser') return suText(words)
  if (program === 'ssh') return sshText(words, input)
  if (program === 'find') return findCommands(words)
  if (program === 'parallel') {
    const rest = afterOptions(words, program)
    const end = rest.findIndex((word) => word.text.startsWith(':::'))
    return rest.length === 0 ? [] : [{ type: 'words', words: end === -1 ? rest : rest.slice(0, end) }]
  }
  if (containerPrograms.has(program)) return containerCommand(words, input)
  const verbs = packageRunners.get(program)
  if (verbs !== undefined) return packageCommand(words, program, verbs)
  return carriedCommand(invocation)
}

/** The words behind a program's own options. */
function afterOptions(words: readonly Word[], program: string): readonly Word[] {
  const withValue = valueOptions.get(program) ?? []
  let index = 0
  while (index < words.length) {
    const text = words[index]!.text
    if (text === '--') return words.slice(index + 1)
    if (!text.startsWith('-') || text === '-') break
    index += withValue.includes(text) ? 2 : 1
  }
  return words.slice(index)
}

function afterAssignments(words: readonly Word[]): readonly Word[] {
  const first = words.findIndex((word) => !/^[A-Za-z_]\w*=/.test(word.text))
  return first === -1 ? [] : words.slice(first)
}

/** `sudo -u postgres` runs as someone, who needs no more rights than asking; it asks for root's to do so. */
function isRootWrapper(program: string, _words: readonly Word[]): boolean {
  return program === 'sudo' || program === 'doas'
}

/** `npx -y prisma@6 migrate deploy`: the version is none of the program's name. */
function packageCommand(words: readonly Word[], program: string, verbs: readonly string[]): readonly Unwrapped[] {
  const behindVerb = verbs.length === 0 ? words : verbs.includes(words[0]?.text ?? '') ? words.slice(1) : []
  const [called, ...rest] = afterOptions(behindVerb, program)
  if (called === undefined) return []
  return [{ type: 'words', words: [{ ...called, text: called.text.replace(/(?<=.)@[^/]*$/, '') }, ...rest] }]
}

function textOf(word: Word | undefined): readonly Unwrapped[] {
  return word === undefined ? [] : [{ type: 'text', text: word.text }]
}

function shellText(words: readonly Word[], input: string | undefined): readonly Unwrapped[] {
  const at = words.findIndex((word) => /^-[a-z]*c[a-z]*$/.test(word.text))
  if (at !== -1) return textOf(words[at + 1])
  const script = words.find((word) => !word.text.startsWith('-'))
  if (script !== undefined) return [{ type: 'words', words: words.slice(words.indexOf(script)) }]
  return input === undefined ? [] : [{ type: 'text', text: input }]
}

function suText(words: readonly Word[]): readonly Unwrapped[] {
  const at = words.findIndex((word) => word.text === '-c' || word.text === '--command')
  if (at !== -1) return textOf(words[at + 1])
  const separator = words.findIndex((word) => word.text === '--')
  return separator === -1 ? [] : [{ type: 'words', words: words.slice(separator + 1) }]
}

function sshText(words: readonly Word[], input: string | undefined): readonly Unwrapped[] {
  const rest = afterOptions(words, 'ssh')
  // Options may stand behind the host too.
  const command = afterOptions(rest.slice(1), 'ssh')
  if (command.length > 0) {
    const text = command.map((word) => word.text).join(' ')
    const isShell = /^(?:sudo )?(?:ba|z|da)?sh(?: -s)?$/.test(text) && input !== undefined
    return [{ type: 'text', text: isShell ? input : text, elsewhere: 'host' }]
  }
  return input === undefined ? [] : [{ type: 'text', text: input, elsewhere: 'host' }]
}

function findCommands(words: readonly Word[]): readonly Unwrapped[] {
  const found: Unwrapped[] = []
  for (const [index, word] of words.entries()) {
    if (!/^-(?:exec|execdir|ok|okdir)$/.test(word.text)) continue
    const end = words.findIndex((other, at) => at > index && (other.text === ';' || other.text === '\\;' || other.text === '+'))
    found.push({ type: 'words', words: words.slice(index + 1, end === -1 ? undefined : end) })
  }
  return found
}

/** `run --entrypoint find IMAGE /data -delete`: the image's words are the arguments of that. */
function entrypointOf(options: readonly Word[]): readonly Word[] {
  const at = options.findIndex(({ text }) => /^--entrypoint(?:=|$)/.test(text))
  if (at === -1) return []
  const given = options[at]!.text.startsWith('--entrypoint=')
    ? options[at]!.text.slice('--entrypoint='.length)
    : (options[at + 1]?.text ?? '')
  return given
    .split(/\s+/)
    .filter((text) => text !== '')
    .map((text) => ({ text, quoted: false }))
}

function containerCommand(words: readonly Word[], input: string | undefined): readonly Unwrapped[] {
  const verbAt = words.findIndex((word) => /^(?:exec|run|rsh|debug|node-shell)$/.test(word.text))
  if (verbAt === -1) return []
  // Nothing but known parents may stand before the verb: `docker compose -f x exec`, `docker container exec`.
  for (let index = 0; index < verbAt; index++) {
    const text = words[index]!.text
    if (containerValueOptions.has(text)) index++
    else if (!text.startsWith('-') && !/^(?:compose|container|kubectl|alloc)$/.test(text)) return []
  }
  const values = words[verbAt]!.text === 'run' ? runValueOptions : containerValueOptions
  const separator = words.findIndex((word, at) => at > verbAt && word.text === '--')
  let index = verbAt + 1
  while (index < words.length && words[index]!.text.startsWith('-')) index += values.has(words[index]!.text) ? 2 : 1
  // A node's shell takes a command only behind `--`.
  const isDebug = /^(?:debug|node-shell)$/.test(words[verbAt]!.text)
  const behind = separator !== -1 ? words.slice(separator + 1) : isDebug ? [] : words.slice(index + 1)
  const inner = [...entrypointOf(words.slice(verbAt + 1, index)), ...behind]
  if (inner.length === 0) return []
  const shellOnly = inner.length === 1 && shells.has(inner[0]!.text) && input !== undefined
  return [shellOnly ? { type: 'text', text: input, elsewhere: 'container' } : { type: 'words', words: inner, elsewhere: 'container' }]
}
