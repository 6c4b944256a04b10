// ssh2 1.17 names a signature after the key's algorithm, which is wrong for a certificate: its signature has the name of the
// key within. For certificates the last message of a login is therefore made here, over parts that are ssh2's own; the
// version is pinned, and a test logs in with a certificate.
import type { Client } from 'ssh2'
import { sized } from './wire.ts'

interface Protocol {
  authPK(username: string, key: unknown, algorithm?: unknown, sign?: Sign): void
  readonly _packetRW: { readonly write: { readonly allocStart: number; alloc(length: number): Buffer; finalize(packet: Buffer): Buffer } }
  readonly _authsQueue: string[]
  readonly _cipher: { encrypt(packet: Buffer): void }
}

type Sign = (data: Buffer, take: (signature: Buffer) => void) => void

export function teachCertificates(client: Client): void {
  const protocol = (client as unknown as { readonly _protocol: Protocol })._protocol
  const ordinary = protocol.authPK.bind(protocol)
  protocol.authPK = (username, key, algorithm, sign) => {
    if (sign === undefined || !isCertificate(key)) return ordinary(username, key, algorithm, sign)
    ordinary(username, key, algorithm, (data) => sign(data, (signature) => send(protocol, data, signature)))
  }
}

function isCertificate(key: unknown): boolean {
  return typeof key === 'object' && key !== null && 'type' in key && String(key.type).includes('-cert-')
}

/** What was signed is the id of the connection and the request; the request goes out with the signature behind it. */
function send(protocol: Protocol, data: Buffer, signature: Buffer): void {
  const request = data.subarray(4 + data.readUInt32BE(0))
  const payload = Buffer.concat([request, sized(signature)])
  const { write } = protocol._packetRW
  const packet = write.alloc(payload.length)
  packet.set(payload, write.allocStart)
  protocol._authsQueue.push('publickey')
  protocol._cipher.encrypt(write.finalize(packet))
}
