import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { RuncardError } from '../../src/contract/errors.ts'
import { contentSecurityPolicy } from '../../src/contract/policy.ts'
import { type RunningServer, startServer } from '../../src/serve/server.ts'
import { createFixture } from '../contract/fixture.ts'
import { rawRequest, upgradeHeaders } from './raw-request.ts'

const notAuthorised = {
  status: 401,
  body: 'This address needs the token that Runcard printed when it started.\nOpen the whole address from the terminal, with “?token=…”.\n',
}
const originRefused = {
  status: 403,
  body: 'This request did not come from Runcard’s own page.\nOpen the address that Runcard printed when it started.\n',
}

let folder: string
let server: RunningServer
let port: number
/** What a browser that was let in sends along. */
let cookie: string

function tokenPath(url: string): string {
  return `/${new URL(url).search}`
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'runcard-serve-'))
  const rendererFolder = join(folder, 'renderer')
  mkdirSync(join(rendererFolder, 'assets'), { recursive: true })
  writeFileSync(join(rendererFolder, 'index.html'), '<!doctype html><title>screens</title>')
  writeFileSync(join(rendererFolder, 'assets', 'main.js'), 'export {}')
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  mkdirSync(join(folder, 'renderer-beside'))
  writeFileSync(join(folder, 'renderer-beside', 'secret.txt'), 'secret')
  server = await startServer({ engine: createFixture(), rendererFolder })
  port = Number(new URL(server.url).port)
  const { headers } = await rawRequest(port, tokenPath(server.url))
  cookie = headers['set-cookie']![0]!.split(';')[0]!
})

afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true })
})

describe('The token', () => {
  it('has 256 random bits', () => {
    const tokens = [server.anotherUrl(), server.anotherUrl()].map((url) => new URL(url).searchParams.get('token') ?? '')
    expect(tokens.map((token) => Buffer.from(token, 'base64url').length)).toEqual([32, 32])
    expect(tokens[0]).not.toBe(tokens[1])
  })

  it('is exchanged for a cookie that scripts can’t read and other sites can’t use, and is gone from the address', async () => {
    const { status, headers } = await rawRequest(port, tokenPath(server.anotherUrl()))
    expect({ status, location: headers.location, caching: headers['cache-control'] }).toEqual({
      status: 303,
      location: '/',
      caching: 'no-store',
    })
    expect(headers['set-cookie']).toEqual([expect.stringMatching(/^runcard-[0-9a-f]{8}=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)])
  })

  it('works once for others, and again for the browser that used it', async () => {
    const path = tokenPath(server.anotherUrl())
    const { headers } = await rawRequest(port, path)
    const own = headers['set-cookie']![0]!.split(';')[0]!
    expect(await rawRequest(port, path)).toMatchObject(notAuthorised)
    expect(await rawRequest(port, path, { headers: { cookie: own } })).toMatchObject({ status: 303 })
    expect(await rawRequest(port, '/', { headers: { cookie: own } })).toMatchObject({ status: 200 })
  })

  it('lets in as many browsers as it was issued for, each with a cookie of its own', async () => {
    const answers = await Promise.all([1, 2].map(() => rawRequest(port, tokenPath(server.anotherUrl()))))
    const cookies = answers.map(({ headers }) => headers['set-cookie']![0]!)
    expect(new Set(cookies).size).toBe(2)
  })

  it.each(['/?token=', '/?token=wrong', '/?token=%00', `/?token=${'A'.repeat(43)}`])('is not %s', async (path) => {
    expect(await rawRequest(port, path)).toMatchObject(notAuthorised)
  })
})

describe('Without the cookie', () => {
  it.each(['/', '/index.html', '/assets/main.js', '/nothing'])('%s is refused in words', async (path) => {
    const answer = await rawRequest(port, path)
    expect(answer).toMatchObject(notAuthorised)
    expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8')
  })

  it('no wire is opened', async () => {
    const headers = { ...upgradeHeaders, Origin: `http://127.0.0.1:${port}`, Host: `127.0.0.1:${port}` }
    expect(await rawRequest(port, '/wire', { headers })).toMatchObject(notAuthorised)
  })

  it('another server’s cookie does not help', async () => {
    const wrong = cookie.replace(/=.*/, `=${'A'.repeat(43)}`)
    expect(await rawRequest(port, '/', { headers: { cookie: wrong } })).toMatchObject(notAuthorised)
  })
})

describe('A name that is not this machine’s', () => {
  it.each(['evil.example', 'evil.example:80', '127.0.0.1.evil.example', 'localhost.evil.example', '0.0.0.0', '127.0.0.1:80@evil.example'])(
    'is refused: “%s”',
    async (host) => {
      expect(await rawRequest(port, '/', { headers: { Host: host, cookie } })).toMatchObject(originRefused)
    },
  )

  it('is refused for the token too, which stays usable', async () => {
    const path = tokenPath(server.anotherUrl())
    expect(await rawRequest(port, path, { headers: { Host: 'evil.example' } })).toMatchObject(originRefused)
    expect(await rawRequest(port, path)).toMatchObject({ status: 303 })
  })

  it.each(['localhost:4711', '127.0.0.1:4711', 'LOCALHOST'])('but “%s” is, as behind ssh -L', async (host) => {
    expect(await rawRequest(port, '/', { headers: { Host: host, cookie } })).toMatchObject({ status: 200 })
  })
})

