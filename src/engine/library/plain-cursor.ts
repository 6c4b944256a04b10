// Where the reading of plain shell text stands, and the nodes that it makes (plain-shell.ts says what for).
import type { ShellNode } from '../../core/shell/grammar.ts'
import { backslash, hash, newline, space, tab } from './plain-characters.ts'

export interface PlainNode extends ShellNode {
  field: string
  start: number
  end: number
}

const noChildren: readonly ShellNode[] = []
export const leaf = (type: string, field: string, start: number, end: number, named: boolean): PlainNode => ({
  type,
  field,
  start,
  end,
  named,
  children: noChildren,
})
export const branch = (type: string, field: string, start: number, end: number, children: readonly ShellNode[]): PlainNode => ({
  type,
  field,
  start,
  end,
  named: true,
  children,
})

export function joined(type: string, nodes: readonly PlainNode[]): PlainNode {
  return nodes.length === 1 ? nodes[0]! : branch(type, '', nodes[0]!.start, nodes.at(-1)!.end, nodes)
}

/** Thrown where the text is no longer plain; one object, without a stack, because it is thrown often. */
export const notPlain = { message: 'not plain' }

export class PlainCursor {
  readonly text: string
  /** Nothing behind it is looked at. */
  readonly limit: number
  /** A command substitution holds statements, whose words hold substitutions. */
  readonly statement: () => PlainNode
  at = 0

  constructor(text: string, limit: number, statement: (cursor: PlainCursor) => PlainNode) {
    this.text = text
    this.limit = limit
    this.statement = () => statement(this)
  }

  /** A leaf that ends `length` characters further on. */
  token(type: string, field: string, start: number, length: number, named: boolean): PlainNode {
    this.at += length
    return leaf(type, field, start, this.at, named)
  }

  /** The code of the next character; -1 at the end. */
  peek(): number {
    if (this.at < this.limit) return this.text.charCodeAt(this.at)
    if (this.at < this.text.length) throw notPlain
    return -1
  }

  peekAt(offset: number): number {
    if (this.at + offset < this.limit) return this.text.charCodeAt(this.at + offset)
    return -1
  }

  /** Blanks, and line ends behind a backslash. */
  skipSpaces(): void {
    for (;;) {
      const code = this.peek()
      if (code === space || code === tab) this.at++
      else if (code === backslash && this.peekAt(1) === newline) {
        const before = this.at === 0 ? newline : this.text.charCodeAt(this.at - 1)
        const behind = this.peekAt(2)
        if ((before !== space && before !== tab) || behind === newline || behind === -1) throw notPlain
        this.at += 2
        while (this.peek() === space || this.peek() === tab) this.at++
        if (this.peek() === hash || this.peek() === newline || this.at >= this.text.length) throw notPlain
      } else return
    }
  }
}
