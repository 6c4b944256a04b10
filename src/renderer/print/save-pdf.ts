import { pdfUrl } from './print-here.ts'

/** Hands a finished PDF to the browser, which asks where to put it or puts it with the downloads. */
export function savePdf(fileName: string, bytes: Uint8Array<ArrayBuffer>): void {
  const url = pdfUrl(bytes)
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
