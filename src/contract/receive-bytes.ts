// The other end of a stream of bytes: of a PDF, or of the zip of an export.
import type { StreamInput } from './calls.ts'
import type { Client } from './client.ts'

/** All of what the stream carries, `sizeBytes` in all. Rejects with the signal's reason, or why the stream ended early. */
export function receiveBytes<Name extends 'print.bytes' | 'export.bytes'>(
  client: Client,
  name: Name,
  input: StreamInput<Name>,
  sizeBytes: number,
  signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(sizeBytes)
  let end = 0
  return new Promise((resolve, reject) => {
    const unsubscribe = client.subscribe(name, input, {
      onItem({ base64 }, seq) {
        const piece = atob(base64)
        const from = seq - piece.length
        end = seq
        for (let index = 0; index < piece.length; index++) bytes[from + index] = piece.charCodeAt(index)
      },
      onEnd(error) {
        if (error !== undefined) reject(error)
        else if (end !== sizeBytes) reject(new Error(`${name} ended at ${end} of ${sizeBytes} bytes`))
        else resolve(bytes)
      },
    })
    signal?.addEventListener('abort', () => {
      unsubscribe()
      reject(signal.reason as Error)
    })
  })
}
