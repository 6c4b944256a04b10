// Connects an xterm to a session: what the shell prints goes in, what is typed goes back. What comes faster than it can be
// drawn is not queued without end: the stream is let go, and taken up again at its newest part.
import '@xterm/xterm/css/xterm.css'
import { FitAddon } from '@xterm/addon-fit'
import { Terminal } from '@xterm/xterm'
import type { Client } from '../../contract/client.ts'
import type { SessionId } from '../../core/incident/events.ts'
import { openUnderPolicy } from './open-under-policy.ts'

const mostQueuedBytes = 400_000

interface ScreenOptions {
  readonly client: Client
  readonly sessionId: SessionId
  readonly onError: (error: unknown) => void
  /** Ctrl ` was pressed: every other key belongs to the shell. */
  readonly onLeave: () => void
}

/** Returns the function that takes it away. */
export function attachScreen(place: HTMLElement, { client, sessionId, onError, onLeave }: ScreenOptions): () => void {
  const colours = getComputedStyle(document.documentElement)
  const token = (name: string) => colours.getPropertyValue(name).trim()
  const terminal = new Terminal({
    fontFamily: '"DejaVu Sans Mono", monospace',
    fontSize: 13,
    lineHeight: 1.3,
    scrollback: 5000,
    cursorBlink: false,
    screenReaderMode: false,
    theme: {
      background: token('--term'),
      foreground: token('--term-ink'),
      cursor: token('--term-ink'),
      selectionBackground: '#3a5a9a',
      black: '#2a2d30',
      red: '#ff8a80',
      green: '#86d6a8',
      yellow: '#f0c46a',
      blue: '#7fb4ff',
      magenta: '#d3a4f5',
      cyan: '#7fd6de',
      white: '#d9dcdf',
      brightBlack: '#9097a0',
    },
  })
  const fit = new FitAddon()
  terminal.loadAddon(fit)
  openUnderPolicy(terminal, place)

  let queuedBytes = 0
  let unsubscribe = () => {}
  let isBehind = false

  function follow(): void {
    isBehind = false
    unsubscribe = client.subscribe(
      'session.screen',
      { sessionId },
      {
        onItem({ base64 }) {
          const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
          queuedBytes += bytes.length
          terminal.write(bytes, () => {
            queuedBytes -= bytes.length
            if (isBehind && queuedBytes === 0) {
              terminal.reset()
              follow()
            }
          })
          if (queuedBytes <= mostQueuedBytes || isBehind) return
          isBehind = true
          unsubscribe()
        },
        onEnd: (error) => error !== undefined && onError(error),
      },
    )
  }

  function resize(): void {
    fit.fit()
    client.call('session.resize', { sessionId, columns: Math.max(2, terminal.cols), rows: Math.max(1, terminal.rows) }).catch(() => {})
  }

  terminal.attachCustomKeyEventHandler((event) => {
    if (!event.ctrlKey || event.code !== 'Backquote') return true
    if (event.type === 'keydown') onLeave()
    return false
  })
  const typed = terminal.onData((text) => void client.call('session.type', { sessionId, text }).catch(onError))
  const observer = new ResizeObserver(resize)
  observer.observe(place)
  follow()
  terminal.focus()

  return () => {
    observer.disconnect()
    typed.dispose()
    unsubscribe()
    terminal.dispose()
  }
}
