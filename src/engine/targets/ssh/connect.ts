// One SSH connection: the handshake with the host's key checked, and the login. What failed is said in the words of its layer.
import type { Duplex } from 'node:stream'
import ssh2, { type Client } from 'ssh2'
import { RuncardError } from '../../../contract/errors.ts'
import { type Asker, askUntil } from '../question.ts'
import { isCertificate } from './certificate-key.ts'
import { teachCertificates } from './certificates.ts'
import type { HostConfig } from './config.ts'
import { offerCertificates, verifyByPlainKey } from './host-certificate.ts'
import { type Asked, hostKeyCheck } from './host-key.ts'
import { login } from './login.ts'
import { prepareKeys, silence } from './packets.ts'

/**
 * Throws RuncardError host-key-unknown, host-key-changed, host-key-revoked, known-hosts-unwritable, host-not-ssh,
 * login-refused, login-unanswered. The way is destroyed where it fails.
 */
export async function connectOver(way: Duplex, config: HostConfig, request: Asked): Promise<Client> {
  // Told by its end; until ssh2 listens, nobody else does.
  way.on('error', () => {})
  const gone = new AbortController()
  let isUnanswered = false
  const asker = askUntil(gone.signal, request.asker)
  const ask: Asker['ask'] = async (question) => {
    const answer = await asker.ask(question)
    isUnanswered ||= gone.signal.aborted
    return answer
  }
  const asked = { ...request, asker: { ...asker, ask } }
  const hostKey = await hostKeyCheck(config, asked)
  const { host, port, user, connectTimeoutMs } = config
  // ssh2 would wait for the end of what has ended already.
  if (way.destroyed) throw new RuncardError('host-not-ssh', { host, port, reason: way.errored?.message ?? 'it hung up' })
  const { handler, tried, onDebug, onReady } = login(config, asked)
  const client = new ssh2.Client()
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  let isGreeted = false
  let refusal: unknown
  let lastError: Error | undefined
  const greeting = setTimeout(() => {
    lastError ??= new Error(`no answer within ${connectTimeoutMs / 1000} s`)
    way.destroy()
  }, connectTimeoutMs)

  const failure = (): unknown => {
    if (refusal !== undefined) return refusal
    if (!isGreeted) return new RuncardError('host-not-ssh', { host, port, reason: lastError?.message ?? 'it hung up' })
    if (isUnanswered) return new RuncardError('login-unanswered', { user, host })
    const why = lastError && (lastError as { level?: string }).level !== 'client-authentication' ? `; ${lastError.message}` : ''
    return new RuncardError('login-refused', {
      user,
      host,
      tried: `${tried.join(', ') || 'nothing, since it offers no way that is set up here'}${why}`,
    })
  }
  client.on('ready', resolve)
  client.on('handshake', () => {
    isGreeted = true
    clearTimeout(greeting)
  })
  client.on('error', (error: Error & { level?: string }) => {
    // A key that would not sign is not the end: the next one is tried.
    if (error.level === 'agent') return
    lastError ??= error
  })
  client.on('close', () => {
    gone.abort()
    // Once the question that is open, if any, has been taken back.
    setImmediate(() => reject(failure()))
  })

  client.connect({
    sock: way,
    username: user,
    // A person may be asked meanwhile; what may take only so long has its own limits.
    readyTimeout: 0,
    keepaliveInterval: config.aliveIntervalMs,
    keepaliveCountMax: config.aliveCountMax,
    algorithms: { serverHostKey: [...hostKey.algorithms] },
    hostVerifier: (key: Buffer, verify: (permitted: boolean) => void) => {
      clearTimeout(greeting)
      // At once, since ssh2 verifies the signature while the key is still being judged.
      if (isCertificate(key)) verifyByPlainKey(client, key)
      if (hostKey.hasAccepted(key)) {
        verify(true)
        return
      }
      hostKey.check(key).then(
        () => verify(true),
        (error: unknown) => {
          refusal = error
          verify(false)
        },
      )
    },
    authHandler: handler,
    debug: onDebug,
  })
  prepareKeys(client)
  teachCertificates(client)
  if (hostKey.takesCertificates) offerCertificates(client)
  try {
    await promise
    onReady()
    silence(client)
    return client
  } catch (error) {
    way.destroy()
    throw error
  } finally {
    clearTimeout(greeting)
  }
}
