// The files that a playbook refers to: by link, by name in its prose, and as scripts that its commands call. The engine
// asks which of them exist; rules/files.ts says what is missing.
import type { Command } from '../playbook/model/command.ts'
import { matchesOf } from '../shell/matches.ts'
import type { LineKind } from './line-kinds.ts'
import { linesMatching, type SearchedLines } from './line-search.ts'
import type { PlacedCommand } from './placed-commands.ts'

export interface Reference {
  readonly type: 'link' | 'mention' | 'script'
  /** As a path from the playbook's folder; begins with `/` where it is meant from the top of the repository. */
  readonly path: string
  readonly line: number
}

const linkPattern = /!?\[(?:[^[\]]|\[[^\]]*\])*\]\(\s*<?([^)\s>]+)>?(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)|^\s*\[[^\]]+\]:\s+<?(\S+?)>?(?:\s|$)/g
/** Documents by their file names; the names of programs' own files (settings, data) say where they are in other ways. */
const documentName = /(?<![\w/.:@~*$}-])((?:\.{1,2}\/)?(?:[\w.-]+\/)*[\w-][\w.-]*\.(?:md|markdown|adoc|rst|pdf|docx?|xlsx?|odt))(?![\w/])/gi

interface Text {
  readonly commands: readonly PlacedCommand[]
  readonly kinds: readonly LineKind[]
  readonly written: SearchedLines
  readonly prose: SearchedLines
  readonly links: readonly Link[]
}

export interface Link {
  readonly target: string
  readonly line: number
}

/** Every link of the prose, inside and outside of the document; inline code is not looked into. */
export function linksIn(prose: SearchedLines): readonly Link[] {
  return linesMatching(prose, /\][(:]/g).flatMap((index) =>
    [...withoutCode(prose.lines[index]!).matchAll(linkPattern)].map((match) => ({ target: match[1] ?? match[2]!, line: index + 1 })),
  )
}

/** Files that the playbook refers to, each place of it. */
export function referencesIn(source: Text): readonly Reference[] {
  const links = source.links.flatMap(({ target, line }): Reference[] => {
    const path = pathOfLink(target)
    return path === undefined ? [] : [{ type: 'link', path, line }]
  })
  return [...links, ...mentionsIn(source, new Set(links.map((link) => link.path))), ...scriptsIn(source)]
}

