// The names under which secrets are kept, and what a name means to the person who had it kept. Of the target and the hop too:
// an address alone may lead elsewhere from there, and what opens one host is not for another.
import type { TargetId } from '../../core/incident/events.ts'

export type SecretPurpose =
  | { readonly type: 'passphrase'; readonly keyFile: string }
  | { readonly type: 'password'; readonly target: string; readonly hop: string | undefined; readonly user: string; readonly host: string }
  /** What a blank of a playbook is filled in with on one target. */
  | { readonly type: 'blank'; readonly file: string; readonly blank: string; readonly targetId: TargetId }

/** The same for the same purpose, and for no other. */
export function secretName(purpose: SecretPurpose): string {
  switch (purpose.type) {
    case 'passphrase':
      return JSON.stringify([purpose.type, purpose.keyFile])
    case 'password':
      return JSON.stringify([purpose.type, purpose.target, purpose.hop ?? '', purpose.user, purpose.host])
    case 'blank':
      return JSON.stringify([purpose.type, purpose.file, purpose.blank, purpose.targetId])
  }
}

/** In words; a name that nobody here gave is shown as it is. */
export function secretLabel(name: string): string {
  const purpose = purposeOf(name)
  switch (purpose?.type) {
    case 'passphrase':
      return `Passphrase of the key ${purpose.keyFile}`
    case 'password': {
      const { target, hop, user, host } = purpose
      return `Password of ${user} on ${host}, for ${target}${hop === undefined ? '' : `, on the way through ${hop}`}`
    }
    case 'blank':
      return `${purpose.blank} of ${purpose.file}, on ${purpose.targetId === 'local' ? 'this machine' : purpose.targetId}`
    case undefined:
      return name
  }
}

/** Undefined for a name of another version. */
export function purposeOf(name: string): SecretPurpose | undefined {
  const [type, first, second, third, fourth] = readWords(name)
  if (type === 'passphrase' && first !== undefined) return { type, keyFile: first }
  if (second === undefined || third === undefined || first === undefined) return undefined
  if (type === 'blank') return { type, file: first, blank: second, targetId: third as TargetId }
  return type === 'password' && fourth !== undefined
    ? { type, target: first, hop: second === '' ? undefined : second, user: third, host: fourth }
    : undefined
}

function readWords(name: string): readonly string[] {
  try {
    const words: unknown = JSON.parse(name)
    return Array.isArray(words) ? words.map(String) : []
  } catch {
    return []
  }
}
