// The browser shell's wire: one WebSocket for each open screen, JSON text both ways. A screen that reads slowly makes the
// engine wait, one that is gone without a word is found by its missing pong, and one that sends rubbish is cut off.
import type { IncomingMessage, Server } from 'node:http'
import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Handlers } from '../contract/server.ts'
import { serveContract } from '../contract/server.ts'
import type { Endpoint } from '../contract/wire.ts'
import type { Access } from './access.ts'
import { refusalOf, refusalText } from './pages.ts'

export const wirePath = '/wire'

/** The longest call is a terminal's paste of a million characters, each of which JSON may write as six. */
const longestMessageBytes = 8 * 1024 * 1024
/** Above this much waiting to be sent to one screen, whoever streams to it waits. */
const mostWaitingBytes = 1024 * 1024
const pingEveryMs = 20_000

const closeCodes = { goingAway: 1001, unsupportedData: 1003, invalidData: 1007 } as const

/** The engine's end of one WebSocket. */
export function createSocketEndpoint(socket: WebSocket): Endpoint {
  const waiting = new Set<() => void>()

  function release(): void {
    if (socket.readyState === socket.OPEN && socket.bufferedAmount > mostWaitingBytes) return
    for (const resolve of waiting) resolve()
    waiting.clear()
  }
  socket.on('close', release)

  return {
    send(message) {
      if (socket.readyState !== socket.OPEN) return
      socket.send(JSON.stringify(message), release)
      if (socket.bufferedAmount > mostWaitingBytes) return new Promise((resolve) => waiting.add(resolve))
    },
    onMessage(listener) {
      const receive = (data: Buffer, isBinary: boolean) => {
        if (isBinary) return socket.close(closeCodes.unsupportedData, 'text only')
        let message: unknown
        try {
          message = JSON.parse(data.toString())
        } catch {
          return socket.close(closeCodes.invalidData, 'not JSON')
        }
        listener(message)
      }
      socket.on('message', receive)
      return () => void socket.off('message', receive)
    },
    onClose(listener) {
      socket.on('close', listener)
      return () => void socket.off('close', listener)
    },
  }
}

function refuse(socket: Duplex, httpStatus: number, body: string): void {
  socket.end(
    `HTTP/1.1 ${httpStatus} ${STATUS_CODES[httpStatus]}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  )
}

/** Ends every connection whose far side did not answer the ping before this one. */
function watchForDeadScreens(sockets: WebSocketServer): NodeJS.Timeout {
  const silent = new WeakSet<WebSocket>()
  const timer = setInterval(() => {
    for (const socket of sockets.clients) {
      if (silent.has(socket)) socket.terminate()
      silent.add(socket)
      socket.once('pong', () => silent.delete(socket))
      socket.ping()
    }
  }, pingEveryMs)
  return timer.unref()
}

/** Serves the contract to every screen that opens the wire. Returns what ends all of them. */
export function openWire(server: Server, handlers: Handlers, access: Access): { close(): void } {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: longestMessageBytes, perMessageDeflate: false })
  const timer = watchForDeadScreens(sockets)

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // The far side may vanish in the middle of its own refusal.
    socket.on('error', () => socket.destroy())
    const refusal = refusalOf(request, access)
    if (refusal !== undefined) {
      const { httpStatus, body } = refusalText(refusal)
      return refuse(socket, httpStatus, body)
    }
    if (request.url !== wirePath) return refuse(socket, 404, 'There is nothing here.\n')
    sockets.handleUpgrade(request, socket, head, (screen) => {
      // An oversized or malformed message ends this screen's connection, nothing more; 'close' follows.
      screen.on('error', () => {})
      serveContract(handlers, createSocketEndpoint(screen))
    })
  })

  return {
    close() {
      clearInterval(timer)
      for (const screen of sockets.clients) screen.close(closeCodes.goingAway, 'Runcard is ending')
      sockets.close()
    },
  }
}
