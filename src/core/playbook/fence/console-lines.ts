// Consoles that a playbook opens (`erl`, `make console`, `psql`) and the lines that are then typed into them.

/** Programs that leave the responder in a console of their own when called like this. */
const consoleOpeners: readonly RegExp[] = [
  /^(?:erl|iex|irb|pry|ghci|bc|lua|scala|jshell|clisp|sbcl)(?:\s|$)/,
  /^make (?:console|shell|repl|attach)\b/,
  /^(?:rebar3 shell|mix (?:console|phx\.server)|rails (?:c|console|dbconsole)|bin\/rails c|bundle exec rails c)/,
  /^\S+ (?:console|remote_console|remote|attach|shell)$/,
  /^(?:python3?|ipython|node|deno)$/,
  /^(?:psql|mysql|mariadb|sqlite3|redis-cli|mongosh?|cqlsh|cypher-shell|clickhouse-client|influx|sqlplus)\b(?!.*(?:\s-(?:c|e|f)\b|--(?:eval|command|execute|file)|[<|]))/,
  /^(?:fly(?:ctl)? (?:pg|postgres) connect|heroku pg:psql|gcloud sql connect|supabase db psql|railway connect)\b(?!.*(?:\s-c\b|--command))/,
]

const anyOpener = new RegExp(consoleOpeners.map((opener) => opener.source).join('|'))

/** Whether a line opens a console: what follows with `> ` is typed there. */
export function opensConsole(line: string): boolean {
  const bare = bareCommand(line)
  return anyOpener.test(bare)
}

/** Without what stands before the program: sudo, docker exec. */
export function bareCommand(line: string): string {
  const bare = line.trim()
  return wrappers.some((wrapper) => bare.startsWith(wrapper)) ? bare.replace(wrapping, '') : bare
}

const wrappers = ['sudo', 'docker', 'kubectl', 'oc']
const wrapping =
  /^(?:sudo(?: -u \S+)?\s+|docker(?:[- ]compose)?(?: -\S+ [^-\s]\S*)* exec (?:-[uew] \S+ |-\S+ )*\S+\s+|(?:kubectl|oc)(?: -\S+ [^-\s]\S*)* exec (?:[^\s|;&]+ ){1,8}?-- )/

const sqlConsole = /^(?:psql|mysql|mariadb|sqlite3|cqlsh|sqlplus|clickhouse-client|fly|heroku|gcloud|supabase|railway)\b/
const sqlStatement =
  /^\s*(?:SELECT|INSERT|UPDATE|DELETE|CREATE|DROP|ALTER|USE|SHOW|GRANT|REVOKE|SET|BEGIN|COMMIT|ROLLBACK|VACUUM|ANALYZE|REINDEX|EXPLAIN|WITH|TRUNCATE|FLUSH|CHANGE|START|STOP|RESET|CALL|PRAGMA|DESCRIBE|OPTIMIZE|REPAIR|LOCK|UNLOCK|DBCC|BACKUP|RESTORE|EXEC|KILL|PURGE)\s+\S.*|^\s*(?:BEGIN|COMMIT|ROLLBACK)\s*;?\s*$/i

/** Whether a line opens a console that takes SQL: its statements need no prompt to be told from shell. */
export function opensSqlConsole(line: string): boolean {
  return opensConsole(line) && sqlConsole.test(bareCommand(line))
}

/** The first line of a statement of SQL, or a word for its console (`\\dt`, `.tables`). */
export function beginsSql(line: string): 'statement' | 'console' | undefined {
  // In small letters `set -e` and `use x` may as well be the shell's; with a `;` at the end they are not.
  if (sqlStatement.test(line) && (/^\s*[A-Z]{2}/.test(line) || /;\s*$/.test(line))) return 'statement'
  return /^\s*(?:\\[a-z?]|\.[a-z]+\b)/i.test(line) ? 'console' : undefined
}

/** A whole statement in capitals, on one line: no program of the shell is called so, whatever stands above. */
export function isBareSql(line: string): boolean {
  return (
    line.includes(';') &&
    /^\s*(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE|DROP|ALTER|GRANT|REVOKE|VACUUM|REINDEX|TRUNCATE)\s[^|]*;\s*(?:--.*)?$/.test(
      line,
    ) &&
    hasEvenQuotes(line)
  )
}

function hasEvenQuotes(line: string): boolean {
  return [`'`, '"', '`'].every((mark) => line.split(mark).length % 2 === 1)
}

/** In an open console small letters need no `;`: what could `describe keyspaces` be for the shell? */
export function beginsSqlInConsole(line: string): 'statement' | 'console' | undefined {
  return (
    beginsSql(line) ??
    (/^\s*(?:select|describe|desc|show|use|insert|update|delete|drop|alter|grant|create)\s+\S/.test(line) ? 'console' : undefined)
  )
}

