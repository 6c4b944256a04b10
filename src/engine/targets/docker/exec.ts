// Programs in a container, beside its own: what the docker command calls exec. The stream is the raw connection, so pausing
// it makes the program wait; a broken one is told apart from an ended program only by asking for the exit status.
import { type Duplex, PassThrough, type Readable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import type Docker from 'dockerode'
import type { Daemon } from './daemon.ts'

export interface ExecRequest {
  readonly containerId: string
  readonly command: readonly string[]
  readonly user?: string
  /** A pseudo-terminal of this size; separate outputs without one where left out. */
  readonly terminal?: { readonly columns: number; readonly rows: number }
}

export interface ExecProgram {
  readonly stream: Duplex
  resize(columns: number, rows: number): void
  /** After the stream's end: the status, `running` where only the stream has ended, or undefined where nobody can tell. */
  status(): Promise<number | 'running' | undefined>
}

const statusLimitMs = 3_000
const lookEveryMs = 25
const keepAliveMs = 30_000

/** Throws what Daemon.ask throws; daemon-refused has the daemon's own words on why the program did not start. */
export async function startExec(daemon: Daemon, request: ExecRequest): Promise<ExecProgram> {
  const { terminal } = request
  const exec = await daemon.ask((docker, abortSignal) =>
    docker.getContainer(request.containerId).exec({
      abortSignal,
      Cmd: [...request.command],
      AttachStdin: true,
      AttachStdout: true,
      AttachStderr: true,
      Tty: terminal !== undefined,
      ...(request.user === undefined ? {} : { User: request.user }),
      ...(terminal === undefined ? {} : { ConsoleSize: [terminal.rows, terminal.columns] }),
    }),
  )
  const stream = await daemon.ask(() => exec.start({ hijack: true, stdin: true, Detach: false, Tty: terminal !== undefined }))
  stream.on('error', () => {})
  if ('setKeepAlive' in stream) (stream as import('node:net').Socket).setKeepAlive(true, keepAliveMs)
  // A program that has just ended has no size any more.
  const resize = (columns: number, rows: number): Promise<void> => daemon.ask(() => exec.resize({ h: rows, w: columns })).catch(() => {})
  if (terminal) await resize(terminal.columns, terminal.rows)
  return { stream, resize: (columns, rows) => void resize(columns, rows), status: () => statusOf(daemon, exec) }
}

async function statusOf(daemon: Daemon, exec: Docker.Exec): Promise<number | 'running' | undefined> {
  // The output's end can be ahead of the daemon's notice of the program's.
  for (const until = performance.now() + statusLimitMs; ; ) {
    const info = await daemon.ask((_docker, abortSignal) => exec.inspect({ abortSignal })).catch(() => undefined)
    if (!info) return undefined
    if (!info.Running && info.ExitCode !== null) return info.ExitCode
    if (performance.now() > until) return 'running'
    await delay(lookEveryMs)
  }
}

const headerBytes = 8
const errorOutput = 2

/** Takes apart the two outputs that travel as frames: kind, three zeros, length, bytes. What is no frame is error output. */
export function separateOutputs(stream: Readable): { readonly stdout: Readable; readonly stderr: Readable } {
  const stdout = new PassThrough()
  const stderr = new PassThrough()
  let pending: Buffer = Buffer.alloc(0)
  stream.on('data', (bytes: Buffer) => {
    pending = pending.length === 0 ? bytes : Buffer.concat([pending, bytes])
    while (pending.length >= headerBytes) {
      if (!isHeader(pending)) {
        stderr.write(pending)
        pending = Buffer.alloc(0)
        return
      }
      const end = headerBytes + pending.readUInt32BE(4)
      if (pending.length < end) return
      const to = pending[0] === errorOutput ? stderr : stdout
      to.write(pending.subarray(headerBytes, end))
      pending = pending.subarray(end)
    }
  })
  stream.on('close', () => {
    stderr.end(pending)
    stdout.end()
  })
  return { stdout, stderr }
}

function isHeader(bytes: Buffer): boolean {
  return bytes[0]! <= errorOutput && bytes[1] === 0 && bytes[2] === 0 && bytes[3] === 0
}
