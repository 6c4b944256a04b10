// "Inside mongosh:", "From the Rails console, run:" above a fence: what stands in it is typed there, and no shell would know it.
import { looksLikeCommand } from '../loose/commandlike.ts'
import { opensConsole } from './console-lines.ts'

interface LedConsole {
  /** As a fence would say it. */
  readonly language: string
  /** Programs that are nothing but a console. */
  readonly programs: string
  /** What is more than its console: the words must say "shell", "console" or "prompt" as well. */
  readonly systems: string
}

const consoles: readonly LedConsole[] = [
  { language: 'mongo', programs: 'mongosh', systems: 'mongo(?:db)?' },
  { language: 'redis', programs: '(?:redis|valkey)-cli', systems: 'redis|valkey' },
  {
    language: 'sql',
    programs: 'psql|cqlsh|sqlplus|mysql(?= ?>)|clickhouse-client',
    systems: 'mysql|mariadb|postgres(?:ql)?|sqlite3?|cassandra|oracle|sql|clickhouse',
  },
  { language: 'ruby', programs: 'irb|pry', systems: '(?:gitlab[ -])?rails|ruby' },
  { language: 'python', programs: 'ipython', systems: 'python|django|flask' },
  { language: 'elixir', programs: 'iex', systems: 'elixir' },
  { language: 'erlang', programs: 'erl', systems: 'erlang' },
]

const place =
  "(?:in|inside|into|within|from|at|on|to|open|start|im|in der|dans|en|desde|no|na)(?: (?:the|a|an|your|new|der|einer|le|la|l['’]|el))*"
const kind = '(?:interactive )?(?:shell|console|prompt|repl|cli|session|terminal|client|konsole|consola|invite)'
const leads: readonly { readonly language: string; readonly lead: RegExp }[] = consoles.map(({ language, programs, systems }) => ({
  language,
  lead: new RegExp(
    `(?<![\\w-])${place} (?:(?:${programs})(?:\\s?>|=#)?(?: ${kind})?|(?:${systems})(?:(?:\\s?>|=#)(?: ${kind})?| ${kind}))(?![\\w-])`,
    'i',
  ),
}))
/** In other scripts the place stands first. */
const placeFirst = /(?:^|[\s在])(mongosh|redis-cli|psql)\s?(?:中|里|内|で|内で|에서)/i

/** The language of the console that the words above a fence name, where its first line is nothing for the shell. */
export function consoleOfLead(lead: string, lines: readonly string[]): string | undefined {
  if (lead === '' || lead.length > 200) return undefined
  const first = lines.find((line) => line.trim() !== '' && !/^\s*(?:#|--|\/\/)/.test(line))
  if (first === undefined || /^\s*\$ /.test(first) || opensConsole(first) || looksLikeCommand(first)) return undefined
  const named = placeFirst.exec(lead)?.[1]?.toLowerCase()
  return (
    leads.find((known) => known.lead.test(lead))?.language ??
    (named === undefined ? undefined : { mongosh: 'mongo', 'redis-cli': 'redis', psql: 'sql' }[named])
  )
}
