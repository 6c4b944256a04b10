// A PDF as its objects, by qpdf: for tests of what no program prints as text.
import { ask } from './reading-paper.ts'

export type PdfDictionary = Readonly<Record<string, unknown>>

export interface PdfObjects {
  readonly catalog: PdfDictionary
  readonly pages: readonly PdfDictionary[]
  /** What a reference stands for; anything else as it is. */
  get(value: unknown): unknown
  /** The bytes of a stream, as Latin 1. */
  streamOf(reference: unknown): string
}

interface Listed {
  readonly value?: unknown
  readonly stream?: { readonly dict: PdfDictionary; readonly data?: string }
}

export function pdfObjects(bytes: Uint8Array): PdfObjects {
  const { said } = ask('qpdf', ['--json=2', '--json-stream-data=inline', '--decode-level=all'], bytes)
  const { qpdf } = JSON.parse(said) as { qpdf: [unknown, Readonly<Record<string, Listed>>] }
  const objects = qpdf[1]
  const listed = (reference: unknown) => (typeof reference === 'string' ? objects[`obj:${reference}`] : undefined)
  const get = (value: unknown): unknown => {
    const object = listed(value)
    return object === undefined ? value : (object.value ?? object.stream?.dict)
  }
  const catalog = get((objects.trailer as { value: PdfDictionary }).value['/Root']) as PdfDictionary
  const pages = ((get(catalog['/Pages']) as PdfDictionary)['/Kids'] as readonly string[]).map((page) => get(page) as PdfDictionary)
  return { catalog, pages, get, streamOf: (reference) => Buffer.from(listed(reference)?.stream?.data ?? '', 'base64').toString('latin1') }
}
