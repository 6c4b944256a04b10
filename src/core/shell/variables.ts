// Which variables a command sets, and which it takes from the shell that it runs in: by how they are written.
import { matchesOf } from './matches.ts'

const assignment = /(?:^|[\s;&|({])(?:export\s+|local\s+|declare\s+(?:-\S+\s+)*|readonly\s+)?([A-Za-z_]\w*)=/g
const otherwiseSet = /\b(?:for|select)\s+([A-Za-z_]\w*)\b|\bread\s+(?:-\S+\s+(?:"[^"]*"\s+|'[^']*'\s+)?)*([A-Za-z_]\w*)/g
const use = /\$([A-Za-z_]\w*)|\$\{#?([A-Za-z_]\w*)(?![\w:?+=-]*[:?+=-])/g

export const noNames: readonly string[] = []

/** The variables that a text sets for what comes after it in the same shell, as often as it does. */
export function setBy(text: string): readonly string[] {
  const isAssigned = text.includes('=')
  const isOtherwiseSet = text.includes('read') || text.includes('for')
  if (!isAssigned && !isOtherwiseSet) return noNames
  const names: string[] = []
  if (isAssigned) for (const match of matchesOf(text, assignment)) names.push(match[1]!)
  if (isOtherwiseSet || text.includes('select')) for (const match of matchesOf(text, otherwiseSet)) names.push(match[1] ?? match[2]!)
  return names
}

const exporting = /\b(?:export|(?:declare|typeset)\s+-\w*x\w*)\s+([^;&|\n]*)/g
const exportedName = /(?:^|\s)([A-Za-z_]\w*)(?==|\s|$)/g

/** The variables that a text hands on to what is started after it, whether it sets them or not. */
export function exportedBy(text: string): readonly string[] {
  if (!text.includes('export') && !text.includes('-')) return noNames
  return [...matchesOf(text, exporting)].flatMap(([, names = '']) => [...matchesOf(names, exportedName)].map((match) => match[1]!))
}

const login =
  /^(?:PATH|HOME|USER|LOGNAME|PWD|OLDPWD|SHELL|TERM|LANG|LC_\w+|TZ|TMPDIR|HOSTNAME|EDITOR|IFS|KUBECONFIG|(?:AWS|DOCKER|PG|SSH)_?[A-Z_]*)$/

/** What shells have from their login, whatever a playbook says of it. */
export function isOfLogin(name: string): boolean {
  return login.test(name)
}

/** Uses of such names with no value of their own, outside single quotes, each once; `line` counts from 0 within the text. */
export function usedIn(text: string, isAsked: (name: string) => boolean): readonly { readonly name: string; readonly line: number }[] {
  if (!text.includes('$')) return noUses
  const open = text.includes("'") ? text.replace(/'[^']*'/g, (quoted) => quoted.replace(/[^\n]/g, ' ')) : text
  const found: { readonly name: string; readonly line: number }[] = []
  for (const match of matchesOf(open, use)) {
    const name = match[1] ?? match[2]!
    if (isAsked(name) && !found.some((other) => other.name === name))
      found.push({ name, line: open.slice(0, match.index).split('\n').length - 1 })
  }
  return found
}

const noUses: readonly { readonly name: string; readonly line: number }[] = []
