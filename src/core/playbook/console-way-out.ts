// How what a command opened is left again. A console on a running system is not left with the word that ends it: `q().` in a shell
// that is attached to a node stops the node.
import { bareCommand } from './fence/console-lines.ts'

/** What is typed as a line, or pressed; where both are there either will do. */
export interface WayOut {
  readonly typed?: string
  readonly pressed?: string
}

const tmux = /^(?:tmux a|tmux attach|byobu)\b/
const screen = /^screen -\S*[rx]/

/** Whether it shows the screen of a shell or console that runs elsewhere: that the whole screen is taken says nothing of who waits there. */
export function showsAnotherScreen(opener: string): boolean {
  const bare = bareCommand(opener)
  return tmux.test(bare) || screen.test(bare)
}

const toShell: WayOut = { pressed: 'Ctrl G, then q and Enter' }
const rows: readonly (readonly [RegExp, WayOut])[] = [
  [/^(?:docker|podman) (?:[\w-]+ )?attach\b/, { pressed: 'Ctrl P, then Ctrl Q' }],
  [tmux, { pressed: 'Ctrl B, then d' }],
  [screen, { pressed: 'Ctrl A, then d' }],
  [/^iex\b|^mix (?:console|phx\.server)\b/, { pressed: 'Ctrl C twice' }],
  [/^erl\b.*-remsh\b|\sremote_console$|\sremote$/, toShell],
  [/\sattach$/, { pressed: 'Ctrl D' }],
  [/^(?:erl|rebar3 shell)\b/, { typed: 'q().', ...toShell }],
  [/^(?:psql|fly(?:ctl)? (?:pg|postgres) connect|heroku pg:psql|supabase db psql)\b/, { typed: '\\q' }],
  [/^sqlite3\b/, { typed: '.quit' }],
  [/^cypher-shell\b/, { typed: ':exit' }],
  [/^(?:ghci|scala)\b/, { typed: ':quit' }],
  [/^jshell\b/, { typed: '/exit' }],
  [/^node\b/, { typed: '.exit' }],
  [/^(?:i?python[\d.]*)\b/, { typed: 'exit()' }],
  [/^(?:clisp|sbcl)\b/, { typed: '(exit)' }],
  [/^bc\b/, { typed: 'quit' }],
  [/^(?:lua|deno)\b/, { pressed: 'Ctrl D' }],
  [
    /^(?:mysql|mariadb|redis-cli|mongosh?|cqlsh|clickhouse-client|influx|sqlplus|irb|pry|rails|ssh|su|nsenter|chroot|(?:ba|z|da|a|k)?sh)\b/,
    { typed: 'exit' },
  ],
]

/** Of the command that opened it, as written; what is not known is left as most are. */
export function wayOut(opener: string): WayOut {
  const bare = bareCommand(opener)
  return rows.find(([pattern]) => pattern.test(bare))?.[1] ?? { typed: 'exit', pressed: 'Ctrl D' }
}