/** A line that leaves a console. */
export function leavesConsole(line: string): boolean {
  return /^\s*(?:exit|quit|\\q|\.(?:quit|exit)|q\(\)\.|init:stop\(\)\.)\s*;?\s*$/i.test(line)
}

export type ConsoleLine = { readonly type: 'command'; readonly text: string } | { readonly type: 'comment'; readonly text: string }

/** A line of an open console; undefined where it may as well be the shell's. */
export function readConsoleLine(line: string): ConsoleLine | undefined {
  const comment = /^\s*%+\s*(.*)$/.exec(line)
  if (comment !== null) return { type: 'comment', text: comment[1]! }
  // What Ruby answers.
  if (/^\s*=>\s+(?:nil|true|false|-?\d[\d._]*|["'[{:#].*)\s*$/.test(line)) return { type: 'comment', text: line.trim() }
  const prompted = /^\s*(?:\w[\w()@.-]*)?\d*(?:>{1,3}|=>|=#)\s+(\S.*)$/.exec(line)
  if (prompted !== null) return { type: 'command', text: prompted[1]!.trimEnd() }
  // Erlang and Elixir calls need no prompt to be told from shell.
  if (/^\s*[a-z]\w*:[a-z]\w*\(.*\)\.\s*$/.test(line) || /^\s*[A-Z]\w*(?:\.[A-Za-z]\w*)+\(.*\)\s*$/.test(line))
    return { type: 'command', text: line.trim() }
  return undefined
}

/** A session in a console whose prompt is nothing but `> `, in a fence of its own. */
export function isReplSession(lines: readonly string[]): boolean {
  const first = lines.find((line) => line.trim() !== '') ?? ''
  const typed = /^\s?> (\S.*)$/.exec(first)?.[1]
  return (
    typed !== undefined &&
    // `> app.log` empties a file.
    !/^[\w./-]*[./][\w./-]*$/.test(typed) &&
    /^(?:[a-z_.\\][\w.:]*|[A-Z]{2,}\b)(?:[ (:;].*)?$/.test(typed) &&
    !/[.!?,:]$/.test(typed.replace(/\)\.$/, ''))
  )
}

const namedPrompts: readonly { readonly prompt: RegExp; readonly kind: 'sql' | 'repl' }[] = [
  { prompt: /^\s*(?:mysql|sqlite|MariaDB \[[^\]]*\]|cqlsh(?::\w+)?|SQL|clickhouse\S*)>\s+(?=\S)/i, kind: 'sql' },
  { prompt: /^\s*[a-z_][\w-]*(?:=|-|\()[#>]\s+(?=\S)/, kind: 'sql' },
  {
    prompt:
      /^\s*(?:>>>|iex(?:\([^)]*\))?\d*>|\[zk: [^\]]*\]|\(gdb\)|grub(?: rescue)?>|(?:RMAN|ASMCMD|hive|scala|hbase\([^)]*\)[:\d]*|lftp [\w.@:~/-]+|s?ftp|influx|presto(?::\w+)?|trino(?::\w+)?|spark-sql|jshell|beeline|ksql|tarantool|ldap|etcd|nomad|dgsh|ij|DB2|db2)>|(?:\[\d+\] )?(?:irb|pry)\([^)]*\)[^>]*>|\[ ?[\w-]+ ?\] \w+(?:\([^)]*\))?>|(?:redis\s)?[\d.]+:\d+(?:\[\d+\])?>|(?:rs\d*|mongos?|test|admin)(?::\w+)?>|rs\d*:\w+>|\([\w@.-]+\)\d+>|neo4j@\w+>)\s+(?=\S)/,
    kind: 'repl',
  },
  // What manages a server below its system: iLO, iDRAC.
  { prompt: /^\s*(?:(?:<?\/[\w./-]*>?)?(?:hpiLO|iLO)->|\/(?:admin|system|map)\d*(?:\/\w+)*->|racadm>{1,2})\s*(?=\S)/, kind: 'repl' },
  // Whatever it is called: a call or a word in capitals is no output.
  { prompt: /^\s*[a-z][\w-]{1,30}> +(?=[a-z_]\w*(?:\.\w+)*\(|[A-Z]{3,} )/, kind: 'repl' },
]

/** What each of them has in it: a look that spares most lines the patterns. */
const namedPromptSign = />\s|[=(-]#\s|\[zk: |\(gdb\)/

/** A line with the prompt of a console that says which it is (`mysql> `, `postgres=# `, `>>> `). */
export function readNamedPrompt(line: string): { readonly text: string; readonly kind: 'sql' | 'repl' } | undefined {
  if (!namedPromptSign.test(line)) return undefined
  for (const { prompt, kind } of namedPrompts) {
    const match = prompt.exec(line)
    if (match !== null) return { text: line.slice(match[0].length).trimEnd(), kind }
  }
  return undefined
}
