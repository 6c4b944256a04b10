// What a command destroys for good: the hazards of its programs, without what is made again by itself (a container, a log,
// a cache, a lock) and without what is only renamed or edited. Only destruction.ts asks.
import type { Command } from '../../playbook/model/command.ts'
import { optionValue, positionals } from '../../shell/arguments.ts'
import type { ShellGrammar } from '../../shell/grammar.ts'
import { hazardsOf } from '../../shell/hazards/rules.ts'
import type { Invocation } from '../../shell/invocation.ts'
import { invocationsInText } from '../../shell/invocations.ts'
import { oncePer } from '../once.ts'
import type { Subject } from '../subject.ts'

export type Loss = 'deleted' | 'overwritten'

export interface FoundLoss {
  readonly type: Loss
  /** What an earlier command looks like that shows what will be lost. */
  readonly seen?: RegExp
}

/** What a command deletes or overwrites that somebody may miss. */
export function lossesOf(subject: Subject, command: Command): readonly FoundLoss[] {
  const known = lossesOfCommands(subject)
  const losses = known.get(command) ?? findLosses(subject.grammar, command)
  known.set(command, losses)
  return losses
}

/** Two rules ask for them, and parsing is what takes longest. */
const lossesOfCommands = oncePer(() => new Map<Command, readonly FoundLoss[]>())

function findLosses(grammar: ShellGrammar, command: Command): readonly FoundLoss[] {
  const { hazards, kind, text } = command
  // An index holds nothing that its table does not.
  if (kind === 'sql' && dropsIndex.test(text)) return noLosses
  if (kind === 'repl' || kind === 'sql')
    return [
      ...(hazards.some((hazard) => hazard === 'deletes-data' || hazard === 'drops-database')
        ? [{ type: 'deleted', seen: /\bSELECT\b/i } as const]
        : []),
      ...(hazards.includes('overwrites') && kind === 'repl' && !changesSetting.test(text) ? [{ type: 'overwritten' } as const] : []),
    ]
  if (kind !== 'shell' && kind !== 'script') return []
  return invocationsInText(text, { grammar, variables: new Map(), directory: '' }).flatMap(lossOf)
}

/** A setting of a cluster, a configuration that a device keeps: no data, and said again as easily. */
const changesSetting =
  /^\s*(?:PUT|POST) \/?\S*(?:_cluster\/|_settings\b|_ilm\/)|^\s*rollback(?: \d+)?\s*$|^\s*config set\s|_(?:cluster\/(?:settings|reroute)|settings)\b/i

function lossOf(invocation: Invocation): readonly FoundLoss[] {
  const hazards = hazardsOf(invocation)
  const isDeleted = hazards.includes('deletes-data') || hazards.includes('drops-database') || isPrune(invocation)
  if (!isDeleted && !hazards.includes('overwrites')) return noLosses
  const text = `${invocation.program} ${invocation.arguments.map((word) => word.text).join(' ')}`
  if (/(?:^|[\s/_.-])(?:test|scratch|staging|sandbox|demo)(?:[\s/_.-]|$)|_scratch\b/i.test(text)) return noLosses
  if (isDeleted) {
    if (dropsIndex.test(text.replace(/^\S+ .*?(?:-c|-e) /, ''))) return noLosses
    const seen = lookedAt(invocation)
    return seen === 'disposable' ? [] : [{ type: 'deleted', ...(seen === undefined ? {} : { seen }) }]
  }
  // What is there already stays as it is.
  if (invocation.program === 'velero' && !/--existing-resource-policy[= ]update\b/.test(text)) return noLosses
  return replacesData(invocation, text) ? [{ type: 'overwritten' }] : noLosses
}

/** One statement, and nothing behind it: no other statement, and no option that may bring one. */
const dropsIndex = /^\s*DROP\s+INDEX\b(?:(?!\s-\w|\s--\w)[^;])*;?\s*(?:--.*)?$/i

const noLosses: readonly FoundLoss[] = []

function isPrune({ program, arguments: words }: Invocation): boolean {
  return (program === 'docker' || program === 'podman') && words[0]?.text === 'system' && words[1]?.text === 'prune'
}

