// Starts ./another-runcard.ts and reads what it says.
import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { IncidentEvent, IncidentId } from '../../../src/core/incident/events.ts'

interface Line {
  readonly incidentId?: IncidentId
  readonly event?: IncidentEvent
  readonly failed?: string
}

export interface OtherRuncard {
  readonly process: ChildProcess
  /** Resolves with the first line that fits, said before or to come. */
  until(fits: (line: Line) => boolean): Promise<Line>
  /** As a crash or a power cut would end it. */
  kill(): Promise<void>
  /** As a user would end it. */
  quit(): Promise<void>
}

export function startRuncard(folder: string, file: string, title: string, incidentId?: IncidentId): OtherRuncard {
  const script = fileURLToPath(import.meta.resolve('./another-runcard.ts'))
  const options = [folder, file, title, ...(incidentId === undefined ? [] : [incidentId])]
  const child = spawn(process.execPath, [script, ...options], { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines: Line[] = []
  const waiting = new Set<() => void>()
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(JSON.parse(line) as Line)
    for (const look of waiting) look()
  })
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()))
  return {
    process: child,
    until: (fits) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = lines.find(fits)
          if (found === undefined) return
          waiting.delete(look)
          resolve(found)
        }
        waiting.add(look)
        void ended.then(() => reject(new Error(`it ended after ${JSON.stringify(lines)}`)))
        look()
      }),
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
    async quit() {
      child.stdin?.end()
      await ended
    },
  }
}
