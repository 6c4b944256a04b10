// Which of the four sheets of colours is on: the responder's choice, else the system's. Kept in the browser's storage as
// well, so that the first picture of a page already has it.
import type { Settings } from '../../contract/settings-calls.ts'

const storageKey = 'runcard.theme'
const dark = matchMedia('(prefers-color-scheme: dark)')
const contrast = matchMedia('(prefers-contrast: more)')

let chosen: Settings['theme'] = 'system'

function apply(): void {
  const shade = chosen === 'light' || chosen === 'dark' ? chosen : dark.matches ? 'dark' : 'light'
  const strong = chosen === 'contrast' || (chosen === 'system' && contrast.matches)
  document.documentElement.dataset.theme = strong ? `contrast-${shade}` : shade
}

/** Shows a theme from now on. */
export function setTheme(theme: Settings['theme']): void {
  chosen = theme
  localStorage.setItem(storageKey, theme)
  apply()
}

/** Called once, before anything is drawn. */
export function startTheme(): void {
  const stored = localStorage.getItem(storageKey)
  if (stored === 'light' || stored === 'dark' || stored === 'contrast') chosen = stored
  dark.addEventListener('change', apply)
  contrast.addEventListener('change', apply)
  apply()
}
