// Printing by the browser's own dialog: a frame out of sight shows the very bytes with the browser's viewer, and prints itself.
// Where the browser has no viewer, or doesn't let a page reach into it (Firefox), that is said, and the pages are offered in a tab.

/** The frame of the last printing: taken away too early, it takes the dialog with it. */
let last: { readonly frame: HTMLIFrameElement; readonly url: string } | undefined

const viewerLimitMs = 10_000

/** Resolves with whether the dialog was asked for. */
export async function printHere(bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
  if (!navigator.pdfViewerEnabled) return false
  last?.frame.remove()
  if (last !== undefined) URL.revokeObjectURL(last.url)
  const url = pdfUrl(bytes)
  const frame = document.createElement('iframe')
  last = { frame, url }
  frame.title = 'Pages to print'
  frame.tabIndex = -1
  frame.ariaHidden = 'true'
  Object.assign(frame.style, { position: 'fixed', right: '0', bottom: '0', width: '1px', height: '1px', border: '0', opacity: '0' })
  const loaded = new Promise<boolean>((resolve) => {
    frame.addEventListener('load', () => resolve(true), { once: true })
    setTimeout(() => resolve(false), viewerLimitMs)
  })
  frame.src = url
  document.body.append(frame)
  if (!(await loaded)) return false
  try {
    if (frame.contentDocument?.contentType !== 'application/pdf') return false
    frame.contentWindow?.focus()
    frame.contentWindow?.print()
    return true
  } catch {
    return false
  }
}

/** An address for the bytes in this browser; whoever asks for one gives it back with URL.revokeObjectURL. */
export function pdfUrl(bytes: Uint8Array<ArrayBuffer>): string {
  return URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }))
}
