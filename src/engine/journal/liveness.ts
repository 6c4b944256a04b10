// Whether an engine is still alive. Each engine holds an exclusive lock on a file of its own as long as it lives; the
// kernel lets go of it when the process ends, however it ends. A process number could have been given to another program
// since, or mean something else in another container; a lock can't.
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { lockFile } from '../files/file-lock.ts'

export interface LifeSign {
  /** Ends it and removes the file. */
  end(): void
}

function lifeSignFile(folder: string, engineId: string): string {
  return join(folder, `${engineId}.lock`)
}

export function giveLifeSign(folder: string, engineId: string): LifeSign {
  mkdirSync(folder, { recursive: true })
  const held = lockFile(lifeSignFile(folder, engineId))
  return {
    end() {
      held.close()
      rmSync(lifeSignFile(folder, engineId), { force: true })
    },
  }
}

/** When in doubt it is alive: a step that is running must never be called lost. */
export function isAlive(folder: string, engineId: string): boolean {
  const file = lifeSignFile(folder, engineId)
  if (!existsSync(file)) return false
  try {
    lockFile(file).close()
    return false
  } catch {
    return true
  }
}

/** Removes what a dead engine left. */
export function removeLifeSign(folder: string, engineId: string): void {
  rmSync(lifeSignFile(folder, engineId), { force: true })
}
