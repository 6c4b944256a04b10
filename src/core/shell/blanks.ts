// What must be filled in before a command can run, with the places where it stands and how the text around each place
// is quoted, so that a value can be put there as one literal word.
import type { Blank, BlankSpan, CommandKind } from '../playbook/model/command.ts'
import type { ShellGrammar, ShellNode } from './grammar.ts'
import { matchesOf } from './matches.ts'
import { rulesWithSign } from './placeholder-rules.ts'
import { quotePlaceAt } from './quote-places.ts'
import { isForSqlServer, isNameForSqlServer } from './sql-server.ts'
import type { Statement } from './statements.ts'

/** Set by a login shell, by the shell itself, or by whatever the terminal is: nobody has to fill these in. */
const alwaysSet = new Set(
  'USER HOME PWD OLDPWD SHELL PATH HOSTNAME LOGNAME TERM LANG LC_ALL UID EUID GROUPS PPID SHLVL RANDOM SECONDS LINENO BASH BASH_VERSION BASH_SOURCE BASHPID FUNCNAME PIPESTATUS IFS OPTARG OPTIND REPLY EDITOR VISUAL TMPDIR DISPLAY SSH_AUTH_SOCK SSH_CONNECTION SSH_CLIENT SSH_TTY MAIL HOSTTYPE OSTYPE MACHTYPE COLUMNS LINES EPOCHSECONDS TZ XDG_RUNTIME_DIR XDG_CONFIG_HOME COMP_WORDS'.split(
    ' ',
  ),
)

const secretName =
  /passw|passphrase|secret|token(?!iz)|cookie|credential|webhook|auth(?!or)|(?:api|access|private)[_-]?key|(?:^|[_\s<[{$-])(?:pass|pw|pwd|key)(?:$|[\s>\]}])/i
/** What is no secret though its name sounds like one. */
const openName = /public[_-]?key|key[_-]?name|cookie[_-]?(?:file|name)|secret[_-]?name|token[_-]?(?:type|url)/i

const noBlanks: readonly Blank[] = []
const nothing: ReadonlySet<string> = new Set()

/** What is known of the document that a command stands in. */
export interface KnownNames {
  /** Whether a variable has a value by now. */
  isSet(name: string): boolean
  /** Whether a file is written anywhere under this placeholder. */
  isFile(name: string): boolean
}

/** What the author says beside a command: above its step, and behind it on its line. */
export interface Comments {
  readonly above?: string | undefined
  readonly behind?: string | undefined
}

/** Behind the name of a file that is written without it as well: what the author calls a copy of it, in the command's own words. */
const copySuffix =
  /(?:[._-](?:corrupt(?:ed)?|damaged|broken|bad|bak|backup|old|orig(?:inal)?|saved?|copy|pre[-_]\w+|prev(?:ious)?|new|tmp|restored?|failed)(?:[._-][\w.-]*)?|~)$/i

/** The blanks of a command. */
export function blanksOf(
  command: { readonly text: string; readonly kind: CommandKind; readonly language: string; readonly offset: number },
  statement: Statement | undefined,
  { isSet, isFile }: KnownNames,
  grammar: ShellGrammar,
  { above = '', behind = '' }: Comments = {},
): readonly Blank[] {
  const { text, kind } = command
  const [head, tail] = [above === '' ? '' : `# ${above}\n`, behind === '' ? '' : `  # ${behind}`]
  const rules = rulesWithSign(text, `${head}${text}${tail}`)
  const mayUse = statement !== undefined && kind !== 'data' && kind !== 'output' && text.includes('$')
  if (rules.length === 0 && !mayUse) return noBlanks
  const found = new Map<string, { readonly kind: Blank['kind']; readonly example?: string; readonly spans: BlankSpan[] }>()
  const add = (name: string, blankKind: Blank['kind'], span: BlankSpan, example?: string) => {
    const blank = found.get(name) ?? { kind: blankKind, spans: [], ...(example === undefined ? {} : { example }) }
    blank.spans.push(span)
    found.set(name, blank)
  }
  const shift = (statement?.treeStart ?? 0) - command.offset
  let local: ReadonlySet<string> | undefined
  const isLocal = (name: string) => {
    local ??= statement === undefined ? nothing : assignedIn(statement)
    return local.has(name)
  }
  const hasQuotedNames = isForSqlServer(command)
  let taken: Uint8Array | undefined
  for (const rule of rules) {
    for (const match of matchesOf(text, rule.pattern)) {
      const start = match.index
      const copied = match[0].replace(copySuffix, '')
      const name = isFile(copied) ? copied : match[0]
      const end = start + name.length
      // `read NAME`, `for FILE in …`: the name of a variable that the statement itself sets.
      if (taken?.[start] === 1 || taken?.[end - 1] === 1 || isLocal(name)) continue
      const before = `${start < 80 ? head : ''}${text.slice(Math.max(0, start - 80), start)}`
      const after = `${text.slice(end, end + 80)}${text.length < end + 80 ? tail : ''}`
      if (rule.accept?.(name, before, after) === false || (hasQuotedNames && isNameForSqlServer(name))) continue
      const place = quotePlaceAt(statement?.nodes ?? [], statement?.treeText ?? '', start - shift, end - shift, grammar)
      if (place.isComment) continue
      taken ??= new Uint8Array(text.length)
      taken.fill(1, start, end)
      const key = rule.isExample === undefined ? undefined : keyBefore(text.slice(0, start))
      const span = {
        start,
        end,
        context: place.context,
        ...(place.literal ? { literal: true } : {}),
        ...(place.inner === undefined ? {} : { inner: place.inner }),
      }
      if (key === undefined) add(name, 'placeholder', span)
      else add(key, 'placeholder', span, name)
    }
  }
  if (mayUse) {
    for (const node of statement.nodes) {
      eachVariable(node, statement.treeText, (name, start, end) => {
        // `$env:NAME` is PowerShell's.
        if (/^\d/.test(name) || (name === 'env' && statement.treeText[end] === ':') || alwaysSet.has(name) || isLocal(name) || isSet(name))
          return
        const place = quotePlaceAt(statement.nodes, statement.treeText, start, end, grammar)
        add(`$${name}`, 'variable', { start: start + shift, end: end + shift, context: place.context })
      })
    }
  }
  if (found.size === 0) return noBlanks
  return [...found]
    .map(([name, blank]) => ({
      name,
      kind: blank.kind,
      label: `${labelOf(name, text.slice(0, blank.spans[0]!.start))}${blank.example === undefined ? '' : `, for example ${blank.example}`}`,
      secret: secretName.test(name) && !openName.test(name),
      spans: blank.spans,
    }))
    .sort((left, right) => left.spans[0]!.start - right.spans[0]!.start)
}

