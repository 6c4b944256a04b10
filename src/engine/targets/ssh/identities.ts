// The keys that are tried to log in, in ssh's order: of the agent those that the config names, then its others, then key
// files. A key file is unlocked only after the host has said that it would take that key.
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import ssh2, { type ParsedKey } from 'ssh2'
import { type AgentKey, agentKeys, agentSignature } from './agent.ts'
import { asCertificate, readCertificates, withCertificates } from './certificate-files.ts'
import { plainKey } from './certificate-key.ts'
import type { HostConfig } from './config.ts'
import type { Asked } from './host-key.ts'
import type { Identity } from './identity.ts'
import { algorithmOf } from './known-hosts.ts'
import { Fields } from './wire.ts'

const { parseKey } = ssh2.utils
const passphraseTries = 3
const rsaSha256 = 2
const rsaSha512 = 4

/** Keys that can't be read are passed over; the notes say why, for the list of what was tried. */
export async function readIdentities(
  config: HostConfig,
  asked: Asked,
): Promise<{ readonly identities: readonly Identity[]; readonly notes: readonly string[] }> {
  const notes: string[] = []
  const files = await keyFiles(config, asked, notes)
  const named = new Set(files.map((file) => file.publicKey.getPublicSSH().toString('base64')))
  const isNamed = ({ blob }: AgentKey): boolean => named.has(plainKey(blob).toString('base64'))
  const { agentSocket } = config
  const keys =
    agentSocket === undefined
      ? []
      : await agentKeys(agentSocket).catch((error: Error) => {
          notes.push(`the agent (${error.message})`)
          return []
        })
  const wanted = [...keys.filter(isNamed), ...(config.identitiesOnly ? [] : keys.filter((key) => !isNamed(key)))]
  const ofAgent = wanted.flatMap((key) => agentIdentity(agentSocket ?? '', key))
  const inAgent = new Set(ofAgent.map((identity) => identity.publicKey.getPublicSSH().toString('base64')))
  const ofFiles = files.filter((file) => !file.isPublicOnly && !inAgent.has(file.publicKey.getPublicSSH().toString('base64')))
  return { identities: withCertificates([...ofAgent, ...ofFiles], await readCertificates(config)), notes }
}

function agentIdentity(agentSocket: string, { blob, comment }: AgentKey): readonly Identity[] {
  const plain = plainKey(blob)
  const parsed = parseKey(`${algorithmOf(plain)} ${plain.toString('base64')}`)
  // Keys on tokens (sk-…) and new kinds that ssh2 can't name.
  if (parsed instanceof Error || Array.isArray(parsed)) return []
  const isCertificate = plain !== blob
  const isRsa = parsed.type === 'ssh-rsa'
  return [
    {
      name: `agent ${isCertificate ? 'certificate' : 'key'} ${comment}`.trim(),
      publicKey: isCertificate ? asCertificate(parsed, blob) : parsed,
      isCertificate,
      sign: async (data, hash) => {
        const flags = !isRsa ? 0 : isCertificate || hash === 'sha512' ? rsaSha512 : hash === 'sha256' ? rsaSha256 : 0
        const signature = await agentSignature(agentSocket, blob, data, flags).catch(() => undefined)
        if (signature === undefined || isCertificate) return signature
        const fields = new Fields(signature)
        fields.take()
        return fields.take()
      },
    },
  ]
}

interface KeyFile extends Identity {
  /** Only names a key that the agent may have. */
  readonly isPublicOnly: boolean
}

async function keyFiles(config: HostConfig, asked: Asked, notes: string[]): Promise<readonly KeyFile[]> {
  const found: KeyFile[] = []
  for (const file of config.identityFiles) {
    const identity = await fileIdentity(file, asked, notes)
    if (identity) found.push(identity)
  }
  return found
}

async function fileIdentity(file: string, asked: Asked, notes: string[]): Promise<KeyFile | undefined> {
  const name = `key ${file}`
  const text = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') notes.push(`${name} (${error.code})`)
    return undefined
  })
  const beside = firstKey(parseKey(await readFile(`${file}.pub`).catch(() => '')))
  const read = text === undefined ? beside : firstKey(parseKey(text))
  const isPublicOnly = read !== undefined && !read.isPrivateKey()
  if (text === undefined || isPublicOnly)
    return read && { name, publicKey: read, isCertificate: false, isPublicOnly: true, sign: async () => undefined }
  const open = read
  const publicKey = open ?? beside ?? (await publicPartOf(text))
  if (publicKey)
    return {
      name,
      publicKey,
      isCertificate: false,
      isPublicOnly: false,
      sign: async (data, hash) => signed(open ?? (await unlock(file, text, asked, notes)), data, hash),
    }
  // An old format that hides its public key as well.
  const unlocked = await unlock(file, text, asked, notes)
  return (
    unlocked && {
      name,
      publicKey: unlocked,
      isCertificate: false,
      isPublicOnly: false,
      sign: async (data, hash) => signed(unlocked, data, hash),
    }
  )
}

function signed(key: ParsedKey | undefined, data: Buffer, hash: string | undefined): Buffer | undefined {
  const signature: Buffer | Error | undefined = key?.sign(data, hash)
  return signature instanceof Error ? undefined : signature
}

function firstKey(parsed: ParsedKey | ParsedKey[] | Error): ParsedKey | undefined {
  const key = Array.isArray(parsed) ? parsed[0] : parsed
  return key === undefined || key instanceof Error ? undefined : key
}

/** OpenSSH's own format has the public key in clear: magic, cipher, KDF, its options, a count, the key. */
async function publicPartOf(text: Buffer): Promise<ParsedKey | undefined> {
  const [, encoded] = /-----BEGIN OPENSSH PRIVATE KEY-----([\s\S]+?)-----END/.exec(text.toString('latin1')) ?? []
  if (encoded === undefined) return undefined
  try {
    const fields = new Fields(Buffer.from(encoded, 'base64').subarray('openssh-key-v1\0'.length))
    for (let count = 0; count < 3; count++) fields.take()
    fields.number()
    const blob = fields.take()
    return firstKey(parseKey(`${algorithmOf(blob)} ${blob.toString('base64')}`))
  } catch {
    return undefined
  }
}

async function unlock(file: string, text: Buffer, { asker, target, hop }: Asked, notes: string[]): Promise<ParsedKey | undefined> {
  for (let attempt = 0; attempt < passphraseTries; attempt++) {
    const question = { type: 'passphrase', target, keyFile: file, isRetry: attempt > 0, ...(hop === undefined ? {} : { hop }) } as const
    const answer = await asker.ask(question)
    if (answer.type === 'declined') break
    const key = firstKey(parseKey(text, answer.texts[0] ?? ''))
    if (key) {
      asker.worked?.(question)
      return key
    }
  }
  notes.push(`key ${basename(file)} (not unlocked)`)
  return undefined
}
