// What went wrong between here and a Docker daemon, as one of the errors that a user can do something about. The only place
// that knows dockerode's, Node's and OpenSSL's ways of saying it.
import { RuncardError } from '../../../contract/errors.ts'
import type { Endpoint } from './endpoints.ts'

interface Foreign {
  readonly code?: unknown
  readonly message?: unknown
  readonly name?: unknown
  /** OpenSSL's, without its numbers. */
  readonly reason?: unknown
  readonly statusCode?: unknown
  readonly json?: unknown
}

const tlsCode = /^(ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|ERR_OSSL|EPROTO|HOSTNAME_MISMATCH)/

const words: Readonly<Record<string, string>> = {
  ENOTFOUND: 'its name is not known',
  EAI_AGAIN: 'its name could not be looked up',
  EHOSTUNREACH: 'there is no route to it',
  ENETUNREACH: 'there is no route to it',
  ETIMEDOUT: 'it does not answer',
  ECONNRESET: 'it closed the connection',
  EPIPE: 'it closed the connection',
}

const tlsWords: readonly (readonly [RegExp, string])[] = [
  [/ALERT_(BAD_CERTIFICATE|CERTIFICATE_REQUIRED|UNKNOWN_CA|CERTIFICATE_UNKNOWN)/, 'it does not accept your certificate, or there is none'],
  [/EXPIRED/, 'its certificate has expired'],
  [/ALTNAME/, 'its certificate is for another address'],
  [/^(SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_|CERT_SIGNATURE|CERT_UNTRUSTED)/, 'its certificate is not of the authority in ca.pem'],
]

/** The status and text of what a daemon answered, where it did answer. */
export function answerOf(error: unknown): { readonly status: number; readonly text: string } | undefined {
  const { statusCode, json, message } = error as Foreign
  if (typeof statusCode !== 'number') return undefined
  const text = (json as { readonly message?: unknown } | null | undefined)?.message ?? (Buffer.isBuffer(json) ? json.toString() : message)
  return { status: statusCode, text: String(text).trim() }
}

/** Throws again what is not a daemon's or the network's failure: that is a bug. */
export function daemonFailure(error: unknown, { address, daemon }: Endpoint): RuncardError {
  if (error instanceof RuncardError) return error
  const answer = answerOf(error)
  const { code, name, message } = error as Foreign
  const tlsFolder = (daemon.type === 'tcp' && daemon.tls?.folder) || 'DOCKER_CERT_PATH'
  if (answer) {
    if (/HTTP request to an HTTPS server/i.test(answer.text)) {
      return new RuncardError('daemon-tls-failed', {
        endpoint: address,
        reason: 'it expects TLS, and no certificates were found',
        folder: tlsFolder,
      })
    }
    return new RuncardError('daemon-refused', { reason: answer.text.replace(/\.$/, '') })
  }
  if (name === 'TimeoutError' || name === 'AbortError') {
    return new RuncardError('daemon-unreachable', { endpoint: address, reason: 'it does not answer' })
  }
  if (typeof code !== 'string') throw error
  if (code === 'ENOENT' || code === 'ECONNREFUSED') return new RuncardError('daemon-not-running', { endpoint: address })
  if (code === 'EACCES' || code === 'EPERM') return new RuncardError('daemon-forbidden', { endpoint: address })
  if (tlsCode.test(code) || (daemon.type === 'tcp' && daemon.tls && code === 'ECONNRESET')) {
    return new RuncardError('daemon-tls-failed', { endpoint: address, reason: tlsReason(error as Foreign), folder: tlsFolder })
  }
  return new RuncardError('daemon-unreachable', { endpoint: address, reason: words[code] ?? firstLine(message) })
}

function tlsReason({ code, reason, message }: Foreign): string {
  const known = tlsWords.find(([pattern]) => pattern.test(String(code)))
  return known?.[1] ?? firstLine(reason ?? words[String(code)] ?? message)
}

function firstLine(message: unknown): string {
  return String(message).split('\n')[0]!.replace(/\.$/, '')
}
