// Secrets kept by Electron's safeStorage: encrypted with a key that the system's keychain, keyring or wallet holds for this app,
// in a file of their own that only the user can read. On Linux without a keyring Electron would encrypt with a key that
// everybody knows; that is refused, as if there were no store.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { safeStorage } from 'electron'
import { replaceFile } from '../engine/files/replace-file.ts'
import type { SecretStore } from '../engine/secrets/secret-store.ts'

const onlyForTheUser = 0o600

export function createSecretStore(dataFolder: string): SecretStore {
  const file = join(dataFolder, 'secrets.json')
  let last: Promise<unknown> = Promise.resolve()

  /** Base64 of what was encrypted, by name. A file that is damaged holds none. */
  async function read(): Promise<Record<string, string>> {
    try {
      const kept: unknown = JSON.parse(await readFile(file, 'utf8'))
      if (typeof kept !== 'object' || kept === null) return {}
      return Object.fromEntries(Object.entries(kept).filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
    } catch (error) {
      if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return {}
      throw error
    }
  }

  /** One change after the other, so that none is lost. */
  function change(how: (kept: Record<string, string>) => Record<string, string>): Promise<void> {
    const changed = last.then(async () => replaceFile(file, Buffer.from(JSON.stringify(how(await read()))), onlyForTheUser))
    last = changed.catch(() => {})
    return changed
  }

  const remove = (name: string): Promise<void> => change(({ [name]: _removed, ...others }) => others)

  return {
    async isAvailable() {
      const hasKeyring = process.platform !== 'linux' || !['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend())
      return hasKeyring && (await safeStorage.isAsyncEncryptionAvailable())
    },
    async get(name) {
      const encrypted = (await read())[name]
      if (encrypted === undefined) return undefined
      try {
        const { result } = await safeStorage.decryptStringAsync(Buffer.from(encrypted, 'base64'))
        return result
      } catch {
        // The keyring was made anew: nobody can read it any more.
        await remove(name)
        return undefined
      }
    },
    async set(name, secret) {
      const encrypted = await safeStorage.encryptStringAsync(secret)
      await change((kept) => ({ ...kept, [name]: encrypted.toString('base64') }))
    },
    remove,
    names: async () => Object.keys(await read()),
  }
}
