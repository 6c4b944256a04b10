// Whether the key that a host shows is its own: the files of known hosts decide, a person is asked where they say nothing.
import { RuncardError } from '../../../contract/errors.ts'
import type { Asker } from '../question.ts'
import { isCertificate, plainKey } from './certificate-key.ts'
import type { HostConfig } from './config.ts'
import { isVouchedFor } from './host-certificate.ts'
import { addKnownKey, algorithmOf, fingerprints, judgeHostKey, type KnownKey, knownName, readKnownKeys } from './known-hosts.ts'

/** Algorithms that a host may prove itself with, the ones that we know from it first, so that it isn't asked about another. */
const hostKeyAlgorithms = [
  'ssh-ed25519',
  'ecdsa-sha2-nistp256',
  'ecdsa-sha2-nistp384',
  'ecdsa-sha2-nistp521',
  'rsa-sha2-512',
  'rsa-sha2-256',
] as const
export type HostKeyAlgorithm = (typeof hostKeyAlgorithms)[number]

export interface HostKeyCheck {
  readonly algorithms: readonly HostKeyAlgorithm[]
  /** A line of the files names an authority for this host. */
  readonly takesCertificates: boolean
  /** Throws RuncardError host-key-unknown, host-key-changed, host-key-revoked, known-hosts-unwritable. */
  check(key: Buffer): Promise<void>
  /**
   * The key was checked before: a long connection agrees on new keys now and then. Told at once, and not by a promise, since ssh2
   * goes on reading meanwhile, and answers what it reads with packets that the host may not get between its keys and ours.
   */
  hasAccepted(key: Buffer): boolean
}

export interface Asked {
  readonly asker: Asker
  readonly target: string
  readonly hop?: string
}

/** Reads what is known about the host. Throws RuncardError file-unreadable. */
export async function hostKeyCheck(config: HostConfig, asked: Asked): Promise<HostKeyCheck> {
  const name = config.hostKeyAlias?.toLowerCase() ?? knownName(config.host, config.port)
  const known = await readKnownKeys(config.knownHostsFiles, name)
  let accepted: Buffer | undefined
  return {
    algorithms: inOrder(known),
    takesCertificates: known.some((entry) => entry.marker === 'cert-authority'),
    check: async (key) => {
      await check(config, name, asked, key)
      accepted = key
    },
    hasAccepted: (key) => accepted?.equals(key) === true,
  }
}

function inOrder(known: readonly KnownKey[]): readonly HostKeyAlgorithm[] {
  const names = new Set(known.filter((entry) => entry.marker === undefined).map((entry) => entry.algorithm))
  const isKnown = (algorithm: string): boolean => names.has(algorithm.startsWith('rsa-') ? 'ssh-rsa' : algorithm)
  return [...hostKeyAlgorithms.filter(isKnown), ...hostKeyAlgorithms.filter((algorithm) => !isKnown(algorithm))]
}

async function check(config: HostConfig, name: string, asked: Asked, shown: Buffer): Promise<void> {
  // Read again: it may have been accepted on another way meanwhile.
  const known = await readKnownKeys(config.knownHostsFiles, name)
  const key = plainKey(shown)
  const verdict = judgeHostKey(known, key)
  // Certificates name hosts, never ports.
  const isVouched = isCertificate(shown) && isVouchedFor(shown, known, [config.hostKeyAlias ?? config.host, config.name])
  if (isVouched && verdict.type !== 'revoked') return
  const algorithm = algorithmOf(key)
  const { sha256, md5 } = fingerprints(key)
  const { host } = config
  if (verdict.type === 'known') return
  if (verdict.type === 'revoked') throw new RuncardError('host-key-revoked', { host, file: verdict.file, line: verdict.line })
  if (verdict.type === 'changed') {
    throw new RuncardError('host-key-changed', { host, file: verdict.file, line: verdict.line, algorithm, fingerprint: sha256 })
  }
  const file = config.knownHostsFile
  const strict = config.strictHostKeyChecking
  if (strict === 'yes' || (strict === 'ask' && !(await isAccepted()))) {
    throw new RuncardError('host-key-unknown', { host, algorithm, fingerprint: sha256 })
  }
  if (file !== undefined) await addKnownKey(file, name, key, config.hashKnownHosts)

  async function isAccepted(): Promise<boolean> {
    const { asker, target, hop } = asked
    const answer = await asker.ask({
      type: 'host-key',
      target,
      ...(hop === undefined ? {} : { hop }),
      host,
      port: config.port,
      algorithm,
      sha256,
      md5,
      knownHostsFile: file ?? '',
    })
    return answer.type === 'accepted'
  }
}
