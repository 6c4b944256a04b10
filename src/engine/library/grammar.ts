// Loads the bash grammar (WebAssembly) and hands it to the core as plain trees.
// Plain statements are read without it (plain-shell.ts); every other parse tree is copied into plain objects and freed
// before returning: nothing of the parser escapes.
import { createRequire } from 'node:module'
import { setFlagsFromString } from 'node:v8'
import type { TreeCursor } from 'web-tree-sitter'
import { Language, Parser } from 'web-tree-sitter'
import type { ShellGrammar, ShellNode, ShellTree } from '../../core/shell/grammar.ts'
import { readPlainShell } from './plain-shell.ts'

let loaded: Promise<Language> | undefined

/** Loads the grammar once per process; every caller gets its own parser. */
export async function loadShellGrammar(): Promise<ShellGrammar> {
  const grammar = await loadBashGrammar()
  return {
    parse(text) {
      const plain = readPlainShell(text)
      if (plain.end === text.length)
        return { root: program(plain.nodes, plain.nodes[0]?.start ?? text.length, text.length), hasError: false }
      if (plain.nodes.length === 0) return grammar.parse(text, 0)
      const rest = grammar.parse(text, plain.end)
      // An error makes a guess of the tree around it, too.
      if (rest.hasError) return grammar.parse(text, 0)
      return { root: program([...plain.nodes, ...rest.root.children], plain.nodes[0]!.start, text.length), hasError: false }
    },
  }
}

/** The grammar alone; it reads from an offset on, and what it answers counts from the text's beginning. */
export async function loadBashGrammar(): Promise<{ parse(text: string, from: number): ShellTree }> {
  loaded ??= loadLanguage()
  const language = await loaded
  const parser = new Parser()
  parser.setLanguage(language)
  const kinds = nodeKinds(language)
  return {
    parse(text, from) {
      const tree = parser.parse(from === 0 ? text : text.slice(from))
      if (tree === null) return { root: program([], from, text.length), hasError: true }
      const cursor = tree.walk()
      try {
        return { root: copyNode(cursor, kinds, language, from), hasError: tree.rootNode.hasError }
      } finally {
        cursor.delete()
        tree.delete()
      }
    },
  }
}

function program(children: readonly ShellNode[], start: number, end: number): ShellNode {
  return { type: 'program', field: '', start, end, named: true, children }
}

async function loadLanguage(): Promise<Language> {
  // Compiling the grammar a second time, to make it faster, takes half a gigabyte and more time than it saves on anything
  // that a person wrote; the first, plain compilation is fast enough.
  setFlagsFromString('--no-wasm-tier-up')
  setFlagsFromString('--no-wasm-dynamic-tiering')
  const packages = createRequire(import.meta.url)
  const runtime = packages.resolve('web-tree-sitter/web-tree-sitter.wasm')
  await Parser.init({ locateFile: () => runtime })
  return Language.load(packages.resolve('tree-sitter-bash/tree-sitter-bash.wasm'))
}

interface NodeKind {
  readonly type: string
  readonly named: boolean
}

/** Names by number: every question to the parser crosses into WebAssembly, so a node is asked as little as possible. */
function nodeKinds(language: Language): readonly NodeKind[] {
  return Array.from({ length: language.nodeTypeCount }, (_, id) => ({
    type: language.nodeTypeForId(id) ?? '',
    named: language.nodeTypeIsNamed(id),
  }))
}

const errorKind: NodeKind = { type: 'ERROR', named: true }
const noChildren: readonly ShellNode[] = []
/** Kinds that never have children. */
const leafTypes = new Set([
  'variable_name',
  'string_content',
  'raw_string',
  'comment',
  'heredoc_start',
  'heredoc_end',
  'special_variable_name',
  'file_descriptor',
  'test_operator',
  'regex',
])

function copyNode(cursor: TreeCursor, kinds: readonly NodeKind[], language: Language, from: number): ShellNode {
  const { type, named } = kinds[cursor.nodeTypeId] ?? errorKind
  const fieldId = cursor.currentFieldId
  const field = fieldId === 0 ? '' : (language.fields[fieldId] ?? '')
  const start = cursor.startIndex + from
  const end = cursor.endIndex + from
  if (!named || leafTypes.has(type) || !cursor.gotoFirstChild()) return { type, field, start, end, named, children: noChildren }
  const children: ShellNode[] = []
  do children.push(copyNode(cursor, kinds, language, from))
  while (cursor.gotoNextSibling())
  cursor.gotoParent()
  return { type, field, start, end, named, children }
}
