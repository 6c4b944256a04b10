// What ssh2 1.17 does for each packet that comes, made cheaper over parts of its own; the version is pinned. A terminal's
// output comes in packets of 4 kB, and without its native part, which is never built here, ssh2 hands Node's crypto the bare
// key each time: preparing that costs more than deciphering the packet.
import { createSecretKey, type KeyObject } from 'node:crypto'
import type { Client } from 'ssh2'

type Key = Buffer | KeyObject | undefined

interface Protocol {
  readonly _decipher: { _decipherKey?: Key; _macKey?: Key }
  _debug: unknown
}

/** Called before the login. Keys are made anew in each handshake, and a long connection has more than one. */
export function prepareKeys(client: Client): void {
  client.on('handshake', () => {
    const decipher = protocolOf(client)._decipher
    if (Buffer.isBuffer(decipher._decipherKey)) decipher._decipherKey = createSecretKey(decipher._decipherKey)
    if (Buffer.isBuffer(decipher._macKey)) decipher._macKey = createSecretKey(decipher._macKey)
  })
}

/** It writes a line about every packet as long as somebody may read it. */
export function silence(client: Client): void {
  protocolOf(client)._debug = undefined
}

function protocolOf(client: Client): Protocol {
  return (client as unknown as { readonly _protocol: Protocol })._protocol
}
