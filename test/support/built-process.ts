// The built app as a process of its own, the way a user starts it, so that it can be killed for real.
import { type ChildProcessByStdio, spawn } from 'node:child_process'
import type { Readable } from 'node:stream'
import { builtRuncard, type Workplace } from './workplace.ts'

export interface BuiltProcess {
  readonly processId: number
  /** What it wrote to standard output and standard error so far. */
  output(): string
  /** Resolves with the first match in its standard output; rejects where it ends without. */
  printed(pattern: RegExp): Promise<RegExpExecArray>
  signal(name: 'SIGTERM' | 'SIGKILL' | 'SIGINT'): void
  /** Resolves with its exit status when it is gone; null where a signal ended it. */
  readonly gone: Promise<number | null>
}

export function startProcess(program: string, args: readonly string[], { env, folder }: Workplace): BuiltProcess {
  const child: ChildProcessByStdio<null, Readable, Readable> = spawn(program, args, {
    cwd: folder,
    env: { ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  const waiting = new Set<() => void>()
  const changed = () => {
    for (const look of waiting) look()
  }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
    changed()
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  let isGone = false
  const gone = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (status) => {
      isGone = true
      changed()
      resolve(status)
    })
  })
  return {
    processId: child.pid ?? -1,
    output: () => `${stdout}${stderr}`,
    printed: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const match = pattern.exec(stdout)
          if (match === null && !isGone) return
          waiting.delete(look)
          if (match !== null) resolve(match)
          else reject(new Error(`it ended without printing ${pattern}:\n${stdout}${stderr}`))
        }
        waiting.add(look)
        look()
      }),
    signal: (name) => void child.kill(name),
    gone,
  }
}

/** `runcard` with these arguments. */
export function startRuncard(args: readonly string[], workplace: Workplace): BuiltProcess {
  return startProcess(process.execPath, [builtRuncard, ...args], workplace)
}

/** Runs `runcard` to its end. */
export async function runRuncard(args: readonly string[], workplace: Workplace): Promise<{ status: number | null; output: string }> {
  const started = startRuncard(args, workplace)
  const status = await started.gone
  return { status, output: started.output() }
}
