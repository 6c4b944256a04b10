// Puts the engine and the server of the browser shell together, and takes them apart in the right order.
import { join } from 'node:path'
import { createEngine } from '../engine/create.ts'
import type { Engine } from '../engine/engine.ts'
import { findInstallation } from '../engine/installation.ts'
import { defaultDataFolder } from '../engine/settings/data-folder.ts'
import { type RunningServer, startServer } from './server.ts'

export interface Composition {
  readonly engine: Engine
  readonly server: RunningServer
  close(): Promise<void>
}

export interface CompositionOptions {
  readonly port?: number
  /** Added to the library. */
  readonly folders: readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
}

/** Throws RuncardError port-…, folder-…, records-…; nothing is left running then. */
export async function composeBrowserShell({ port, folders, env }: CompositionOptions): Promise<Composition> {
  const { folder, version } = await findInstallation()
  const engine = await createEngine({
    dataFolder: defaultDataFolder(env),
    bundledFolder: join(folder, 'playbooks'),
    shell: 'browser',
    version,
  })
  try {
    for (const path of folders) await engine.addFolder(path)
    const server = await startServer({
      engine,
      rendererFolder: join(folder, 'out', 'renderer'),
      ...(port === undefined ? {} : { port }),
    })
    return {
      engine,
      server,
      async close() {
        await server.close()
        await engine.close()
      },
    }
  } catch (error) {
    await engine.close()
    throw error
  }
}
