// What the browser shell answers to a plain request: the built screens, the exchange of the token for a cookie, or a refusal
// in words. Only reads; everything that does something goes over the wire (./wire.ts).
import type { IncomingMessage, ServerResponse } from 'node:http'
import sirv from 'sirv'
import { describeError, RuncardError } from '../contract/errors.ts'
import { securityHeaders } from '../contract/policy.ts'
import { type Access, isOwnHost, isOwnOrigin } from './access.ts'

function isRead(request: IncomingMessage): boolean {
  return request.method === 'GET' || request.method === 'HEAD'
}

/** Why this request is not answered, or undefined. */
export function refusalOf(request: IncomingMessage, access: Access): RuncardError | undefined {
  if (!isOwnHost(request)) return new RuncardError('origin-refused', {})
  const opensWire = request.headers.upgrade !== undefined
  if ((opensWire || !isRead(request)) && !isOwnOrigin(request)) return new RuncardError('origin-refused', {})
  return access.isAllowed(request) ? undefined : new RuncardError('not-authorised', {})
}

/** The text of a refusal, also for a refused WebSocket, which has no response object. */
export function refusalText(error: RuncardError): { readonly httpStatus: number; readonly body: string } {
  const { title, next, httpStatus } = describeError(error)
  return { httpStatus, body: `${title}\n${next}\n` }
}

function sendText(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' }).end(body)
}

function sendRefusal(response: ServerResponse, error: RuncardError): void {
  const { httpStatus, body } = refusalText(error)
  sendText(response, httpStatus, body)
}

/** Answers `/?token=…`. A browser that already holds a cookie may load it again and again. */
function admit(request: IncomingMessage, response: ServerResponse, token: string, access: Access): void {
  const cookie = access.exchange(token)
  if (cookie === undefined && !access.isAllowed(request)) {
    sendRefusal(response, new RuncardError('not-authorised', {}))
    return
  }
  if (cookie !== undefined) response.setHeader('Set-Cookie', cookie)
  response.setHeader('Cache-Control', 'no-store')
  // A link in another site's page (a web terminal) starts a chain of redirects in which a Strict cookie is never sent. A
  // refresh starts at our own page.
  if (request.headers['sec-fetch-site'] === 'cross-site') response.writeHead(200, { Refresh: '0; url=/' }).end()
  else response.writeHead(303, { Location: '/' }).end()
}

/** The listener for a server of the screens in `rendererFolder`. */
export function createPages(rendererFolder: string, access: Access): (request: IncomingMessage, response: ServerResponse) => void {
  const files = sirv(rendererFolder, {
    etag: true,
    dev: true,
    onNoMatch: (_, response) => sendText(response, 404, 'There is nothing here.\n'),
  })
  return (request, response) => {
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value)
    const address = URL.parse(request.url ?? '/', 'http://127.0.0.1')
    const token = address?.pathname === '/' ? address.searchParams.get('token') : null
    if (request.method === 'GET' && token !== null && isOwnHost(request)) return admit(request, response, token, access)
    const refusal = refusalOf(request, access)
    if (refusal !== undefined) return sendRefusal(response, refusal)
    if (isRead(request)) return files(request, response)
    response.setHeader('Allow', 'GET, HEAD')
    sendText(response, 405, 'Only GET and HEAD are answered here.\n')
  }
}
