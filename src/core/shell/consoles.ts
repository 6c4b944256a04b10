// Which calls leave the responder in a terminal of another program: a login, a console, a shell in a container.
// traits.ts asks whether a command needs a terminal at all, places.ts where the commands behind it are typed.
import { hasFlag, isSubcommand, positionals } from './arguments.ts'
import type { Invocation } from './invocation.ts'

const repls = new Set('erl iex irb pry ghci bc scala jshell ipython'.split(' '))
const interpreter = /^(?:python[\d.]*|node|php)$/
/** How an interpreter's name begins. */
const mayInterpret = new Set(['pyt', 'nod', 'php'])
const sqlConsoles = new Set(
  'psql mysql mariadb sqlite3 mongo mongosh redis-cli cqlsh cypher-shell clickhouse-client influx sqlplus rabbitmqadmin zkCli.sh'.split(
    ' ',
  ),
)

/** Clients of a cloud that lead to a database of it. */
const databaseConsoles: ReadonlyMap<string, (invocation: Invocation) => boolean> = new Map([
  ['fly', (i: Invocation) => isSubcommand(i, 'pg|postgres', 'connect')],
  ['flyctl', (i: Invocation) => isSubcommand(i, 'pg|postgres', 'connect')],
  ['heroku', (i: Invocation) => isSubcommand(i, 'pg:psql')],
  ['gcloud', (i: Invocation) => isSubcommand(i, 'sql', 'connect')],
  ['supabase', (i: Invocation) => isSubcommand(i, 'db', 'psql')],
  ['railway', (i: Invocation) => isSubcommand(i, 'connect')],
])

/** `-it` before the container's name; what stands behind it belongs to the program inside. */
export function hasTerminal(invocation: Invocation): boolean {
  const verbAt = invocation.arguments.findIndex(({ text }) => /^(?:exec|run|debug|start)$/.test(text))
  const words = invocation.arguments.slice(verbAt + 1)
  for (const [index, { text }] of words.entries()) {
    if (/^(?:-u|-e|-w|-n|-c|--user|--env|--workdir)$/.test(words[index - 1]?.text ?? '')) continue
    if (/^-[a-z]{0,2}t[a-z]{0,2}$/.test(text) || text === '--tty') return true
    // `kubectl exec POD -it` is usual too; docker ends its options with the name.
    if (text === '--' || (!text.startsWith('-') && /^(?:docker|podman|docker-compose)/.test(invocation.program))) return false
  }
  return false
}

/** Whether a call of ssh names a host and nothing to run there: it logs in. */
export function sshHasNoCommand(invocation: Invocation): boolean {
  const values = new Set('-i -p -l -o -F -J -L -R -D -b -c -E -e -m -S -W -w'.split(' '))
  let count = 0
  for (let index = 0; index < invocation.arguments.length; index++) {
    const { text } = invocation.arguments[index]!
    if (text.startsWith('-') && count === 0) {
      if (values.has(text)) index++
    } else count++
  }
  return count === 1
}

/** Whether it opens a console: `psql`, `redis-cli -h cache`, `iex`, `rails console`. */
export function opensConsole(invocation: Invocation): boolean {
  const { program, fed } = invocation
  if (repls.has(program)) return !fed && !invocation.arguments.some(({ text }) => /^(?:-eval|-noshell|-e|-version|--version)$/.test(text))
  if (mayInterpret.has(program.slice(0, 3)) && interpreter.test(program))
    return !fed && (invocation.arguments.length === 0 || hasFlag(invocation, '-i'))
  if (databaseConsoles.get(program)?.(invocation)) return !fed && !hasFlag(invocation, '-c', '--command')
  if (program === 'make') return isSubcommand(invocation, 'console|repl')
  if (program === 'rails' || program === 'gitlab-rails') return isSubcommand(invocation, 'c|console|dbconsole|db')
  return (
    opensSqlConsole(invocation) ||
    (invocation.arguments.length === 1 && /^(?:console|remote_console|remote)$/.test(positionals(invocation)[0] ?? ''))
  )
}

function opensSqlConsole(invocation: Invocation): boolean {
  if (!sqlConsoles.has(invocation.program) || invocation.fed) return false
  if (hasFlag(invocation, '--version', '--help', '--list')) return false
  const words = positionals(invocation)
  const given = invocation.arguments.some(
    ({ text }) =>
      /^-(?:c|e|f|Q|q|l|tA?c|At?c|tc|Atc)$|^--(?:command|execute|eval|file|query|list|scan|stat|bigkeys)/.test(text) ||
      /^-[a-zA-Z]*[ce]$/.test(text),
  )
  if (given) return false
  if (invocation.program === 'sqlite3') return words.length < 2
  if (invocation.program === 'redis-cli') return redisWords(invocation).length === 0
  if (/^(?:mongo|mongosh)$/.test(invocation.program)) return !words.some((word) => /\.js$/.test(word))
  return !words.some((word) => /\s/.test(word))
}

function redisWords(invocation: Invocation): readonly string[] {
  const values = new Set(['-h', '-p', '-a', '-n', '-u', '--user', '--pass', '-s', '--cacert', '--cert', '--key', '-i', '-r'])
  const words: string[] = []
  for (let index = 0; index < invocation.arguments.length; index++) {
    const { text } = invocation.arguments[index]!
    if (values.has(text)) index++
    else if (!text.startsWith('-') || text.length > 20) words.push(text)
  }
  return words
}
