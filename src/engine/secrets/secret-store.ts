// Where this computer keeps secrets for its user: the keychain, the keyring, the wallet. Only the desktop shell has one;
// elsewhere there is none and secrets are asked for each time.

/** Rejects with what the computer's store says; nothing but the user's own tick leads to `set`. */
export interface SecretStore {
  /** Whether a secret would be kept encrypted now: a keyring may be missing, or locked for good. */
  isAvailable(): Promise<boolean>
  /** Undefined where there is none, or it can't be read any more. */
  get(name: string): Promise<string | undefined>
  set(name: string, secret: string): Promise<void>
  remove(name: string): Promise<void>
  /** Of all that are kept, readable or not. */
  names(): Promise<readonly string[]>
}

/** The same store, where one that fails is as good as an empty one: its faults are reported and go no further. */
export function forgiving(store: SecretStore, reportBug: (error: unknown) => unknown): SecretStore {
  async function attempt<Result>(work: Promise<Result>, otherwise: Result): Promise<Result> {
    try {
      return await work
    } catch (error) {
      reportBug(error)
      return otherwise
    }
  }
  return {
    isAvailable: () => attempt(store.isAvailable(), false),
    get: (name) => attempt(store.get(name), undefined),
    set: (name, secret) => attempt(store.set(name, secret), undefined),
    remove: (name) => attempt(store.remove(name), undefined),
    names: () => attempt(store.names(), []),
  }
}
