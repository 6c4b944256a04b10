// The contexts of the docker command: ~/.docker/config.json says which is current, ~/.docker/contexts holds each one's
// address and TLS files under the hash of its name. They are only read, never written.
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { readTlsMaterial, type TlsMaterial } from './address.ts'

export interface DockerContext {
  readonly name: string
  /** As the docker command writes it: `ssh://deploy@web1`. */
  readonly host: string
  readonly tls?: TlsMaterial
}

const configFile = z.object({ currentContext: z.string().optional() })
const metaFile = z.object({
  Name: z.string(),
  Endpoints: z.object({ docker: z.object({ Host: z.string().min(1), SkipTLSVerify: z.boolean().optional() }).optional() }),
})

/** The name of the current context by config.json; undefined where none is set or the file can't be read. */
export async function readCurrentContext(folder: string): Promise<string | undefined> {
  const config = await readJson(join(folder, 'config.json'), configFile)
  return config?.currentContext || undefined
}

/** Every context that can be read, by name. */
export async function readContexts(folder: string): Promise<readonly DockerContext[]> {
  const hashes = await readdir(join(folder, 'contexts', 'meta')).catch(() => [])
  const contexts = await Promise.all(hashes.map((hash) => readContext(folder, hash)))
  return contexts.filter((context) => context !== undefined).sort((a, b) => a.name.localeCompare(b.name))
}

/** The folder of a context's TLS files. */
export function contextTlsFolder(folder: string, name: string): string {
  return join(folder, 'contexts', 'tls', createHash('sha256').update(name).digest('hex'), 'docker')
}

async function readContext(folder: string, hash: string): Promise<DockerContext | undefined> {
  const meta = await readJson(join(folder, 'contexts', 'meta', hash, 'meta.json'), metaFile)
  const docker = meta?.Endpoints.docker
  if (!meta || !docker) return undefined
  const tls = await readTlsMaterial(contextTlsFolder(folder, meta.Name), docker.SkipTLSVerify !== true)
  return { name: meta.Name, host: docker.Host, ...(tls ? { tls } : {}) }
}

async function readJson<Schema extends z.ZodType>(file: string, schema: Schema): Promise<z.infer<Schema> | undefined> {
  try {
    const parsed = schema.safeParse(JSON.parse(await readFile(file, 'utf8')))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}
