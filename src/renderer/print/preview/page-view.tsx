// One page as it will be on paper: its picture, and over it its text, which can be selected, read out and marked.
import { type CSSProperties, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { markRanges, rangeOf } from './marks.ts'
import { useIsNear } from './near.ts'
import type { PageSize, PdfPages } from './pdf-reader.ts'
import styles from './preview.module.css'
import type { Hit } from './use-find.ts'

interface PageViewProps {
  readonly pages: PdfPages
  readonly page: number
  /** Until the page's own is known, which is where it comes into view. */
  readonly usualSize: PageSize
  readonly widthPxOf: (size: PageSize) => number
  /** On this page. */
  readonly hits: readonly Hit[]
  readonly currentHit: Hit | undefined
  readonly onShowHit: (range: Range) => void
}

export function PageView({ pages, page, usualSize, widthPxOf, hits, currentHit, onShowHit }: PageViewProps) {
  const place = useRef<HTMLElement>(null)
  const isNear = useIsNear(place)
  const [ownSize, setOwnSize] = useState<PageSize>()
  const size = ownSize ?? usualSize
  const widthPx = widthPxOf(size)
  const text = useRef<HTMLDivElement>(null)
  const elements = usePageText(pages, page, isNear, text)
  useEffect(() => {
    if (isNear) void pages.sizeOf(page).then(setOwnSize, () => {})
  }, [pages, page, isNear])
  useEffect(() => {
    if (elements === undefined || hits.length === 0) return
    const ranges = hits.flatMap((hit) => {
      const range = rangeOf(hit, elements)
      return range === undefined ? [] : [{ hit, range }]
    })
    const current = ranges.find(({ hit }) => hit === currentHit)?.range
    if (current !== undefined) onShowHit(current)
    return markRanges(
      ranges.map(({ range }) => range),
      current,
    )
  }, [elements, hits, currentHit, onShowHit])
  const style = { width: widthPx, height: (widthPx * size.heightPt) / size.widthPt, '--total-scale-factor': widthPx / size.widthPt }
  return (
    <section ref={place} className={styles.page} style={style as CSSProperties} aria-label={`Page ${page}`} data-page={page}>
      <PagePicture pages={pages} page={page} widthPx={widthPx} isNear={isNear} />
      <div ref={text} className={styles.text} />
    </section>
  )
}

interface PagePictureProps {
  readonly pages: PdfPages
  readonly page: number
  readonly widthPx: number
  readonly isNear: boolean
}

/** The picture of a page while it is near; a new one takes the place of the old when it is done. */
export function PagePicture({ pages, page, widthPx, isNear }: PagePictureProps) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const holder = place.current
    if (!isNear || holder === null) return
    const stop = new AbortController()
    pages.draw(page, Math.round(widthPx * devicePixelRatio), stop.signal).then(
      (canvas) => stop.signal.aborted || holder.replaceChildren(canvas),
      () => {},
    )
    return () => stop.abort()
  }, [pages, page, widthPx, isNear])
  useEffect(() => {
    if (!isNear) place.current?.replaceChildren()
  }, [isNear])
  return <div ref={place} className={styles.picture} aria-hidden="true" />
}

/** The elements of the page's text, one for each of its pieces, while it is near. */
function usePageText(
  pages: PdfPages,
  page: number,
  isNear: boolean,
  place: RefObject<HTMLElement | null>,
): readonly HTMLElement[] | undefined {
  const [laid, setLaid] = useState<{ readonly pages: PdfPages; readonly elements: readonly HTMLElement[] }>()
  useLayoutEffect(() => {
    const holder = place.current
    if (!isNear || holder === null) return
    const stop = new AbortController()
    pages.textLayer(page).then(
      ({ layer, elements }) => {
        if (stop.signal.aborted) return
        holder.replaceChildren(layer)
        setLaid({ pages, elements })
      },
      () => {},
    )
    return () => {
      stop.abort()
      holder.replaceChildren()
      setLaid(undefined)
    }
  }, [pages, page, isNear, place])
  return laid?.pages === pages ? laid.elements : undefined
}
