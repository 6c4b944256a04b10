// Loads the bash grammar (WebAssembly) and hands it to the core as plain trees.
// Every parse tree is copied into plain objects and freed before returning: nothing of the parser escapes.
import { createRequire } from 'node:module'
import { setFlagsFromString } from 'node:v8'
import type { TreeCursor } from 'web-tree-sitter'
import { Language, Parser } from 'web-tree-sitter'
import type { ShellGrammar, ShellNode } from '../../core/shell/grammar.ts'

let loaded: Promise<Language> | undefined

/** Loads the grammar once per process; every caller gets its own parser. */
export async function loadShellGrammar(): Promise<ShellGrammar> {
  loaded ??= loadLanguage()
  const language = await loaded
  const parser = new Parser()
  parser.setLanguage(language)
  const kinds = nodeKinds(language)
  return {
    parse(text) {
      const tree = parser.parse(text)
      if (tree === null)
        return { root: { type: 'program', field: '', start: 0, end: text.length, named: true, children: [] }, hasError: true }
      const cursor = tree.walk()
      try {
        return { root: copyNode(cursor, kinds, language), hasError: tree.rootNode.hasError }
      } finally {
        cursor.delete()
        tree.delete()
      }
    },
  }
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

function copyNode(cursor: TreeCursor, kinds: readonly NodeKind[], language: Language): ShellNode {
  const { type, named } = kinds[cursor.nodeTypeId] ?? errorKind
  const fieldId = cursor.currentFieldId
  const field = fieldId === 0 ? '' : (language.fields[fieldId] ?? '')
  const start = cursor.startIndex
  const end = cursor.endIndex
  if (!named || leafTypes.has(type) || !cursor.gotoFirstChild()) return { type, field, start, end, named, children: noChildren }
  const children: ShellNode[] = []
  do children.push(copyNode(cursor, kinds, language))
  while (cursor.gotoNextSibling())
  cursor.gotoParent()
  return { type, field, start, end, named, children }
}
