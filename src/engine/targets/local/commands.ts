// Commands that an ssh config wants to run on this machine, as ssh would run them: by the user's shell. Nothing gets here
// that a person has not allowed.
import { spawn } from 'node:child_process'
import { Duplex } from 'node:stream'

function start(command: string, stdio: 'ignore' | 'pipe') {
  return spawn(process.env.SHELL || '/bin/sh', ['-c', command], { stdio: [stdio, stdio, 'ignore'] })
}

/** Whether it ends with status 0. */
export function succeeds(command: string): Promise<boolean> {
  return new Promise((resolve) => {
    const child = start(command, 'ignore')
    child.once('error', () => resolve(false))
    child.once('close', (status) => resolve(status === 0))
  })
}

/** Its standard output and input as one stream; it is ended with the stream, and the stream with it. */
export function pipe(command: string): Duplex {
  const child = start(command, 'pipe')
  const { stdin, stdout } = child
  if (!stdin || !stdout) throw new Error('a process without pipes')
  const stream = Duplex.from({ readable: stdout, writable: stdin })
  child.once('error', (error) => stream.destroy(error))
  child.once('close', () => stream.destroy())
  stream.once('close', () => child.kill())
  return stream
}
