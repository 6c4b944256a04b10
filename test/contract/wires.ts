// The three wires that the conformance suite is run over, each as real as it gets: the in-memory pair, a WebSocket to the
// browser shell's own server (through a proxy that can be cut and held), and the desktop shell's own preload script and
// IPC with a real Chromium page between them.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createMemoryPair } from '../../src/contract/memory.ts'
import { serveContract } from '../../src/contract/server.ts'
import type { ClientMessage, Transport } from '../../src/contract/wire.ts'
import { startServer } from '../../src/serve/server.ts'
import { openBrowserWire } from '../serve/browser-wire.ts'
import { launchDesktop } from '../support/electron/driver.ts'
import { createPageTransport, sendInPage } from '../support/electron/page-transport.ts'
import { createFixture, type FixtureState } from './fixture.ts'
import type { FixtureRequest } from './ipc-main.ts'

export interface OpenWire {
  readonly transport: Transport
  /** What the engine's side has seen so far. */
  state(): Promise<FixtureState>
  /** Sends what no client of ours would. */
  sendRaw(message: unknown): void
  /** The screen goes away without a word. */
  leave(): Promise<void>
  /** Breaks the wire under both; the transport takes it up again. */
  cut(): void
  /** Keeps the screen from taking anything while the work lasts. */
  stall(work: () => Promise<void>): Promise<void>
  close(): Promise<void>
}

export interface Wire {
  readonly name: string
  readonly needs: readonly 'chromium'[]
  /** It can be cut while the screen lives on. */
  readonly canBreak: boolean
  /** A screen can be slower than the engine. */
  readonly canBeBehind: boolean
  open(): Promise<OpenWire>
  /** Ends what several tests shared. */
  end?(): Promise<void>
}

function cannot(what: string): () => never {
  return () => {
    throw new Error(`this wire can’t ${what}`)
  }
}

const memory: Wire = {
  name: 'in memory',
  needs: [],
  canBreak: false,
  canBeBehind: false,
  async open() {
    const { handlers, state } = createFixture()
    const pair = createMemoryPair()
    serveContract(handlers, pair.endpoint)
    return {
      transport: pair.transport,
      state: async () => structuredClone(state),
      sendRaw: (message) => pair.transport.send(message as ClientMessage),
      leave: async () => pair.close(),
      cut: cannot('break'),
      stall: cannot('be behind'),
      close: async () => pair.close(),
    }
  },
}

async function startProxy(targetPort: number) {
  const sockets = new Set<Socket>()
  const proxy = createServer((near) => {
    const far = connect(targetPort, '127.0.0.1')
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => socket.destroy())
      socket.on('close', () => {
        sockets.delete(socket)
        near.destroy()
        far.destroy()
      })
    }
    near.pipe(far).pipe(near)
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  return {
    port: (proxy.address() as AddressInfo).port,
    cut: () => sockets.forEach((socket) => void socket.destroy()),
    hold: () => sockets.forEach((socket) => void socket.pause()),
    letGo: () => sockets.forEach((socket) => void socket.resume()),
    close: () => new Promise<void>((resolve) => proxy.close(() => resolve())),
  }
}

const webSocket: Wire = {
  name: 'over a WebSocket',
  needs: [],
  canBreak: true,
  canBeBehind: true,
  async open() {
    const { handlers, state } = createFixture()
    const folder = mkdtempSync(join(tmpdir(), 'runcard-wire-'))
    const server = await startServer({ engine: { handlers }, rendererFolder: folder })
    const proxy = await startProxy(Number(new URL(server.url).port))
    const { transport, sendRaw, stayAway } = await openBrowserWire(server.url, proxy.port)
    return {
      transport,
      state: async () => structuredClone(state),
      sendRaw,
      async leave() {
        stayAway()
        proxy.cut()
      },
      cut: proxy.cut,
      async stall(work) {
        proxy.hold()
        await work()
        proxy.letGo()
      },
      async close() {
        stayAway()
        proxy.cut()
        await proxy.close()
        await server.close()
        rmSync(folder, { recursive: true })
      },
    }
  },
}

/** The desktop with the fixture in it; it is started once, and each test gets a fresh fixture and a fresh document. */
async function startFixtureDesktop() {
  const dataFolder = mkdtempSync(join(tmpdir(), 'runcard-wire-'))
  writeFileSync(join(dataFolder, 'index.html'), '<!doctype html><title>wire</title>')
  const desktop = launchDesktop({ dataFolder, main: join(import.meta.dirname, 'ipc-main.ts'), args: [dataFolder] })
  const page = await desktop.page()
  return {
    page,
    askFixture: (type: FixtureRequest['type']) => desktop.askFor({ type } as never) as Promise<FixtureState>,
    async end() {
      await desktop.quit()
      rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

let fixtureDesktop: ReturnType<typeof startFixtureDesktop> | undefined

const electronIpc: Wire = {
  name: 'over Electron’s IPC',
  needs: ['chromium'],
  canBreak: false,
  canBeBehind: true,
  async open() {
    fixtureDesktop ??= startFixtureDesktop()
    const { page, askFixture } = await fixtureDesktop
    await askFixture('fixture-renew')
    await page.reload()
    return {
      transport: await createPageTransport(page),
      state: () => askFixture('fixture-state'),
      sendRaw: (message) => sendInPage(page, message),
      async leave() {
        await page.reload()
        // The new document speaks, and by that the one before is known to be gone.
        sendInPage(page, { type: 'cancel', id: 0 })
      },
      cut: cannot('break'),
      async stall(work) {
        const held = page.evaluate("const request = new XMLHttpRequest(); request.open('GET', '/hold', false); request.send()")
        await work()
        await askFixture('fixture-let-go')
        await held
      },
      close: async () => {},
    }
  },
  async end() {
    await (await fixtureDesktop)?.end()
  },
}

export const wires: readonly Wire[] = [memory, webSocket, electronIpc]
