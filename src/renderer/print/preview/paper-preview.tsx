// Opens a PDF's bytes for the preview. What reads PDFs is loaded here, the first time that paper is looked at.
import { type RefObject, useEffect, useState } from 'react'
import { Problem } from '../../notice/problem.tsx'
import type { PageSize, PdfPages, PdfReader } from './pdf-reader.ts'
import styles from './preview.module.css'
import { Preview } from './preview.tsx'

interface PaperPreviewProps {
  /** Undefined until the first paper is made. */
  readonly bytes: Uint8Array | undefined
  /** Other bytes are on their way. */
  readonly isMaking: boolean
  readonly keysFrom: RefObject<HTMLElement | null>
  readonly onPrint: () => void
}

interface Opened {
  readonly bytes: Uint8Array
  readonly pages: PdfPages
  readonly usualSize: PageSize
}

export function PaperPreview({ bytes, isMaking, keysFrom, onPrint }: PaperPreviewProps) {
  const reader = useReader()
  const [opened, setOpened] = useState<Opened>()
  const [error, setError] = useState<unknown>()
  useEffect(() => {
    if (bytes === undefined) return
    let isCurrent = true
    openFirst(reader, bytes).then(
      (next) => {
        if (isCurrent) setOpened(next)
        else void next.pages.close()
      },
      (reason: unknown) => isCurrent && setError(reason),
    )
    return () => {
      isCurrent = false
    }
  }, [reader, bytes])
  // The one before goes when the next has taken its place on the screen.
  useEffect(() => () => void opened?.pages.close(), [opened])
  if (error !== undefined) return <Problem error={error} />
  if (opened === undefined) return <div className={styles.preview} />
  const isBusy = isMaking || opened.bytes !== bytes
  return <Preview pages={opened.pages} usualSize={opened.usualSize} isBusy={isBusy} keysFrom={keysFrom} onPrint={onPrint} />
}

async function openFirst(reader: Promise<PdfReader>, bytes: Uint8Array): Promise<Opened> {
  const pages = await (await reader).open(bytes)
  return { bytes, pages, usualSize: await pages.sizeOf(1) }
}

function useReader(): Promise<PdfReader> {
  const [reader] = useState(async () => (await import('./pdf-reader.ts')).createPdfReader())
  useEffect(
    () => () => {
      reader.then(
        (opened) => opened.close(),
        () => {},
      )
    },
    [reader],
  )
  return reader
}
