// Loads the bash grammar (WebAssembly) and hands it to the core as plain trees.
// Every parse tree is copied into plain objects and freed before returning: nothing of the parser escapes.
import { createRequire } from 'node:module'
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
  return {
    parse(text) {
      const tree = parser.parse(text)
      if (tree === null)
        return { root: { type: 'program', field: '', start: 0, end: text.length, named: true, children: [] }, hasError: true }
      const cursor = tree.walk()
      try {
        return { root: copyNode(cursor), hasError: tree.rootNode.hasError }
      } finally {
        cursor.delete()
        tree.delete()
      }
    },
  }
}

async function loadLanguage(): Promise<Language> {
  const require = createRequire(import.meta.url)
  const runtime = require.resolve('web-tree-sitter/web-tree-sitter.wasm')
  await Parser.init({ locateFile: () => runtime })
  return Language.load(require.resolve('tree-sitter-bash/tree-sitter-bash.wasm'))
}

function copyNode(cursor: TreeCursor): ShellNode {
  const type = cursor.nodeType
  const field = cursor.currentFieldName ?? ''
  const start = cursor.startIndex
  const end = cursor.endIndex
  const named = cursor.nodeIsNamed
  const children: ShellNode[] = []
  if (cursor.gotoFirstChild()) {
    do children.push(copyNode(cursor))
    while (cursor.gotoNextSibling())
    cursor.gotoParent()
  }
  return { type, field, start, end, named, children }
}
