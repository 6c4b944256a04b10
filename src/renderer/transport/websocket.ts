// The wire of the browser shell: one WebSocket to the address the page came from. Takes the connection up again by itself,
// waiting longer each time. What is sent before the first connection waits for it; a call that is sent while the wire is
// down fails at once, because it must not be carried out by surprise later; streams are taken up again by the client.
import { type ClientMessage, type EngineMessage, engineMessage, type Transport } from '../../contract/wire.ts'

const shortestWaitMs = 250
const longestWaitMs = 10_000

export function createWebSocketTransport(url: string): Transport {
  const messageListeners = new Set<(message: EngineMessage) => void>()
  const connectionListeners = new Set<(connected: boolean) => void>()
  const early: ClientMessage[] = []
  let state: 'starting' | 'up' | 'down' = 'starting'
  let socket: WebSocket | undefined
  let waitMs = shortestWaitMs

  function tell(connected: boolean): void {
    for (const listener of connectionListeners) listener(connected)
  }

  function deliver(message: EngineMessage): void {
    for (const listener of messageListeners) listener(message)
  }

  function connect(): void {
    const opening = new WebSocket(url)
    opening.addEventListener('open', () => {
      const before = state
      state = 'up'
      socket = opening
      waitMs = shortestWaitMs
      for (const message of early.splice(0)) opening.send(JSON.stringify(message))
      if (before === 'down') tell(true)
    })
    opening.addEventListener('message', (event) => {
      const parsed = engineMessage.safeParse(JSON.parse(String(event.data)))
      if (parsed.success) deliver(parsed.data as EngineMessage)
    })
    opening.addEventListener('close', () => {
      const before = state
      state = 'down'
      socket = undefined
      early.length = 0
      if (before !== 'down') tell(false)
      setTimeout(connect, waitMs)
      waitMs = Math.min(waitMs * 2, longestWaitMs)
    })
  }
  connect()

  return {
    send(message) {
      if (socket !== undefined && state === 'up') socket.send(JSON.stringify(message))
      else if (state === 'starting') early.push(message)
      else if (message.type === 'call')
        queueMicrotask(() =>
          deliver({ type: 'failed', id: message.id, failure: { type: 'known', error: { code: 'connection-lost', params: {} } } }),
        )
    },
    onMessage(listener) {
      messageListeners.add(listener)
      return () => void messageListeners.delete(listener)
    },
    onConnection(listener) {
      connectionListeners.add(listener)
      return () => void connectionListeners.delete(listener)
    },
  }
}
