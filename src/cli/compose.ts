// Puts the engine together for the terminal shell and connects a client to it over the in-memory pair: the same road that
// the screens take. What only a shell may do (open a file by its path) goes to the engine itself.
import { join } from 'node:path'
import { type Client, createClient } from '../contract/client.ts'
import { createMemoryPair } from '../contract/memory.ts'
import { serveContract } from '../contract/server.ts'

import { createEngine } from '../engine/create.ts'
import type { Engine } from '../engine/engine.ts'
import { findInstallation } from '../engine/installation.ts'
import { defaultDataFolder } from '../engine/settings/data-folder.ts'
import type { Terminal } from './terminal/terminal.ts'

export interface Composition {
  readonly engine: Engine
  readonly client: Client
}

export interface CompositionOptions {
  /** Path of the shell that steps run in, instead of the one in the settings. */
  readonly shell?: string
}

/** Starts the engine, does the work, and closes the engine whatever becomes of it. */
export async function withEngine<Result>(
  terminal: Terminal,
  work: (composition: Composition) => Promise<Result>,
  options: CompositionOptions = {},
): Promise<Result> {
  const { folder, version } = await findInstallation()
  const engine = await createEngine({
    dataFolder: defaultDataFolder(terminal.env),
    bundledFolder: join(folder, 'playbooks'),
    shell: 'terminal',
    version,
    ...(options.shell === undefined ? {} : { shellPath: options.shell }),
  })
  const pair = createMemoryPair()
  try {
    serveContract(engine.handlers, pair.endpoint)
    return await work({ engine, client: createClient(pair.transport) })
  } finally {
    pair.close()
    await engine.close()
  }
}
