// Certificates in files: beside a key, as KEY-cert.pub, and those that CertificateFile names. Each is tried before the key that it
// is for, whether a file or the agent has that.
import { readFile } from 'node:fs/promises'
import type { ParsedKey } from 'ssh2'
import { isCertificate, plainKey } from './certificate-key.ts'
import type { HostConfig } from './config.ts'
import type { Identity } from './identity.ts'
import { algorithmOf } from './known-hosts.ts'
import { sized } from './wire.ts'

interface Certificate {
  readonly file: string
  readonly blob: Buffer
}

/** What can't be read, or is none, is passed over. */
export async function readCertificates({ identityFiles, certificateFiles }: HostConfig): Promise<readonly Certificate[]> {
  const files = new Set([...certificateFiles, ...identityFiles.map((file) => `${file}-cert.pub`)])
  const read = await Promise.all([...files].map(async (file) => ({ file, text: await readFile(file, 'utf8').catch(() => '') })))
  return read.flatMap(({ file, text }) => {
    const [, encoded = ''] = text.trim().split(/\s+/)
    const blob = Buffer.from(encoded, 'base64')
    try {
      return isCertificate(blob) && plainKey(blob).length > 0 ? [{ file, blob }] : []
    } catch {
      return []
    }
  })
}

/** Each key with its certificates before it, those left out that an identity has already. */
export function withCertificates(identities: readonly Identity[], certificates: readonly Certificate[]): readonly Identity[] {
  const known = new Set(identities.map(({ publicKey }) => publicKey.getPublicSSH().toString('base64')))
  return identities.flatMap((identity) => {
    const key = identity.publicKey.getPublicSSH()
    const fitting = certificates.filter(({ blob }) => !known.has(blob.toString('base64')) && plainKey(blob).equals(key))
    return [...fitting.map((certificate) => certified(identity, certificate)), identity]
  })
}

function certified({ publicKey, sign }: Identity, { file, blob }: Certificate): Identity {
  const isRsa = publicKey.type === 'ssh-rsa'
  return {
    name: `certificate ${file}`,
    publicKey: asCertificate(publicKey, blob),
    isCertificate: true,
    sign: async (data) => {
      const signature = await sign(data, isRsa ? 'sha512' : undefined)
      const name = isRsa ? 'rsa-sha2-512' : publicKey.type
      return signature && Buffer.concat([sized(name), sized(name.startsWith('ecdsa-') ? asTwoNumbers(signature) : signature)])
    },
  }
}

/** To ssh2 a certificate is a key of another name with another blob; RSA is asked for with the better hash. */
export function asCertificate(key: ParsedKey, blob: Buffer): ParsedKey {
  const type = algorithmOf(blob).replace(/^ssh-rsa-cert/, 'rsa-sha2-512-cert')
  return Object.create(key, { type: { value: type }, getPublicSSH: { value: () => blob } }) as ParsedKey
}

/** A signature of a file's key is the sequence of two numbers that ASN.1 makes of it; an agent's is as SSH sends it. */
function asTwoNumbers(signature: Buffer): Buffer {
  const sequence = 0x30
  if (signature[0] !== sequence) return signature
  const first = (signature[1] ?? 0) < 0x80 ? 2 : 3
  const second = first + 2 + (signature[first + 1] ?? 0)
  const number = (at: number): Buffer => signature.subarray(at + 2, at + 2 + (signature[at + 1] ?? 0))
  return Buffer.concat([sized(number(first)), sized(number(second))])
}
