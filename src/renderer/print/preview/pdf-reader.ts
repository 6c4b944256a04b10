// Reads a PDF's bytes for the screen, by pdf.js in a worker of our own: the one file that knows pdf.js. Loaded only when paper
// is first looked at. The page's policy makes no worker from a plain string, so the one address that may be one has a policy of
// trusted types of its own, which lets nothing else through.
import { getDocument, PDFWorker, TextLayer } from 'pdfjs-dist'
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url'

export interface PageSize {
  readonly widthPt: number
  readonly heightPt: number
}

/** A stretch of text on one line. */
export interface TextPiece {
  readonly text: string
  /** Nothing follows on its line. */
  readonly endsLine: boolean
}

export interface TextLayerOfPage {
  readonly layer: HTMLElement
  /** One for each piece of `textOf`. */
  readonly elements: readonly HTMLElement[]
}

export interface PdfPages {
  readonly pageCount: number
  /** Pages count from 1, here and below. */
  sizeOf(page: number): Promise<PageSize>
  /** A picture of the page, so many pixels wide. Rejects where `signal` ended it. */
  draw(page: number, widthPx: number, signal: AbortSignal): Promise<HTMLCanvasElement>
  textOf(page: number): Promise<readonly TextPiece[]>
  /** The page's text as a layer to lie over its picture, to be selected, read out and marked. */
  textLayer(page: number): Promise<TextLayerOfPage>
  close(): Promise<void>
}

export interface PdfReader {
  open(bytes: Uint8Array): Promise<PdfPages>
  close(): void
}

interface ScriptPolicy {
  createScriptURL(url: string): string
}
interface TrustedTypes {
  createPolicy(name: string, rules: ScriptPolicy): ScriptPolicy
}

let policy: ScriptPolicy | undefined

/** The address of the worker, as something that the page's policy takes. */
function trustedWorkerUrl(): string {
  const rules: ScriptPolicy = { createScriptURL: () => new URL(workerUrl, import.meta.url).href }
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
  policy ??= trustedTypes?.createPolicy('runcard-pdf-worker', rules) ?? rules
  return policy.createScriptURL('')
}

export function createPdfReader(): PdfReader {
  const port = new Worker(trustedWorkerUrl(), { type: 'module' })
  const worker = PDFWorker.create({ port })
  return {
    open: (bytes) => openPages(bytes, worker),
    close() {
      worker.destroy()
      port.terminate()
    },
  }
}

async function openPages(bytes: Uint8Array, worker: PDFWorker): Promise<PdfPages> {
  // The worker takes what it is given; ours are still to be saved.
  const task = getDocument({ data: bytes.slice(), worker, useWasm: false, useSystemFonts: false, stopAtErrors: true, verbosity: 0 })
  const pdf = await task.promise
  const texts = new Map<number, Promise<readonly TextPiece[]>>()
  const contentOf = async (page: number) => (await pdf.getPage(page)).getTextContent()
  const readText = async (page: number) =>
    (await contentOf(page)).items.flatMap((item) => ('str' in item ? [{ text: item.str, endsLine: item.hasEOL }] : []))
  return {
    pageCount: pdf.numPages,
    async sizeOf(page) {
      const { width, height } = (await pdf.getPage(page)).getViewport({ scale: 1 })
      return { widthPt: width, heightPt: height }
    },
    async draw(page, widthPx, signal) {
      const proxy = await pdf.getPage(page)
      signal.throwIfAborted()
      const whole = proxy.getViewport({ scale: 1 })
      const viewport = proxy.getViewport({ scale: widthPx / whole.width })
      const canvas = document.createElement('canvas')
      canvas.width = Math.round(viewport.width)
      canvas.height = Math.round(viewport.height)
      const drawing = proxy.render({ canvas, viewport, background: '#ffffff' })
      signal.addEventListener('abort', () => drawing.cancel(), { once: true })
      await drawing.promise
      return canvas
    },
    textOf(page) {
      const known = texts.get(page) ?? readText(page)
      texts.set(page, known)
      return known
    },
    async textLayer(page) {
      const [proxy, content] = await Promise.all([pdf.getPage(page), contentOf(page)])
      const layer = document.createElement('div')
      const text = new TextLayer({ textContentSource: content, container: layer, viewport: proxy.getViewport({ scale: 1 }) })
      await text.render()
      return { layer, elements: text.textDivs }
    },
    async close() {
      await task.destroy()
    },
  }
}