describe('Another page in the same browser', () => {
  const wire = (origin: string | undefined) =>
    rawRequest(port, '/wire', {
      headers: { ...upgradeHeaders, cookie, Host: `127.0.0.1:${port}`, ...(origin === undefined ? {} : { Origin: origin }) },
    })

  it.each(['https://evil.example', 'null', 'http://127.0.0.1:1', 'http://localhost', undefined])(
    'can’t open a wire from %s',
    async (origin) => {
      expect(await wire(origin)).toMatchObject(originRefused)
    },
  )

  it('can’t open one anywhere else than at the wire', async () => {
    const headers = { ...upgradeHeaders, cookie, Host: `127.0.0.1:${port}`, Origin: `http://127.0.0.1:${port}` }
    expect(await rawRequest(port, '/other', { headers })).toMatchObject({ status: 404 })
    expect(await rawRequest(port, '/wire', { headers })).toMatchObject({ status: 101 })
  })

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('can’t %s', async (method) => {
    expect(await rawRequest(port, '/', { method, headers: { cookie, Origin: 'https://evil.example' } })).toMatchObject(originRefused)
  })
})

describe('The server', () => {
  it('sends the one policy and its companions with every answer', async () => {
    const answers = await Promise.all([
      rawRequest(port, '/', { headers: { cookie } }),
      rawRequest(port, '/nothing', { headers: { cookie } }),
      rawRequest(port, '/'),
    ])
    for (const { headers } of answers)
      expect(headers).toMatchObject({
        'content-security-policy': contentSecurityPolicy,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      })
    expect(contentSecurityPolicy).not.toMatch(/unsafe|\*|https?:/)
  })

  it.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/../../secret.txt',
    '/..\\secret.txt',
    '/../renderer-beside/secret.txt',
    '//etc/passwd',
    '/%00',
    '/%',
    '/.git',
  ])('gives nothing from outside of the screens for %s', async (path) => {
    const { status, body } = await rawRequest(port, path, { headers: { cookie } })
    expect([404, body]).toEqual([status, 'There is nothing here.\n'])
  })

  it('answers only reading', async () => {
    const headers = { cookie, Host: `127.0.0.1:${port}`, Origin: `http://127.0.0.1:${port}` }
    const { status, headers: answered } = await rawRequest(port, '/', { method: 'POST', headers })
    expect([status, answered.allow]).toEqual([405, 'GET, HEAD'])
    expect(await rawRequest(port, '/', { method: 'HEAD', headers })).toMatchObject({ status: 200, body: '' })
  })

  it('listens on the loopback address alone', async () => {
    const others = Object.values(networkInterfaces())
      .flat()
      .filter((address) => address !== undefined && !address.internal && address.family === 'IPv4')
    const reached = await Promise.all(
      [...others.map((address) => address!.address), '127.0.0.2'].map(
        (host) =>
          new Promise<boolean>((resolve) => {
            const socket = connect(port, host, () => resolve(true))
            socket.on('error', () => resolve(false))
          }),
      ),
    )
    expect(reached.every((isReached) => !isReached)).toBe(true)
  })

  it('says in words that a port is in use', async () => {
    await expect(startServer({ engine: createFixture(), rendererFolder: folder, port })).rejects.toEqual(
      new RuncardError('port-in-use', { port }),
    )
  })

  it('cuts off a screen that sends no JSON, bytes, or too much, and goes on for the others', async () => {
    const open = () =>
      new Promise<WebSocket>((resolve) => {
        const socket = new WebSocket(`ws://127.0.0.1:${port}/wire`, { headers: { cookie, origin: `http://127.0.0.1:${port}` } })
        socket.on('open', () => resolve(socket))
      })
    const closeCode = (socket: WebSocket) => new Promise<number>((resolve) => socket.on('close', (code) => resolve(code)))
    const [other, text, bytes, flood] = await Promise.all([open(), open(), open(), open()])
    const codes = Promise.all([text, bytes, flood].map(closeCode))
    text.send('rubbish')
    bytes.send(Buffer.from('{}'))
    flood.send('x'.repeat(9 * 1024 * 1024))
    expect(await codes).toEqual([1007, 1003, 1009])
    const answer = new Promise((resolve) => other.on('message', (data) => resolve(JSON.parse(String(data)))))
    other.send(JSON.stringify({ type: 'call', id: 1, name: 'app.info', input: {} }))
    expect(await answer).toMatchObject({ type: 'result', id: 1 })
    other.close()
  })

  it('lets go of its screens and its port when it ends', async () => {
    const short = await startServer({ engine: createFixture(), rendererFolder: folder })
    const shortPort = Number(new URL(short.url).port)
    const { headers } = await rawRequest(shortPort, tokenPath(short.url))
    const socket = new WebSocket(`ws://127.0.0.1:${shortPort}/wire`, {
      headers: { cookie: headers['set-cookie']![0]!.split(';')[0]!, origin: `http://127.0.0.1:${shortPort}` },
    })
    await new Promise((resolve) => socket.on('open', resolve))
    const closed = new Promise<number>((resolve) => socket.on('close', (code) => resolve(code)))
    await short.close()
    expect(await closed).toBe(1001)
    const next = await startServer({ engine: createFixture(), rendererFolder: folder, port: shortPort })
    await next.close()
  })
})
