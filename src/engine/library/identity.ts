// The ids that the library hands out instead of paths: a screen can name nothing else.
import { createHash } from 'node:crypto'
import { realpath } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { PlaybookId } from '../../core/playbook/model/document.ts'

/** `realFile`: its path without links. */
export function playbookIdOf(realFile: string): PlaybookId {
  return `playbook-${digest(realFile)}` as PlaybookId
}

/** `realFolder`: its path without links. */
export function folderIdOf(realFolder: string): string {
  return `folder-${digest(realFolder)}`
}

/** The path with its symbolic links followed; as it is where it can't be (the file is gone). */
export async function settledPath(path: string): Promise<string> {
  return realpath(path).catch(() => resolve(path))
}

function digest(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 20)
}
