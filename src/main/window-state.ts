// Where the window was and how large. A place that no screen shows any more (a laptop without its second monitor) is given up.
import { type BrowserWindow, type Rectangle, screen } from 'electron'
import Store from 'electron-store'

interface WindowState {
  readonly bounds?: Rectangle
  readonly isMaximized?: boolean
}

const usualSize = { width: 1280, height: 800 }
/** At least this much of the window must be in sight for its title bar to be caught hold of. */
const leastInSight = { width: 200, height: 100 }

function isInSight(bounds: Rectangle): boolean {
  return screen.getAllDisplays().some(({ workArea }) => {
    const width = Math.min(bounds.x + bounds.width, workArea.x + workArea.width) - Math.max(bounds.x, workArea.x)
    const height = Math.min(bounds.y + bounds.height, workArea.y + workArea.height) - Math.max(bounds.y, workArea.y)
    return width >= leastInSight.width && height >= leastInSight.height && bounds.y >= workArea.y - leastInSight.height
  })
}

function isRectangle(value: unknown): value is Rectangle {
  if (typeof value !== 'object' || value === null) return false
  return ['x', 'y', 'width', 'height'].every((key) => Number.isInteger((value as Record<string, unknown>)[key]))
}

export interface WindowMemory {
  /** What to open the window with. */
  readonly bounds: Partial<Rectangle>
  readonly isMaximized: boolean
  /** Remembers the window's place when it closes. */
  follow(window: BrowserWindow): void
}

export function recallWindow(): WindowMemory {
  const store = new Store<WindowState>({ name: 'window', clearInvalidConfig: true })
  const bounds = store.get('bounds')
  return {
    bounds: isRectangle(bounds) && isInSight(bounds) ? bounds : usualSize,
    isMaximized: store.get('isMaximized') === true,
    follow(window) {
      window.on('close', () => store.set({ bounds: window.getNormalBounds(), isMaximized: window.isMaximized() }))
    },
  }
}