/** What shows beforehand what will go; `disposable` where nobody will miss it. */
function lookedAt(invocation: Invocation): RegExp | 'disposable' | undefined {
  const { program } = invocation
  if (program === 'journalctl' || program === 'logrotate') return 'disposable'
  if (/^(?:docker|podman|docker-compose|nerdctl)$/.test(program))
    return /\b(?:docker|podman|docker-compose|nerdctl)\b.*\b(?:system df|volume (?:ls|inspect)|ps -a|images?)\b/
  if (program === 'kubectl' || program === 'oc') return /\b(?:kubectl|oc)\b.*\b(?:get|describe)\b/
  if (/^(?:psql|mysql|mariadb|sqlite3|cypher-shell|clickhouse-client|mongosh?)$/.test(program)) return /\bSELECT\b|\bcount\(|\\l|\.tables/i
  if (program === 'curl') return /\bcurl\b(?!.*(?:-X|--request)\s*DELETE)/
  if (/^(?:terraform|tofu)$/.test(program)) return /\b(?:terraform|tofu)\b.*\bplan\b/
  if (program === 'ceph' || program === 'ceph-volume') return /\bsafe-to-destroy\b|\bceph (?:-s|osd (?:tree|df))\b/
  if (program === 'postsuper') return /\b(?:postqueue -p|mailq)\b/
  if (program === 'nodetool' && invocation.arguments[0]?.text === 'cleanup') return 'disposable'
  if (program === 'aws') return /\baws\b.*\b(?:describe|list|ls|get)\b/
  const paths = positionals(invocation).filter((path) => /[/~$.]/.test(path))
  const first = paths[0] ?? optionValue(invocation, '-C') ?? ''
  if (paths.length > 0 && paths.every(isDisposable)) return 'disposable'
  if (program === 'find' && isDisposable(`${first}/${optionValue(invocation, '-name') ?? ''}`)) return 'disposable'
  const place = first
    .replace(/\/[^/]*[*?][^/]*$/, '')
    .split('/')
    .slice(0, 4)
    .join('/')
  if (place === '') return undefined
  const lists = program === 'find' ? 'ls|find|tree' : 'ls|find|tree|du|stat|lsof'
  const parent = place.slice(0, place.lastIndexOf('/'))
  const listsParent = /^.+\/./.test(parent) ? `|\\b(?:ls|find|tree)\\b(?!.*-delete).*${escaped(parent)}/?["']?(?:\\s|$)` : ''
  return new RegExp(`\\b(?:${lists})\\b(?!.*-delete).*${escaped(place)}${listsParent}|\\brsync\\b.*--dry-run`)
}

function escaped(path: string): string {
  return path.replace(/[^\w/]/g, '\\$&')
}

/** Locks, flags (`HALT`), logs, caches, and files of one's own below /tmp; not `/tmp/*`, where everything that runs keeps its sockets. */
function isDisposable(path: string): boolean {
  return (
    /(?:lock|\.pid|\.sock|\.socket|\.tmp|\.log(?:\.\w+)*|\.gz\.part)$|^\/var\/log(?:\/|$)|(?:^|\/)\.?cache(?:\/|$)|^\/(?:var\/)?tmp\/(?![*]$)[\w.$-]|\$\{?(?:WORK|TMP|TMPDIR|TEMP|SCRATCH|DIAG)\w*|erl_crash\.dump|postmaster\.pid/i.test(
      path,
    ) || /\/(?:HALT(?:ED)?|STOP(?:PED)?|PAUSED?|FREEZE|DISABLED?|MAINTENANCE|READ_?ONLY|KILL_?SWITCH)$/.test(path)
  )
}

/** Data, or the file that a service reads: not a rename, not an edit in place, not an upgrade. */
function replacesData(invocation: Invocation, text: string): boolean {
  const { program, redirects, arguments: words, input, directory } = invocation
  if (
    /^(?:mv|sed|perl|kubectl|oc|helm|git|npm|pip3?|apt|apt-get|yum|dnf|terraform|tofu|install|fdisk|parted|resize2fs|growpart|lvresize|lvextend|xfs_growfs|aws|gcloud|az|tee)$/.test(
      program,
    )
  )
    return false
  if (/^(?:tar|bsdtar|unzip)$/.test(program)) return !isOwnPlace(optionValue(invocation, '-C', '--directory', '-d') ?? directory)
  if (program === 'sqlite3') return !isOwnPlace(positionals(invocation)[0] ?? '')
  if (program === 'cp' || program === 'rsync') return !isOwnPlace(positionals(invocation).at(-1) ?? '')
  if (
    /^(?:dd|pg_restore|psql|mysql|mariadb|mongorestore|redis-cli|neo4j-admin|neo4j|etcdctl|influxd?|restic|borg|velero|curl)$/.test(program)
  )
    return !/_restored\b/.test(text) && !changesSetting.test(text) && !/\bconfig set\b/i.test(text)
  // The kernel's settings are no files.
  if (/^\/(?:sys|proc)\//.test(redirects[0]?.target ?? '')) return false
  if (redirects.some(({ operator }) => operator === '>' || operator === '>|') && input === undefined) return true
  return /restore|recover|import|load/i.test(`${program} ${words[0]?.text ?? ''} ${words[1]?.text ?? ''}`)
}

/** A directory that was made for this, where nothing else is. */
function isOwnPlace(path: string): boolean {
  return /^\/(?:var\/)?tmp\/|^\$\{?(?:WORK|TMP|TMPDIR|SCRATCH)/.test(path)
}
