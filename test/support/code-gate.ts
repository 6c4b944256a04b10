// A host that asks for one-time codes, with real programs behind it, and a way on to other hosts, as jump hosts have. A real sshd
// asks for codes only through PAM, which tests can't set up on a machine that isn't theirs; a server of ssh2 stands in for it.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { spawn as spawnOnTerminal } from '@lydell/node-pty'
import ssh2, { type AuthContext, type PseudoTtyInfo, type Session } from 'ssh2'
import { makeKey, type SshHome } from './sshd.ts'

export interface Gate {
  readonly port: number
  /** A line for known_hosts that trusts it. */
  readonly knownHosts: string
  stop(): Promise<void>
}

export interface CodeGate extends Gate {
  /** The codes that it was given, right or wrong. */
  readonly given: readonly string[]
  /** Ends every connection to it, as a host does whose patience has ended. */
  hangUp(): void
}

/** Lets in who gives one of these codes, each of them once: codes are for one time. */
export async function startCodeGate(home: SshHome, codes: readonly string[]): Promise<CodeGate> {
  const given: string[] = []
  const left = new Set(codes)
  const clients = new Set<ssh2.Connection>()
  const gate = await startGate(home, (context, client) => {
    clients.add(client)
    if (context.method !== 'keyboard-interactive') return context.reject(['keyboard-interactive'])
    const prompts = [
      { prompt: 'Badge: ', echo: true },
      { prompt: 'Verification code: ', echo: false },
    ]
    context.prompt(prompts, 'The gate', 'Look at your token.', (answers) => {
      const code = answers?.[1] ?? ''
      given.push(code)
      if (left.delete(code)) context.accept()
      else context.reject(['keyboard-interactive'])
    })
  })
  return {
    ...gate,
    given,
    hangUp: () => {
      for (const client of clients) client.end()
    },
  }
}

/** Lets in whom `check` accepts. */
export async function startGate(home: SshHome, check: (context: AuthContext, client: ssh2.Connection) => void): Promise<Gate> {
  const keyFile = join(home.directory, 'gate')
  makeKey(keyFile)
  const clients = new Set<ssh2.Connection>()
  const server = new ssh2.Server({ hostKeys: [readFileSync(keyFile)] }, (client) => {
    clients.add(client)
    client.on('error', () => {})
    client.on('close', () => clients.delete(client))
    client.on('authentication', (context) => check(context, client))
    client.on('session', (accept) => serve(accept()))
    client.on('tcpip', (accept, reject, { destIP, destPort }) => {
      const socket = connect(destPort, destIP)
      socket.once('error', () => reject())
      socket.once('connect', () => {
        const channel = accept()
        channel.on('error', () => {})
        socket.pipe(channel).pipe(socket)
      })
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  return {
    port,
    knownHosts: `[127.0.0.1]:${port} ${readFileSync(`${keyFile}.pub`, 'utf8').trim().split(' ').slice(0, 2).join(' ')}\n`,
    async stop() {
      for (const client of clients) client.end()
      server.close()
      if (clients.size > 0) await once(server, 'close')
    },
  }
}

/** A program with pipes, or on a terminal where one was asked for first. */
function serve(session: Session): void {
  let size: PseudoTtyInfo | undefined
  session.on('pty', (accept, _reject, info) => {
    size = info
    accept()
  })
  session.on('exec', (accept, _reject, { command }) => {
    const channel = accept()
    channel.on('error', () => {})
    if (size !== undefined) {
      const program = spawnOnTerminal('/bin/sh', ['-c', command], { cols: size.cols, rows: size.rows })
      channel.setEncoding('utf8').on('data', (text: string) => program.write(text))
      channel.on('close', () => program.kill())
      program.onData((text) => channel.write(text))
      program.onExit(({ exitCode }) => end(exitCode))
      return
    }
    const program = spawn('/bin/sh', ['-c', command])
    channel.pipe(program.stdin)
    program.stdin.on('error', () => {})
    program.stdout.pipe(channel, { end: false })
    program.stderr.pipe(channel.stderr, { end: false })
    program.on('close', (status) => end(status ?? 1))

    function end(status: number): void {
      channel.exit(status)
      channel.end()
    }
  })
}
