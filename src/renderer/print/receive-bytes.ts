import type { StreamInput } from '../../contract/calls.ts'
import type { Client } from '../../contract/client.ts'

/** All of what a stream of bytes carries: of a PDF, or of the zip of an export. */
export function receiveBytes<Name extends 'print.bytes' | 'export.bytes'>(
  client: Client,
  name: Name,
  input: StreamInput<Name>,
  sizeBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(sizeBytes)
  return new Promise((resolve, reject) => {
    const end = client.subscribe(name, input, {
      onItem({ base64 }, seq) {
        const piece = atob(base64)
        const from = seq - piece.length
        for (let index = 0; index < piece.length; index++) bytes[from + index] = piece.charCodeAt(index)
      },
      onEnd: (error) => (error === undefined ? resolve(bytes) : reject(error)),
    })
    signal.addEventListener('abort', () => {
      end()
      reject(signal.reason as Error)
    })
  })
}
