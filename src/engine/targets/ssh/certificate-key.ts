import { algorithmOf } from './known-hosts.ts'
import { Fields, sized } from './wire.ts'

/** `blob`: a public key in SSH’s own format. */
export function isCertificate(blob: Buffer): boolean {
  return algorithmOf(blob).includes('-cert-')
}

/** The public key within a certificate; any other key is given back as it is. */
export function plainKey(blob: Buffer): Buffer {
  if (!isCertificate(blob)) return blob
  const type = algorithmOf(blob)
  const fields = new Fields(blob)
  fields.take()
  fields.take()
  const count = type.startsWith('ssh-rsa') || type.startsWith('ecdsa') ? 2 : 1
  const parts = [Buffer.from(type.replace(/-cert-v\d+@openssh\.com$/, '')), ...Array.from({ length: count }, () => fields.take())]
  return Buffer.concat(parts.map(sized))
}
