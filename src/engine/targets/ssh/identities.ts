// The keys that are tried to log in, in ssh's order: of the agent those that the config names, then its others, then key
// files. A key file is unlocked only after the host has said that it would take that key.
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import ssh2, { type ParsedKey } from 'ssh2'
import { type AgentKey, agentKeys, agentSignature } from './agent.ts'
import { plainKey } from './certificate-key.ts'
import type { HostConfig } from './config.ts'
import type { Asked } from './host-key.ts'
import { algorithmOf } from './known-hosts.ts'
import { Fields } from './wire.ts'

const { parseKey } = ssh2.utils
const passphraseTries = 3
const rsaSha256 = 2
const rsaSha512 = 4

export interface Identity {
  /** For the list of what was tried: `agent key ada@laptop`, `key ~/.ssh/id_ed25519`. */
  readonly name: string
  readonly publicKey: ParsedKey
  /** For a certificate the whole signature goes on the wire as it is. */
  readonly isCertificate: boolean
  /** Only the signature's bytes, or for a certificate its algorithm too; undefined where it can't be had. */
  sign(data: Buffer, hash: string | undefined): Promise<Buffer | undefined>
}

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
  return { identities: [...ofAgent, ...files.filter((file) => !inAgent.has(file.publicKey.getPublicSSH().toString('base64')))], notes }
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

/** To ssh2 a certificate is a key of another name with another blob; RSA is asked for with the better hash. */
function asCertificate(key: ParsedKey, blob: Buffer): ParsedKey {
  const type = algorithmOf(blob).replace(/^ssh-rsa-cert/, 'rsa-sha2-512-cert')
  return Object.create(key, { type: { value: type }, getPublicSSH: { value: () => blob } }) as ParsedKey
}

async function keyFiles(config: HostConfig, asked: Asked, notes: string[]): Promise<readonly Identity[]> {
  const found: Identity[] = []
  for (const file of config.identityFiles) {
    const identity = await fileIdentity(file, asked, notes)
    if (identity) found.push(identity)
  }
  return found
}

async function fileIdentity(file: string, asked: Asked, notes: string[]): Promise<Identity | undefined> {
  const name = `key ${file}`
  const text = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') notes.push(`${name} (${error.code})`)
    return undefined
  })
  const beside = firstKey(parseKey(await readFile(`${file}.pub`).catch(() => '')))
  if (text === undefined) return undefined
  const open = firstKey(parseKey(text))
  const publicKey = open ?? beside ?? (await publicPartOf(text))
  if (publicKey)
    return {
      name,
      publicKey,
      isCertificate: false,
      sign: async (data, hash) => signed(open ?? (await unlock(file, text, asked, notes)), data, hash),
    }
  // An old format that hides its public key as well.
  const unlocked = await unlock(file, text, asked, notes)
  return unlocked && { name, publicKey: unlocked, isCertificate: false, sign: async (data, hash) => signed(unlocked, data, hash) }
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
