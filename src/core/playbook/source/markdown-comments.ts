// Comments of HTML (`<!-- … -->`), over however many lines: what is in them is nothing to do, list or fence though it may
// be. Without this rule their lines would be read as the document's own.

/** As much of the parser's state as a rule for blocks needs. */
interface BlockState {
  readonly src: string
  readonly bMarks: readonly number[]
  readonly eMarks: readonly number[]
  readonly tShift: readonly number[]
  readonly sCount: readonly number[]
  readonly blkIndent: number
  line: number
  push(type: string, tag: string, nesting: number): { map: [number, number] | null; content: string }
  getLines(begin: number, end: number, indent: number, keepLastLineEnd: boolean): string
}

interface BlockParser {
  readonly block: {
    readonly ruler: {
      before(
        beforeName: string,
        name: string,
        rule: (state: BlockState, startLine: number, endLine: number, silent: boolean) => boolean,
        options: { readonly alt: string[] },
      ): void
    }
  }
}

/** Teaches the parser to keep a comment whole; it becomes text that is shown as written. */
export function keepComments(parser: BlockParser): void {
  parser.block.ruler.before(
    'fence',
    'comment',
    (state, startLine, endLine, silent) => {
      const start = state.bMarks[startLine]! + state.tShift[startLine]!
      if (state.sCount[startLine]! - state.blkIndent >= 4 || !state.src.startsWith('<!--', start)) return false
      const end = state.src.indexOf('-->', start + 4)
      if (end === -1) return false
      let line = startLine
      while (line < endLine && state.eMarks[line]! < end) line++
      if (line >= endLine) return false
      if (silent) return true
      state.line = line + 1
      const token = state.push('html_block', '', 0)
      token.map = [startLine, state.line]
      token.content = state.getLines(startLine, state.line, state.blkIndent, true).trimEnd()
      return true
    },
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  )
}