/** What sets a variable has one of these in it; the first is a look that spares most texts the second, as that does the walk. */
const sign = /[=[]|for|select|read|mapfile|getopts|declare|typeset|export|local/
const mayAssign = /(?<![\w.-])\w+(?:\+?=|\[)|\b(?:for|select|read|mapfile|readarray|getopts|declare|typeset|export|readonly|local)\b/

/** The variables that a statement sets; what a later statement of the procedure need not be asked for. */
export function assignedIn({ nodes, treeText }: Statement): ReadonlySet<string> {
  const first = nodes[0]
  if (first === undefined) return nothing
  const text = treeText.slice(first.start, nodes.at(-1)!.end)
  if (!sign.test(text) || !mayAssign.test(text)) return nothing
  const found: string[] = []
  for (const node of nodes) collectAssigned(node, treeText, found)
  return found.length === 0 ? nothing : new Set(found)
}

const readers = new Set(['read', 'mapfile', 'readarray', 'getopts'])

function collectAssigned(node: ShellNode, source: string, names: string[]): void {
  if (node.type === 'variable_assignment' || node.type === 'for_statement' || node.type === 'select_statement') {
    const name = node.children.find((child) => child.type === 'variable_name')
    if (name !== undefined) names.push(source.slice(name.start, name.end))
  } else if (node.type === 'command') {
    const program = node.children.find((child) => child.field === 'name')
    if (program !== undefined && readers.has(source.slice(program.start, program.end))) {
      for (const child of node.children) if (child.type === 'word') names.push(source.slice(child.start, child.end))
    }
  } else if (node.type === 'declaration_command') {
    for (const child of node.children) if (child.type === 'variable_name') names.push(source.slice(child.start, child.end))
  }
  for (const child of node.children) if (child.children.length > 0) collectAssigned(child, source, names)
}

function eachVariable(node: ShellNode, source: string, use: (name: string, start: number, end: number) => void): void {
  if (node.type === 'simple_expansion' || node.type === 'expansion') {
    const name = node.children.find((child) => child.type === 'variable_name')
    // `${NAME:-default}` has a value of its own.
    const hasDefault = node.children.some((child) => /^:?[-=+]$/.test(child.type))
    const variable = name === undefined ? '' : source.slice(name.start, name.end)
    // `$1` is what a function or a script is called with: nobody can set it.
    if (variable !== '' && !hasDefault && !/^\d+$/.test(variable)) use(variable, node.start, node.end)
  }
  for (const child of node.children) if (child.children.length > 0) eachVariable(child, source, use)
}

/** Letters in the place of those that nobody knows yet: no word, and not to be read out as one. */
const mask = /X{3}/

/** What the value behind it is a value of: `"id": "`, `--restore-time `, `TARGET="`. */
function keyBefore(before: string): string | undefined {
  const key = /(?:"([\w-]{1,40})"\s*:\s*"?|--([\w-]{1,40})[ =]["']?|\b(\w{1,40}) ?= ?["']?)$/.exec(before.slice(-60))
  return key?.slice(1).find((part) => part !== undefined)
}

/** Words for a field's label: `[previous_backup_id]` → "Previous backup id"; the `PXXXXXX` of `"id": "PXXXXXX"` → "Id, PXXXXXX". */
function labelOf(name: string, before: string): string {
  if (mask.test(name)) {
    const word = keyBefore(before)
    return word === undefined ? name : `${labelOf(word, '')}, ${name}`
  }
  const last = /^(?:https?:\/)?\/?\/?path\/to\b/.test(name) ? `Path of ${name.replace(/^.*\//, '') || 'file'}` : name
  const words = last
    .replace(/[<>[\]{}$\\]/g, ' ')
    .replace(/[_-]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const sentence = /[a-z]/.test(words) ? words : words.toLowerCase()
  return sentence === '' ? name : sentence[0]!.toUpperCase() + sentence.slice(1)
}
