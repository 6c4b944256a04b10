// What the rules look at: the playbook as it was read, the lines it was read from, and the facts that only the engine
// knows (the day, the files beside it). Gathered once; rules never read a file or a clock.
import type { Block, LineRange } from '../playbook/model/document.ts'
import type { Playbook } from '../playbook/model/playbook.ts'
import { prepareSource } from '../playbook/source/source.ts'
import type { ShellGrammar } from '../shell/grammar.ts'
import { type LineKind, lineKinds } from './line-kinds.ts'
import { type SearchedLines, searchedLines } from './line-search.ts'
import { commandsOf, type PlacedCommand } from './placed-commands.ts'
import { type Link, linksIn, type Reference, referencesIn } from './references.ts'

export interface Facts {
  /** ISO 8601. */
  readonly today: string
  /** Paths of `references` for which there is no file; as they are written. */
  readonly missingFiles: ReadonlySet<string>
  /** The file is no UTF-8 and was read as Windows-1252. */
  readonly isOldEncoding?: boolean
  /** Parts that a fault of Runcard's kept from being understood. */
  readonly asWritten?: readonly LineRange[]
}

/** What can be known from the text alone. */
export interface Source {
  readonly playbook: Playbook
  readonly grammar: ShellGrammar
  /** `lines[0]` is line 1; without line ends. */
  readonly lines: readonly string[]
  readonly kinds: readonly LineKind[]
  /** All lines, and those of prose, to be searched at once. */
  readonly written: SearchedLines
  readonly prose: SearchedLines
  /** Every block of the page and of the notes of its steps, the ones inside others too. */
  readonly blocks: readonly Block[]
  /** Every command, in document order. */
  readonly commands: readonly PlacedCommand[]
  readonly links: readonly Link[]
  /** The files that it refers to: the engine looks whether they are there. */
  readonly references: readonly Reference[]
}

export interface Subject extends Source, Facts {
  /** The names of all rules. */
  readonly ruleNames: ReadonlySet<string>
  /** What was worked out for more than one rule, by what worked it out. */
  readonly known: Map<unknown, unknown>
}

/** Prepares what can be known from the text alone. The byte-order mark is not part of the text. */
export function readSource(text: string, playbook: Playbook, grammar: ShellGrammar): Source {
  const prepared = prepareSource(text)
  const { lines } = prepared
  const blocks: Block[] = []
  collectBlocks(playbook.blocks, blocks)
  for (const procedure of playbook.procedures) for (const step of procedure.steps) collectBlocks(step.notes, blocks)
  const kinds = lineKinds(prepared)
  const isAsItStands = !text.includes('\r') && !text.startsWith('\uFEFF')
  const written = searchedLines(lines, isAsItStands ? text : undefined)
  const prose = searchedLines(lines.map((line, index) => (kinds[index] === 'prose' ? line : '')))
  const commands = commandsOf(playbook)
  const links = linksIn(prose)
  const references = referencesIn({ commands, kinds, written, prose, links })
  return { playbook, grammar, lines, kinds, written, prose, blocks, commands, links, references }
}

function collectBlocks(blocks: readonly Block[], into: Block[]): void {
  for (const block of blocks) {
    into.push(block)
    if (block.type === 'list') for (const item of block.items) collectBlocks(item.blocks, into)
    else if (block.type === 'quote') collectBlocks(block.blocks, into)
  }
}

/** A README in the same folder has commands too, and so has a report of what happened, but nobody reviews them on a day or calls anybody from them. */
export function isPlaybook({ playbook }: Source): boolean {
  const { title, meta, scenarios, procedures, sections } = playbook
  if (procedures.length === 0 || looksBack({ playbook })) return false
  return (
    scenarios.length > 0 ||
    Object.keys(meta).length > 0 ||
    [title, ...sections.map((section) => section.title)].some((heading) => aboutTrouble.test(heading))
  )
}

/** Whether it tells what was done once, not what is to be done. */
export function looksBack({ playbook }: Pick<Source, 'playbook'>): boolean {
  return lookingBack.test(playbook.title)
}

const lookingBack =
  /^(?!.*\b(?:template|process|procedure|guide|how to)\b).*(?:\bpost-?mortem\b|\bincident report\b|\broot cause analysis\b)/i
const aboutTrouble =
  /run-?book|play-?book|recover|restor|disaster|\bDR\b|incident|emergenc|outage|fail-?over|roll-?back|escalation|on-?call|contacts?$|troubleshoot|bring .* back|notfall|wiederherstell|st[öo]rung|urgence|panne|reprise|emergencia|recuperaci|应急|故障|恢复/i

/** A command's first line, short enough for a sentence. */
export function briefly(text: string): string {
  const [first = '', ...others] = text.trim().split('\n')
  const line = first.replace(/\\$/, '').trim()
  return line.length > 70 ? `${line.slice(0, 69)}…` : others.length > 0 ? `${line} …` : line
}
