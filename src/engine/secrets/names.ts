// The names under which secrets are kept, and what a name means to the person who had it kept. Of the target and the hop too:
// an address alone may lead elsewhere from there.

export type SecretPurpose =
  | { readonly type: 'passphrase'; readonly keyFile: string }
  | { readonly type: 'password'; readonly target: string; readonly hop: string | undefined; readonly user: string; readonly host: string }

export function secretName(purpose: SecretPurpose): string {
  if (purpose.type === 'passphrase') return JSON.stringify(['passphrase', purpose.keyFile])
  const { target, hop = '', user, host } = purpose
  return JSON.stringify(['password', target, hop, user, host])
}

/** In words; a name that nobody here gave is shown as it is. */
export function secretLabel(name: string): string {
  const [type, ...facts] = readWords(name)
  if (type === 'passphrase' && facts[0] !== undefined) return `Passphrase of the key ${facts[0]}`
  const [target, hop = '', user, host] = facts
  if (type !== 'password' || target === undefined || user === undefined || host === undefined) return name
  return `Password of ${user} on ${host}, for ${target}${hop === '' ? '' : `, on the way through ${hop}`}`
}

function readWords(name: string): readonly string[] {
  try {
    const words: unknown = JSON.parse(name)
    return Array.isArray(words) ? words.map(String) : []
  } catch {
    return []
  }
}
