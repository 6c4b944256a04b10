import xterm from '@xterm/xterm'
import { expect, test } from 'vitest'
import { fitAlternateScreen } from '../../src/renderer/terminal/alternate-screen.ts'

test('what takes the whole screen of a terminal that was made smaller before stands at its top, however much it draws', async () => {
  const terminal = new xterm.Terminal({ rows: 24, allowProposedApi: true })
  const write = (text: string) => new Promise<void>((resolve) => terminal.write(text, resolve))
  const topLine = () => terminal.buffer.active.getLine(terminal.buffer.active.baseY)?.translateToString(true)
  const resize = (rows: number) => {
    terminal.resize(80, rows)
    fitAlternateScreen(terminal)
  }
  resize(8)
  for (const [rows, drawnFor] of [
    [22, 22],
    [8, 8],
    [22, 30],
  ] as const) {
    await write(`\x1b[?1049h\x1b[H${'row\r\n'.repeat(drawnFor - 1)}last`)
    expect(terminal.buffer.active.type).toBe('alternate')
    expect(terminal.buffer.active.baseY).toBe(0)
    resize(rows)
    await write(`\x1b[Hfirst${'\r\nrow'.repeat(rows - 1)}`)
    expect(terminal.buffer.active.baseY).toBe(0)
    expect(topLine()).toBe('first')
    await write('\x1b[?1049l')
    resize(8)
  }
})
