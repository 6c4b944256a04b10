import type { ParsedKey } from 'ssh2'

export interface Identity {
  /** For the list of what was tried: `agent key ada@laptop`, `key ~/.ssh/id_ed25519`. */
  readonly name: string
  readonly publicKey: ParsedKey
  /** For a certificate the whole signature goes on the wire as it is. */
  readonly isCertificate: boolean
  /** Only the signature's bytes, or for a certificate its algorithm too; undefined where it can't be had. */
  sign(data: Buffer, hash: string | undefined): Promise<Buffer | undefined>
}
