// A runner over one `sh` that lives as long as the way to it: a script costs one round trip and no new process, so that
// staging a command's text is quicker than opening a channel for it. Scripts are written to its standard input one by one;
// after each, a line with a nonce says on both outputs that it is over.
import { randomBytes } from 'node:crypto'
import type { Readable, Writable } from 'node:stream'
import { RuncardError } from '../../../contract/errors.ts'
import type { Runner, ScriptResult } from './runner.ts'

export interface ControlStreams {
  readonly stdin: Writable
  readonly stdout: Readable
  readonly stderr: Readable
}

export interface ControlShell extends Runner {
  /** Called once, when it can run nothing any more; with what it said last. */
  onGone(listener: (lastWords: string) => void): void
  close(): void
}

interface Request {
  readonly number: number
  resolve(result: ScriptResult): void
  reject(error: Error): void
  stdout?: { readonly text: string; readonly status: number }
  stderr?: string
}

// A locale in which programs say what the scripts look for, and nobody else may read what they write.
const beginning = 'LC_ALL=C; export LC_ALL; umask 077; PATH=$PATH:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin'

/**
 * Talks to an `sh` that reads its commands from these streams. What was printed on the way to it (a start-up file that
 * greets) is dropped. Resolves when it has answered; rejects with RuncardError target-without-shell where it never does.
 */
export async function startControlShell(streams: ControlStreams, target: string): Promise<ControlShell> {
  const shell = controlShellOver(streams, target)
  let lastWords = ''
  shell.onGone((words) => {
    lastWords = words
  })
  await shell.run(beginning).catch(() => {
    throw new RuncardError('target-without-shell', { target, reason: lastWords || 'it ended at once' })
  })
  return shell
}

function controlShellOver(streams: ControlStreams, target: string): ControlShell {
  const mark = randomBytes(12).toString('hex')
  const requests: Request[] = []
  const goneListeners: ((lastWords: string) => void)[] = []
  let isGone = false
  let count = 0
  let lastWords = ''

  const settle = (): void => {
    for (;;) {
      const [first] = requests
      if (first?.stdout === undefined || first.stderr === undefined) return
      requests.shift()
      first.resolve({ status: first.stdout.status, stdout: first.stdout.text, stderr: first.stderr })
    }
  }
  const parts = (stream: Readable, take: (text: string, fields: readonly string[]) => void): (() => string) => {
    let pending = Buffer.alloc(0)
    stream.on('data', (bytes: Buffer) => {
      pending = Buffer.concat([pending, bytes])
      for (;;) {
        const begin = pending.indexOf(`\n${mark} `)
        const end = begin < 0 ? -1 : pending.indexOf('\n', begin + 1)
        if (end < 0) break
        const fields = pending.toString('latin1', begin + 1, end).split(' ')
        const text = pending.toString('utf8', 0, begin)
        pending = pending.subarray(end + 1)
        take(text, fields)
      }
      settle()
    })
    return () => pending.toString('utf8')
  }
  const find = (fields: readonly string[]): Request | undefined => requests.find(({ number }) => String(number) === fields[1])
  const restOfOutput = parts(streams.stdout, (text, fields) => {
    const request = find(fields)
    if (request) request.stdout = { text, status: Number(fields[2]) }
  })
  const restOfErrors = parts(streams.stderr, (text, fields) => {
    const request = find(fields)
    if (request) request.stderr = text
  })

  const gone = (): void => {
    if (isGone) return
    isGone = true
    lastWords = `${restOfErrors()}\n${restOfOutput()}`.trim().split('\n').at(-1)?.trim() ?? ''
    for (const listener of goneListeners) listener(lastWords)
    for (const request of requests.splice(0)) request.reject(lost())
  }
  const lost = (): RuncardError => new RuncardError('target-lost', { target, reason: 'the control channel was closed' })
  streams.stdout.on('close', gone)
  for (const stream of [streams.stdin, streams.stdout, streams.stderr]) stream.on('error', gone)

  return {
    run: (script) => {
      if (isGone) return Promise.reject(lost())
      const number = ++count
      const { promise, resolve, reject } = Promise.withResolvers<ScriptResult>()
      requests.push({ number, resolve, reject })
      const over = `__status=$?; printf '\\n%s %s %s\\n' ${mark} ${number} "$__status"; printf '\\n%s %s\\n' ${mark} ${number} >&2`
      streams.stdin.write(`{ ${script}\n} </dev/null; ${over}\n`)
      return promise
    },
    onGone: (listener) => {
      if (isGone) listener(lastWords)
      else goneListeners.push(listener)
    },
    close: () => {
      streams.stdin.end()
    },
  }
}
