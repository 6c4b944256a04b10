// Which program is the shell. Playbooks are written for bash, so bash it is where there is one; a user's fish or csh
// would not understand them. Directories and shells are checked here because a pseudo-terminal can't say what was wrong.
import { constants } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { basename, delimiter, isAbsolute, join, resolve } from 'node:path'
import { RuncardError } from '../../../contract/errors.ts'
import type { Environment } from './environment.ts'

const understood = /^(bash|zsh|sh|dash|ash|ksh|ksh93|mksh|busybox)$/

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK)
    return (await stat(path)).isFile()
  } catch {
    return false
  }
}

async function searchPath(name: string, environment: Environment): Promise<string | undefined> {
  for (const directory of (environment.PATH ?? '/usr/bin:/bin').split(delimiter)) {
    const path = join(directory || '.', name)
    if (await isProgram(path)) return resolve(path)
  }
  return undefined
}

/** The path of the wanted shell, or of the best one there is. Throws RuncardError shell-not-found. */
export async function findShell(wanted: string | undefined, environment: Environment): Promise<string> {
  if (wanted !== undefined) {
    const path = wanted.includes('/') ? resolve(wanted) : await searchPath(wanted, environment)
    if (path !== undefined && (await isProgram(path))) return path
    throw new RuncardError('shell-not-found', { shell: wanted })
  }
  const login = environment.SHELL ?? ''
  const usable = isAbsolute(login) && understood.test(basename(login)) && (await isProgram(login))
  const found = (await searchPath('bash', environment)) ?? (usable ? login : await searchPath('sh', environment))
  if (found === undefined) throw new RuncardError('shell-not-found', { shell: 'bash' })
  return found
}

/** Throws RuncardError directory-not-found where a shell could not start in this directory. */
export async function checkDirectory(directory: string): Promise<void> {
  try {
    await access(directory, constants.X_OK)
    if ((await stat(directory)).isDirectory()) return
  } catch {
    // Said below.
  }
  throw new RuncardError('directory-not-found', { directory })
}
