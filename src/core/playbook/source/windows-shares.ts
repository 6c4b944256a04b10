// `\\host\share` in plain words. Markdown takes the first stroke for one that escapes the second, and would leave a path
// that leads nowhere.

interface InlineState {
  readonly src: string
  pos: number
  pending: string
}

interface Parser {
  readonly inline: {
    readonly ruler: { before(next: string, name: string, rule: (state: InlineState, isSilent: boolean) => boolean): void }
  }
}

const start = /\\\\(?=[\w.-]{1,63}\\[\w$])/y

/** Teaches a markdown-it parser to keep both strokes. */
export function keepShares(parser: Parser): void {
  parser.inline.ruler.before('escape', 'share', (state, isSilent) => {
    if (state.src.charCodeAt(state.pos) !== 0x5c) return false
    start.lastIndex = state.pos
    if (!start.test(state.src)) return false
    if (!isSilent) state.pending += '\\\\'
    state.pos += 2
    return true
  })
}
