/** Hands a finished file to the browser, which asks where to put it or puts it with the downloads. */
export function saveFile(fileName: string, bytes: Uint8Array<ArrayBuffer>, type: 'application/pdf' | 'application/zip'): void {
  const url = URL.createObjectURL(new Blob([bytes], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
