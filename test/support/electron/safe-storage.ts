// `safeStorage`: encrypts with a key in a file beside the user data folder, as a keyring would hold it. As in Electron on Linux,
// which keyring there is follows from the desktop; without one it is `basic_text`.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { app } from './app.ts'

const vectorBytes = 12
const tagBytes = 16

function key(): Buffer {
  const file = `${app.getPath('userData')}.keyring`
  try {
    return readFileSync(file)
  } catch {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, randomBytes(32), { mode: 0o600 })
    return readFileSync(file)
  }
}

export const safeStorage = {
  getSelectedStorageBackend: () =>
    !app.isReady() ? 'unknown' : process.env.XDG_CURRENT_DESKTOP === 'GNOME' ? 'gnome_libsecret' : 'basic_text',
  isAsyncEncryptionAvailable: async () => app.isReady(),
  async encryptStringAsync(text: string): Promise<Buffer> {
    const vector = randomBytes(vectorBytes)
    const cipher = createCipheriv('aes-256-gcm', key(), vector)
    const bytes = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
    return Buffer.concat([vector, cipher.getAuthTag(), bytes])
  },
  async decryptStringAsync(encrypted: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }> {
    const decipher = createDecipheriv('aes-256-gcm', key(), encrypted.subarray(0, vectorBytes))
    decipher.setAuthTag(encrypted.subarray(vectorBytes, vectorBytes + tagBytes))
    const text = Buffer.concat([decipher.update(encrypted.subarray(vectorBytes + tagBytes)), decipher.final()])
    return { result: text.toString('utf8'), shouldReEncrypt: false }
  },
}
