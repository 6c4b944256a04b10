// A fence that is a whole script: one command, below the comments that say what it is.
import type { ShellGrammar } from '../../shell/grammar.ts'
import type { FencePart } from './fence-parts.ts'

/** A shebang on the first line, or below the comment that says what the script is. */
const beginsScript = /^\s*(?:#(?!!)[^\n]*\n)*#!\s*\/\S/

/** Whether a fence is a script. */
export function isScript(text: string): boolean {
  return beginsScript.test(text)
}

/** Reads a fence that is a script. */
export function readScript(text: string, grammar: ShellGrammar): readonly FencePart[] {
  const start = beginsScript.exec(text)![0].lastIndexOf('#!')
  const above = text.slice(0, start).split('\n')
  const comments = above.flatMap((line, index): readonly FencePart[] => {
    if (line.trim() === '') return []
    return [
      { type: 'comment', text: line.replace(/^\s*#+\s?/, '').trim(), startLine: index, endLine: index, ownLine: true, opensSteps: true },
    ]
  })
  const script = text.slice(start).trimEnd()
  const startLine = above.length - 1
  const tree = grammar.parse(script)
  const statement = {
    type: 'statement' as const,
    start: 0,
    end: script.length,
    nodes: tree.root.children.filter((node) => node.named && node.type !== 'comment'),
    treeText: script,
    treeStart: 0,
    parsed: !tree.hasError,
  }
  const endLine = startLine + script.split('\n').length - 1
  return [...comments, { type: 'command', text: script, kind: 'script', startLine, endLine, statement, offset: 0 }]
}
