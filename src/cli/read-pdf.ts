import type { Client } from '../contract/client.ts'

/** The bytes of a PDF that `print.…` made. */
export function readPdf(client: Client, printId: string): Promise<Uint8Array> {
  const pieces: Buffer[] = []
  return new Promise((resolve, reject) => {
    client.subscribe(
      'print.bytes',
      { printId },
      {
        onItem: ({ base64 }) => void pieces.push(Buffer.from(base64, 'base64')),
        onEnd: (error) => (error === undefined ? resolve(Buffer.concat(pieces)) : reject(error)),
      },
    )
  })
}
