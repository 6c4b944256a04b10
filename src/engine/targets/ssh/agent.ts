// Talks to the SSH agent: which keys it has, certificates too, and a signature by one of them. ssh2's own client leaves
// certificates out.
import { connect } from 'node:net'
import { Fields, sized } from './wire.ts'

const requestIdentities = 11
const identitiesAnswer = 12
const signRequest = 13
const signResponse = 14
const answerLimitMs = 30_000
const largestAnswerBytes = 1024 * 1024

export interface AgentKey {
  /** The public key or certificate as it goes over the wire. */
  readonly blob: Buffer
  readonly comment: string
}

/** Rejects where there is no agent at that socket. */
export async function agentKeys(socketPath: string): Promise<readonly AgentKey[]> {
  const answer = await ask(socketPath, Buffer.from([requestIdentities]))
  if (answer[0] !== identitiesAnswer) throw new Error('the agent does not tell its keys')
  const fields = new Fields(answer.subarray(1))
  return Array.from({ length: fields.number() }, () => ({ blob: fields.take(), comment: fields.take().toString('utf8') }))
}

/** The whole signature: its algorithm's name and its bytes, both sized. `flags` chooses SHA-2 for RSA. */
export async function agentSignature(socketPath: string, blob: Buffer, data: Buffer, flags: number): Promise<Buffer> {
  const flagBytes = Buffer.alloc(4)
  flagBytes.writeUInt32BE(flags)
  const answer = await ask(socketPath, Buffer.concat([Buffer.from([signRequest]), sized(blob), sized(data), flagBytes]))
  if (answer[0] !== signResponse) throw new Error('the agent refused to sign')
  return new Fields(answer.subarray(1)).take()
}

function ask(socketPath: string, request: Buffer): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>()
  const socket = connect(socketPath)
  let answer = Buffer.alloc(0)
  // A key may have to be confirmed, or a token touched.
  socket.setTimeout(answerLimitMs, () => socket.destroy(new Error('the agent does not answer')))
  socket.on('data', (bytes) => {
    answer = Buffer.concat([answer, bytes])
    const length = answer.length < 4 ? largestAnswerBytes : answer.readUInt32BE(0)
    if (answer.length > largestAnswerBytes) socket.destroy(new Error('the agent’s answer makes no sense'))
    if (answer.length < 4 + length) return
    resolve(answer.subarray(4, 4 + length))
    socket.destroy()
  })
  socket.on('error', reject)
  socket.on('close', () => reject(new Error('the agent hung up')))
  socket.write(sized(request))
  return promise
}
