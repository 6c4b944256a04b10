// The real command as a child process without a terminal, as a script would call it.
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { entry } from './run-scenario.ts'

interface Ended {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/**
 * `home` is where it is started, its home directory, and where its records are kept. `onMessage` is told what it says on standard
 * error as it comes, and may kill it.
 */
export function runcard(
  home: string,
  environment: Readonly<Record<string, string>>,
  args: readonly string[],
  onMessage: (message: string, child: ChildProcess) => void = () => {},
): Promise<Ended> {
  const { PATH = '' } = process.env
  const env = { PATH, LANG: 'C.UTF-8', HOME: home, RUNCARD_DATA: join(home, 'data'), ...environment }
  const child = spawn(process.execPath, [entry, ...args], { cwd: home, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const pieces = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    pieces.stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    pieces.stderr += text
    onMessage(text, child)
  })
  return new Promise((resolve) => child.on('close', (status) => resolve({ status, ...pieces })))
}