function withoutCode(text: string): string {
  return text.includes('`') ? text.replace(/(`+)(?!`)(.*?[^`])\1(?!`)/g, (code) => ' '.repeat(code.length)) : text
}

/** The file behind a link; undefined for addresses, places in this document, and what is still to be filled in. */
function pathOfLink(target: string): string | undefined {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/|#|\{|<|\$|%7B)/i.test(target) || /[{}<>$*]|\[|YOUR_|^(?:url|link)$/i.test(target)) return undefined
  const path = decoded(target.replace(/[?#].*$/, ''))
  return path === '' || path.includes('\0') ? undefined : path
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function mentionsIn(source: Text, linked: ReadonlySet<string>): readonly Reference[] {
  const found: Reference[] = []
  for (const index of linesMatching(source.written, /\.(?:md|markdown|adoc|rst|pdf|docx?|xlsx?|odt)\b/gi)) {
    if (source.kinds[index] === 'front-matter') continue
    const text = source.written.lines[index]!
    const isComment = source.kinds[index] === 'fence'
    if (isComment && !/^\s*(?:#|--|%|\/\/)/.test(text)) continue
    const prose = text.replace(linkPattern, ' ').replace(/\b[a-z]+:\/\/\S+/gi, ' ')
    for (const match of prose.matchAll(documentName)) {
      const path = match[1]!
      // What is to be made or taken away is nothing to read.
      if (/\b(?:creat|remov|delet|generat|writ)\w+\b[^.:;]{0,30}$/i.test(prose.slice(0, match.index))) continue
      if (!linked.has(path) && !/X{3}|Y{4}|^(?:.*\/)?(?:name|file|filename|example)\.\w+$/.test(path))
        found.push({ type: 'mention', path, line: index + 1 })
    }
  }
  return found
}

const relativeScript = /(?<![\w/$}"'~=:-])(\.{1,2}\/[\w./-]+\.(?:sh|bash|py|rb|pl|js|ts)|\.{1,2}\/[\w-]+(?:\/[\w-]+)*(?=\s|$))(?![\w$*{])/g
const interpretedScript =
  /(?:^|[\s;&|(])(?:bash|sh|zsh|python3?|node|ruby|perl|source|\.)\s+(?:-[a-zA-Z]+\s+)*((?:[\w-]+\/)*[\w-]+\.(?:sh|bash|py|rb|pl|js|ts))(?![\w$*{/])/g

/** A sentence that says where to be: "Work on the host, in the directory that holds `scripts`". */
const saysWhereToBe =
  /\b(?:work|run|runs|stand|be|execute|start|everything|commands?|paths?)\b[^.\n]*\b(?:in|from|inside|relative to)\b[^.\n]*\b(?:director(?:y|ies)|folder|root|checkout|repository|project|`[~/][^`\n]*`)|\b(?:at|from) the (?:root|top) of\b|à la racine d|\b(?:verzeichnis|répertoire|directorio|diretório|cartella|raíz del? )|目录|каталог|ディレクトリ|디렉[터토]리/gi

/** Scripts that are called from where one stands. After a `cd`, or on another machine, that is not beside the playbook. */
function scriptsIn(source: Text): readonly Reference[] {
  const found = scriptsCalledFromHere(source)
  return found.length === 0 || linesMatching(source.prose, saysWhereToBe).length > 0 ? [] : found
}

function scriptsCalledFromHere(source: Text): readonly Reference[] {
  const found: Reference[] = []
  let procedureId = ''
  let isElsewhere = false
  for (const { procedure, command } of source.commands) {
    if (procedure.id !== procedureId) isElsewhere = false
    procedureId = procedure.id
    if (isElsewhere) continue
    if (command.kind !== 'shell' && command.kind !== 'script') continue
    if (goesElsewhere(command)) isElsewhere = true
    if (
      isElsewhere ||
      !mayCallScript(command) ||
      /\bssh\s|\b(?:docker|podman|kubectl|oc)\b[^\n]*\s(?:exec|run)\s|\bgit clone\b/.test(command.text)
    )
      continue
    for (const { path, offset } of scriptPaths(command)) {
      found.push({ type: 'script', path, line: lineOfOffset(command, offset) })
    }
  }
  return found
}

function goesElsewhere({ text }: Command): boolean {
  return (text.includes('cd') || text.includes('pushd')) && /(?:^|[\s;&|(])(?:cd|pushd)\s+\S/.test(text)
}

function mayCallScript({ text }: Command): boolean {
  return text.includes('./') || (text.includes('.') && /\.(?:sh|bash|py|rb|pl|js|ts)\b/.test(text))
}

function scriptPaths({ text }: Command): readonly { readonly path: string; readonly offset: number }[] {
  return [relativeScript, interpretedScript].flatMap((pattern) =>
    matchesOf(text, pattern)
      .filter((match) => isCalled(text, match))
      .map((match) => ({ path: match[1]!, offset: match.index })),
  )
}

/** As the program, not as an argument: `./deploy.sh`, `sudo ./deploy.sh`, `bash x.sh`; not `cp ./a.sh /srv`, not a comment. */
function isCalled(text: string, match: RegExpExecArray): boolean {
  const line = text.slice(text.lastIndexOf('\n', match.index) + 1, match.index)
  if (line.includes('#')) return false
  return (
    match[0] !== match[1] ||
    /(?:^|[;&|(]|\b(?:sudo|env|time|nohup|if|then|do|else|!|bash|sh|python3?)|\$\()\s*(?:-\S+\s+|\w+=\S+\s+)*$/.test(line)
  )
}

function lineOfOffset(command: Command, offset: number): number {
  return Math.min(command.lines.end, command.lines.start + (command.text.slice(0, offset + 1).match(/\n(?!$)/g)?.length ?? 0))
}
