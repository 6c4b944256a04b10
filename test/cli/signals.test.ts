// Signals to `runcard run` where nobody sits at a terminal: a job of CI that is cancelled, a service that is stopped.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isRunningIn } from './processes.ts'
import { entry } from './run-scenario.ts'

const playbook = `# Try me

## Only one

\`\`\`bash
# Wait
echo begun; sleep 1000

# After
echo after
\`\`\`
`

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'runcard-signal-'))
  writeFileSync(join(folder, 'book.md'), playbook)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

interface Running {
  readonly child: ChildProcess
  readonly begun: Promise<void>
  readonly ended: Promise<{ readonly status: number | null; readonly stdout: string; readonly stderr: string }>
}

function run(...args: string[]): Running {
  const { PATH = '' } = process.env
  const env = { PATH, LANG: 'C.UTF-8', HOME: folder, RUNCARD_DATA: join(folder, 'data') }
  const child = spawn(process.execPath, [entry, 'run', 'book.md', ...args], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const text = { stdout: '', stderr: '' }
  let onBegun = () => {}
  const begun = new Promise<void>((resolve) => {
    onBegun = resolve
  })
  child.stdout?.setEncoding('utf8').on('data', (piece: string) => {
    text.stdout += piece
    if (/begun(?!;)/.test(text.stdout)) onBegun()
  })
  child.stderr?.setEncoding('utf8').on('data', (piece: string) => {
    text.stderr += piece
  })
  const ended = new Promise<Awaited<Running['ended']>>((resolve) => child.on('close', (status) => resolve({ status, ...text })))
  return { child, begun, ended }
}

test('an interrupt stops the step, runs no other, records it and ends with 130', async () => {
  const { child, begun, ended } = run('--yes', '--json')
  await begun
  child.kill('SIGINT')
  const { status, stdout, stderr } = await ended
  const events = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { type: string; outcome?: string; exitStatus?: number })
  expect(status).toBe(130)
  expect(events.find(({ type }) => type === 'step-finished')?.outcome).toBe('stopped')
  expect(events.filter(({ type }) => type === 'step-started')).toHaveLength(1)
  expect(events.at(-1)).toMatchObject({ type: 'run-finished', exitStatus: 130 })
  expect(stderr).not.toMatch(/^\s+at /m)
})

test.each([
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('%s leaves with %i and takes the shell with it', async (signal, expected) => {
  const { child, begun, ended } = run('--yes')
  await begun
  child.kill(signal)
  const { status, stdout, stderr } = await ended
  expect(status).toBe(expected)
  expect(stdout).not.toContain('after')
  expect(isRunningIn(folder, 'sleep', '1000')).toBe(false)
  expect(stderr).not.toMatch(/^\s+at /m)
})

test('a reader of the output that goes away does not end the run', async () => {
  writeFileSync(join(folder, 'book.md'), '# T\n\n## Only one\n\n```bash\n# Much\nseq 1 200000\n\n# After\ntouch made\n```\n')
  const { child, ended } = run('--yes')
  child.stdout?.once('data', () => child.stdout?.destroy())
  const { status } = await ended
  expect(status).toBe(0)
})
