// The second screen of a terminal, which editors, pagers and tmux take whole. xterm makes room for as many lines as the
// terminal had before it was made smaller: the first lines that scroll away there then push all that is drawn afterwards down.
import type { Terminal } from '@xterm/xterm'

interface Lines {
  readonly length: number
  maxLength: number
}

/** To be called after every change of size. Reaches into xterm; where a later version looks different inside, nothing is done. */
export function fitAlternateScreen(terminal: Terminal): void {
  const inside = terminal as unknown as { _core?: { buffers?: { alt?: { lines?: Lines } } } }
  const lines = inside._core?.buffers?.alt?.lines
  if (lines?.length === 0 && lines.maxLength > terminal.rows) lines.maxLength = terminal.rows
}
