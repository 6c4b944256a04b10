// While a step runs on a person's terminal, what they type goes to the program that runs: the password for sudo, the answer
// to "are you sure", a whole editor. Ctrl-C is kept back: it stops the step.
import { StringDecoder } from 'node:string_decoder'
import type { Client } from '../../contract/client.ts'
import type { SessionId } from '../../core/incident/events.ts'

export interface Keyboard {
  /** Connects the keys to a session, Ctrl-T to `typeNext` where it is given; the function that is returned takes them back. */
  connect(sessionId: SessionId, typeNext?: () => void): () => void
  /** Keeps the keys from the session while a person answers something else. */
  lend<Result>(work: () => Promise<Result>): Promise<Result>
}

const interruptKey = '\u0003'
const typeNextKey = '\u0014'

/** Undefined where standard input is no terminal. */
export function openKeyboard(client: Client, interrupt: () => void): Keyboard | undefined {
  const { stdin, stdout } = process
  if (!stdin.isTTY) return undefined

  function fit(sessionId: SessionId): void {
    if (!stdout.isTTY) return
    client.call('session.resize', { sessionId, columns: stdout.columns, rows: stdout.rows }).catch(() => {})
  }

  let isLent = false
  let taken: { readonly take: () => void; readonly release: () => void } | undefined

  return {
    async lend(work) {
      isLent = true
      taken?.release()
      try {
        return await work()
      } finally {
        isLent = false
        taken?.take()
      }
    },
    connect(sessionId, typeNext) {
      const decoder = new StringDecoder('utf8')
      const type = (bytes: Buffer) => {
        const [typed = '', ...more] = decoder.write(bytes).split(interruptKey)
        const isTypeNext = typeNext !== undefined && typed.includes(typeNextKey)
        const text = isTypeNext ? typed.replaceAll(typeNextKey, '') : typed
        if (text !== '') client.call('session.type', { sessionId, text }).catch(() => {})
        if (isTypeNext) typeNext()
        for (const _ of more) interrupt()
      }
      const resize = () => fit(sessionId)
      const take = () => {
        stdin.setRawMode(true)
        stdin.on('data', type)
        stdin.resume()
      }
      const release = () => {
        stdin.off('data', type)
        stdin.setRawMode(false)
        stdin.pause()
      }
      const own = { take, release }
      taken = own
      fit(sessionId)
      if (!isLent) take()
      stdout.on('resize', resize)
      return () => {
        stdout.off('resize', resize)
        if (taken !== own) return
        taken = undefined
        if (!isLent) release()
      }
    },
  }
}
