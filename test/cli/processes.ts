// Which programs run in a folder, as the kernel tells.
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/** Whether a process with exactly this command line works in the folder. */
export function isRunningIn(folder: string, ...commandLine: string[]): boolean {
  const wanted = commandLine.map((word) => `${word}\0`).join('')
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .some((id) => {
      try {
        return readFileSync(`/proc/${id}/cmdline`, 'utf8') === wanted && readlinkSync(`/proc/${id}/cwd`) === folder
      } catch {
        // It ended while it was looked at.
        return false
      }
    })
}

/** Resolves when a step that says `sleep 1000` has come so far: the question is gone before the program is there. */
export async function startedSleeping(folder: string): Promise<void> {
  while (!isRunningIn(folder, 'sleep', '1000')) await new Promise((resolve) => setTimeout(resolve, 20))
}
