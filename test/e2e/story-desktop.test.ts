// Both ways to have the desktop app: its build behind a stand-in for Electron's module, and the real runtime where there is one.
import { desktopShell } from './shells/desktop.ts'
import { electronShell } from './shells/electron.ts'
import { tellStory } from './story.ts'

tellStory(desktopShell)
tellStory(electronShell)
