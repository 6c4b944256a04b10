// Where this installation of Runcard is, and which version: found by its package.json, from the sources as from the build.
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

interface Installation {
  readonly folder: string
  readonly version: string
}

/** The package that this file belongs to. */
export async function findInstallation(): Promise<Installation> {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const found = await readPackage(folder)
    if (found !== undefined) return { folder, version: found }
    if (dirname(folder) === folder) throw new Error(`no package.json of Runcard above ${import.meta.dirname}`)
  }
}

async function readPackage(folder: string): Promise<string | undefined> {
  const text = await readFile(join(folder, 'package.json'), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const { name, version } = JSON.parse(text) as { readonly name?: string; readonly version?: string }
  return name === 'runcard' ? version : undefined
}

/** The version alone. */
export async function readVersion(): Promise<string> {
  return (await findInstallation()).version
}
