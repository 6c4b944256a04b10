// Commands that an ssh config wants to run on this machine, as ssh would run them: by the user's shell. Nothing gets here
// that a person has not allowed.
import { spawn } from 'node:child_process'
import { Duplex } from 'node:stream'

/** Of what it says on its error output, the end says why it failed. */
const mostComplaint = 1_000

function start(command: string, stdio: 'ignore' | 'pipe') {
  return spawn(process.env.SHELL || '/bin/sh', ['-c', command], { stdio: [stdio, stdio, stdio] })
}

/** Whether it ends with status 0. */
export function succeeds(command: string): Promise<boolean> {
  return new Promise((resolve) => {
    const child = start(command, 'ignore')
    child.once('error', () => resolve(false))
    child.once('close', (status) => resolve(status === 0))
  })
}

/** Its standard output and input as one stream; it is ended with the stream, and the stream with it: with an error that says why it failed. */
export function pipe(command: string): Duplex {
  const child = start(command, 'pipe')
  const { stdin, stdout, stderr } = child
  if (!stdin || !stdout || !stderr) throw new Error('a process without pipes')
  let complaint = ''
  stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-mostComplaint)
  })
  // A program that is gone reads no more; its end says so.
  stdin.on('error', () => {})
  const stream = new Duplex({
    read: () => void stdout.resume(),
    write: (bytes, _encoding, done) => void stdin.write(bytes, () => done()),
    final: (done) => void stdin.end(() => done()),
    destroy: (error, done) => {
      stdin.destroy()
      stdout.destroy()
      child.kill()
      done(error)
    },
  })
  stdout.on('data', (bytes) => {
    if (!stream.push(bytes)) stdout.pause()
  })
  child.once('error', (error) => stream.destroy(error))
  child.once('close', (status, signal) => {
    if (status === 0 || stream.destroyed) stream.destroy()
    else stream.destroy(new Error(`its ProxyCommand ended with ${signal ?? `status ${status}`}${lastLine(complaint)}`))
  })
  return stream
}

function lastLine(text: string): string {
  const line = text.trim().split('\n').at(-1)?.trim() ?? ''
  return line === '' ? '' : ` (“${line}”)`
}
