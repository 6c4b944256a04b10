// Connects an xterm to a session: what the shell prints goes in, what is typed goes back. What comes faster than it can be
// drawn is not queued without end: the stream is let go, and taken up again at its newest part.
import '@xterm/xterm/css/xterm.css'
import { FitAddon } from '@xterm/addon-fit'
import { SearchAddon } from '@xterm/addon-search'
import { Terminal } from '@xterm/xterm'
import type { Client } from '../../contract/client.ts'
import type { SessionId } from '../../core/incident/events.ts'
import { fitAlternateScreen } from './alternate-screen.ts'
import { openUnderPolicy } from './open-under-policy.ts'

const mostQueuedBytes = 400_000

interface ScreenOptions {
  readonly client: Client
  readonly sessionId: SessionId
  readonly onError: (error: unknown) => void
  /** Ctrl ` was pressed: every other key belongs to the shell. */
  readonly onLeave: () => void
  /** Ctrl Shift F was pressed. */
  readonly onFind: () => void
  readonly onCopied: (what: 'selection' | 'screen') => void
  /** A program took the whole screen, as editors and pagers do, or gave it back. */
  readonly onWholeScreen: (isTaken: boolean) => void
  /** The keys came to it, or went to another place of the page. */
  readonly onKeys: (areHere: boolean) => void
  readonly onTyped: (text: string) => void
}

export interface AttachedScreen {
  /** Marks the nearest match above what is marked, or below it; false where there is none. */
  find(words: string, way: 'older' | 'newer'): boolean
  focus(): void
  /** Takes it away. */
  detach(): void
}

export function attachScreen(place: HTMLElement, options: ScreenOptions): AttachedScreen {
  const { client, sessionId, onError, onLeave, onFind, onCopied, onWholeScreen, onKeys, onTyped } = options
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
  const search = new SearchAddon()
  terminal.loadAddon(search)
  openUnderPolicy(terminal, place)

  let queuedBytes = 0
  let unsubscribe = () => {}
  let isBehind = false
  let pastItems = 0

  function follow(): void {
    isBehind = false
    unsubscribe = client.subscribe(
      'session.screen',
      { sessionId },
      {
        onItem({ base64, isPast = false }) {
          const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
          queuedBytes += bytes.length
          pastItems += Number(isPast)
          terminal.write(bytes, () => {
            queuedBytes -= bytes.length
            pastItems -= Number(isPast)
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

  function copy(): void {
    const what = terminal.hasSelection() ? 'selection' : 'screen'
    const text = what === 'selection' ? terminal.getSelection() : visibleText(terminal)
    navigator.clipboard.writeText(text).then(() => onCopied(what), onError)
  }

  /** The keys that are not the shell's: the ones that terminals take elsewhere. */
  function ownKey(event: KeyboardEvent): (() => void) | undefined {
    if (event.ctrlKey && event.code === 'Backquote') return onLeave
    const isOurs = event.ctrlKey && event.shiftKey && !event.altKey
    if (isOurs && event.code === 'KeyC') return copy
    return isOurs && event.code === 'KeyF' ? onFind : undefined
  }

  function resize(): void {
    fit.fit()
    fitAlternateScreen(terminal)
    client.call('session.resize', { sessionId, columns: Math.max(2, terminal.cols), rows: Math.max(1, terminal.rows) }).catch(() => {})
  }

  terminal.attachCustomKeyEventHandler((event) => {
    const act = ownKey(event)
    if (act === undefined) return true
    event.preventDefault()
    if (event.type === 'keydown') act()
    return false
  })
  terminal.textarea?.addEventListener('focus', () => onKeys(true))
  terminal.textarea?.addEventListener('blur', ({ relatedTarget }) => {
    // Without a next place the window has lost the keys, or the shell has ended: they come back.
    if (relatedTarget !== null) onKeys(false)
  })
  const turned = terminal.buffer.onBufferChange((buffer) => onWholeScreen(buffer.type === 'alternate'))
  const typed = terminal.onData((text) => {
    // What a program asked the terminal long ago was answered then; now the answer would be typed into whatever reads.
    if (pastItems > 0 && text.startsWith('\x1b')) return
    onTyped(text)
    client.call('session.type', { sessionId, text }).catch(onError)
  })
  const observer = new ResizeObserver(resize)
  observer.observe(place)
  follow()

  return {
    find: (words, way) => (way === 'older' ? search.findPrevious(words) : search.findNext(words)),
    focus: () => terminal.focus(),
    detach() {
      observer.disconnect()
      turned.dispose()
      typed.dispose()
      unsubscribe()
      terminal.dispose()
    },
  }
}

/** What is in sight, without the empty lines below it. */
function visibleText({ buffer: { active }, rows }: Terminal): string {
  const lines = Array.from({ length: rows }, (_, row) => active.getLine(active.viewportY + row)?.translateToString(true) ?? '')
  return `${lines.join('\n').trimEnd()}\n`
}
