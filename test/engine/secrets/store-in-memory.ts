// A computer's store of secrets, for as long as a test lasts.
import type { SecretStore } from '../../../src/engine/secrets/secret-store.ts'

export function storeInMemory(secrets: Readonly<Record<string, string>> = {}, isSafe = true): SecretStore {
  const kept = new Map(Object.entries(secrets))
  return {
    isAvailable: async () => isSafe,
    get: async (name) => kept.get(name),
    set: async (name, secret) => void kept.set(name, secret),
    remove: async (name) => void kept.delete(name),
    names: async () => [...kept.keys()],
  }
}
