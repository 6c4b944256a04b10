// The shell grammar as the core sees it: text in, a plain tree out. The engine loads the real grammar
// (src/engine/library/grammar.ts) and injects it, so that nothing in the core knows which parser it is.

export interface ShellNode {
  /** Node type of the tree-sitter bash grammar: 'command', 'pipeline', 'comment', … */
  readonly type: string
  /** The role in the parent where the grammar names one: 'name', 'argument', 'redirect', 'body', … */
  readonly field: string
  /** Offsets into the parsed text, UTF-16 units, end excluded. */
  readonly start: number
  readonly end: number
  readonly named: boolean
  readonly children: readonly ShellNode[]
}

export interface ShellTree {
  readonly root: ShellNode
  /** Something in the text did not parse; the tree around it is a guess. */
  readonly hasError: boolean
}

export interface ShellGrammar {
  parse(text: string): ShellTree
}

/** More than a long playbook has. */
const mostRemembered = 1000

/**
 * The same grammar, which remembers the texts that it parsed last: a script is parsed when its playbook is read, when it is
 * checked right after that, and when it is repaired.
 */
export function rememberingGrammar(grammar: ShellGrammar): ShellGrammar {
  let known = new Map<string, ShellTree>()
  let older = known
  return {
    parse(text) {
      const before = known.get(text)
      if (before !== undefined) return before
      if (known.size === mostRemembered) {
        older = known
        known = new Map()
      }
      const tree = older.get(text) ?? grammar.parse(text)
      known.set(text, tree)
      return tree
    },
  }
}
