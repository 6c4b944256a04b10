// Who may talk to the browser shell. Three questions, asked of every request and of every WebSocket: did it reach us under a
// name of this machine (a foreign page can point its own name at 127.0.0.1), does it come from our own page, and does the
// browser hold a cookie that a token was exchanged for. Nothing here sends an answer.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** Any port: `ssh -L` gives the same server another one on the responder's laptop. */
const ownHost = /^(127\.0\.0\.1|localhost)(:\d{1,5})?$/i

/** Whether the request names a host of this machine. */
export function isOwnHost(request: IncomingMessage): boolean {
  return ownHost.test(request.headers.host ?? '')
}

/** True where the browser says that the page which asks is the one this server sent. */
export function isOwnOrigin(request: IncomingMessage): boolean {
  return request.headers.origin === `http://${request.headers.host?.toLowerCase()}`
}

function digest(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}

function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

export interface Access {
  /** A token for one more browser; it works once. */
  issueToken(): string
  /** The Set-Cookie value for a right and unused token, which is used up by this. */
  exchange(token: string): string | undefined
  isAllowed(request: IncomingMessage): boolean
}

/** Access to one run of the server. Only digests are kept, and they are compared in constant time. */
export function createAccess(firstToken: string = newSecret()): Access & { readonly firstToken: string } {
  // Cookies know no ports: without a name of its own, a second Runcard on this machine would sign this one's browsers out.
  const cookieName = `runcard-${randomBytes(4).toString('hex')}`
  const tokens: Buffer[] = [digest(firstToken)]
  const cookies: Buffer[] = []

  function indexOf(secret: string, digests: readonly Buffer[]): number {
    const wanted = digest(secret)
    let found = -1
    for (const [index, known] of digests.entries()) if (timingSafeEqual(known, wanted)) found = index
    return found
  }

  function cookieOf(request: IncomingMessage): string | undefined {
    const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim())
    return pairs.find((pair) => pair.startsWith(`${cookieName}=`))?.slice(cookieName.length + 1)
  }

  return {
    firstToken,
    issueToken() {
      const token = newSecret()
      tokens.push(digest(token))
      return token
    },
    exchange(token) {
      const index = indexOf(token, tokens)
      if (index === -1) return undefined
      tokens.splice(index, 1)
      const cookie = newSecret()
      cookies.push(digest(cookie))
      return `${cookieName}=${cookie}; Path=/; HttpOnly; SameSite=Strict`
    },
    isAllowed(request) {
      const cookie = cookieOf(request)
      return cookie !== undefined && indexOf(cookie, cookies) !== -1
    },
  }
}
