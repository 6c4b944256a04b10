// A host that proves itself with a certificate, where a line of known_hosts names its authority. ssh2 1.17 knows nothing of
// these, so they are offered and unpacked here over parts of its own; the version is pinned, and a test connects with one.
// Certificates over RSA keys it can't be brought to take: such a host is asked for its plain key.
import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import ssh2, { type Client } from 'ssh2'
import { plainKey } from './certificate-key.ts'
import { algorithmOf, type KnownKey } from './known-hosts.ts'
import { fitsPatternList } from './patterns.ts'
import { Fields } from './wire.ts'

const algorithms = ['ssh-ed25519', 'ecdsa-sha2-nistp256', 'ecdsa-sha2-nistp384', 'ecdsa-sha2-nistp521'].map(
  (name) => `${name}-cert-v01@openssh.com`,
)
const hostType = 2

interface Lists {
  readonly array: readonly string[]
}
interface Directions {
  readonly cipher: Lists
  readonly mac: Lists
  readonly compress: Lists
  readonly lang: Lists
}
interface Offer {
  readonly lists: { readonly kex: Lists; readonly serverHostKey: Lists; readonly cs: Directions; readonly sc: Directions }
  readonly constructor: new (lists: unknown) => Offer
}
interface Exchange {
  readonly negotiated: { serverHostKey: string }
  readonly _hostKey: Buffer | undefined
}
interface Protocol {
  _offer: Offer
  readonly _kex: Exchange
}

function protocolOf(client: Client): Protocol {
  return (client as unknown as { readonly _protocol: Protocol })._protocol
}

/** Asks for a certificate before a plain key. Called right after `connect`, before anything was sent. */
export function offerCertificates(client: Client): void {
  const protocol = protocolOf(client)
  const { kex, serverHostKey, cs, sc } = protocol._offer.lists
  const plain = ({ cipher, mac, compress, lang }: Directions) => ({
    cipher: cipher.array,
    mac: mac.array,
    compress: compress.array,
    lang: lang.array,
  })
  const lists = { kex: kex.array, serverHostKey: [...algorithms, ...serverHostKey.array], cs: plain(cs), sc: plain(sc) }
  protocol._offer = new protocol._offer.constructor(lists)
}

/** Lets ssh2 check the host's signature by the key within: it reads the host's key once for the exchange's hash, then to verify. */
export function verifyByPlainKey(client: Client, certificate: Buffer): void {
  const exchange = protocolOf(client)._kex
  const key = plainKey(certificate)
  exchange.negotiated.serverHostKey = algorithmOf(key)
  let isHashed = false
  Object.defineProperty(exchange, '_hostKey', {
    configurable: true,
    get: () => {
      if (isHashed) return key
      isHashed = true
      return certificate
    },
    set: () => {},
  })
}

/** Whether an authority that is known for this host vouches for it now, under one of the names. */
export function isVouchedFor(certificate: Buffer, known: readonly KnownKey[], names: readonly string[]): boolean {
  try {
    const { type, principals, validAfter, validBefore, hasCriticalOptions, authority, signed, signature } = readCertificate(certificate)
    const isKnown = known.some((entry) => entry.marker === 'cert-authority' && entry.key.equals(authority))
    const isRevoked = known.some((entry) => entry.marker === 'revoked' && entry.key.equals(authority))
    const now = BigInt(Math.floor(Date.now() / 1000))
    const isNow = validAfter <= now && now < validBefore
    const isNamed = principals.length === 0 || names.some((name) => fitsPatternList(name, principals))
    return type === hostType && isKnown && !isRevoked && isNow && isNamed && !hasCriticalOptions && isSignedBy(authority, signed, signature)
  } catch {
    // Not a certificate that makes sense: nobody vouches for anything with it.
    return false
  }
}

function readCertificate(certificate: Buffer) {
  const fields = new Fields(certificate)
  for (let count = plainKeyFields(certificate); count > 0; count--) fields.take()
  fields.skip(8)
  const type = fields.number()
  fields.take()
  const principals = listOf(fields.take())
  const validAfter = fields.long()
  const validBefore = fields.long()
  const hasCriticalOptions = fields.take().length > 0
  fields.take()
  fields.take()
  const authority = fields.take()
  const signed = certificate.subarray(0, fields.position)
  return { type, principals, validAfter, validBefore, hasCriticalOptions, authority, signed, signature: fields.take() }
}

/** Its type, its nonce, and the parts of the key. */
function plainKeyFields(certificate: Buffer): number {
  return algorithmOf(certificate).startsWith('ssh-ed25519') ? 3 : 4
}

function listOf(bytes: Buffer): readonly string[] {
  const fields = new Fields(bytes)
  const names: string[] = []
  while (fields.position < bytes.length) names.push(fields.take().toString('utf8'))
  return names
}

function isSignedBy(authority: Buffer, signed: Buffer, signature: Buffer): boolean {
  const key = publicKey(authority)
  const fields = new Fields(signature)
  const algorithm = fields.take().toString('latin1')
  const value = fields.take()
  if (algorithm === 'ssh-ed25519') return verify(null, signed, key, value)
  if (algorithm === 'rsa-sha2-512') return verify('sha512', signed, key, value)
  if (algorithm === 'rsa-sha2-256') return verify('sha256', signed, key, value)
  const [, bits = ''] = /^ecdsa-sha2-nistp(256|384|521)$/.exec(algorithm) ?? []
  if (bits === '') return false
  const hash = { '256': 'sha256', '384': 'sha384', '521': 'sha512' }[bits] ?? ''
  const parts = new Fields(value)
  const sizeBytes = Math.ceil(Number(bits) / 8)
  const numbers = Buffer.concat([atSize(parts.take(), sizeBytes), atSize(parts.take(), sizeBytes)])
  return verify(hash, signed, { key, dsaEncoding: 'ieee-p1363' }, numbers)
}

function publicKey(blob: Buffer): KeyObject {
  const parsed = ssh2.utils.parseKey(`${algorithmOf(blob)} ${blob.toString('base64')}`)
  if (parsed instanceof Error) throw parsed
  return createPublicKey(parsed.getPublicPEM())
}

/** A number of any length as one of a fixed length. */
function atSize(number: Buffer, sizeBytes: number): Buffer {
  const significant = number.subarray(Math.max(0, number.length - sizeBytes))
  return Buffer.concat([Buffer.alloc(sizeBytes - significant.length), significant])
}
