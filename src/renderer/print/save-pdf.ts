import type { Pdf } from '../../contract/calls.ts'

/** Hands a finished PDF to the browser, which asks where to put it or puts it with the downloads. */
export function savePdf({ fileName, base64 }: Pdf): void {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }))
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
