// Paper on the screen: the pages of the very bytes that are saved or printed, with thumbnails, zoom and a search.
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { FindBar } from './find-bar.tsx'
import { NearProvider, useNearObserver } from './near.ts'
import { PageView } from './page-view.tsx'
import type { PageSize, PdfPages } from './pdf-reader.ts'
import styles from './preview.module.css'
import { scrollToRange } from './scroll.ts'
import { Thumbnails } from './thumbnails.tsx'
import { type Hit, useFind } from './use-find.ts'
import { usePlace } from './use-place.ts'
import { usePreviewKeys } from './use-preview-keys.ts'
import { useRoom } from './use-room.ts'
import { nextZoom, pageWidthPx, type Zoom } from './zoom.ts'
import { ZoomBar } from './zoom-bar.tsx'

interface PreviewProps {
  readonly pages: PdfPages
  /** Of the first page. */
  readonly usualSize: PageSize
  /** Other pages are on their way. */
  readonly isBusy: boolean
  /** Where the preview's keys are heard. */
  readonly keysFrom: RefObject<HTMLElement | null>
  readonly onPrint: () => void
}

const noHits: readonly Hit[] = []

export function Preview({ pages, usualSize, isBusy, keysFrom, onPrint }: PreviewProps) {
  const scroller = useRef<HTMLElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const room = useRoom(scroller)
  const [zoom, setZoom] = useState<Zoom>('width')
  const widthPxOf = useCallback((size: PageSize) => pageWidthPx(zoom, size, room), [zoom, room])
  const place = usePlace(scroller, pages.pageCount, widthPxOf(usualSize))
  const near = useNearObserver(scroller, '60% 0%')
  const find = useFind(pages, place.pageNow)
  const hitsOf = useMemo(() => Map.groupBy(find.hits, ({ page }) => page), [find.hits])
  const current = find.hits[find.current]
  const { goTo } = place
  useEffect(() => {
    if (current !== undefined) goTo(current.page, 'if-out-of-view')
  }, [current, goTo])
  const showHit = useCallback((range: Range) => scrollToRange(scroller.current, range), [])
  const change = (direction: 1 | -1) => setZoom(nextZoom(widthPxOf(usualSize), usualSize, direction))
  usePreviewKeys(keysFrom, {
    find: () => field.current?.select(),
    print: onPrint,
    screen: place.goScreen,
    page: (direction) => goTo(place.page + direction),
    first: () => goTo(1),
    last: () => goTo(pages.pageCount),
    larger: () => change(1),
    smaller: () => change(-1),
    fitWidth: () => setZoom('width'),
    fitPage: () => setZoom('page'),
  })
  const all = useMemo(() => Array.from({ length: pages.pageCount }, (_, index) => index + 1), [pages])
  return (
    <div className={styles.preview}>
      <div className={styles.bar} role="toolbar" aria-label="Preview">
        <ZoomBar place={place} pageCount={pages.pageCount} zoom={zoom} onZoom={setZoom} onChange={change} />
        <FindBar find={find} field={field} backTo={scroller} />
      </div>
      <Thumbnails pages={pages} all={all} usualSize={usualSize} page={place.page} onChoose={goTo} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the pages are scrolled with the arrow keys */}
      <section ref={scroller} className={styles.pages} aria-label="Pages" aria-busy={isBusy} tabIndex={0} onScroll={place.onScroll}>
        <NearProvider value={near}>
          {room.widthPx > 0 &&
            all.map((page) => (
              <PageView
                key={page}
                pages={pages}
                page={page}
                usualSize={usualSize}
                widthPxOf={widthPxOf}
                hits={hitsOf.get(page) ?? noHits}
                currentHit={current}
                onShowHit={showHit}
              />
            ))}
        </NearProvider>
      </section>
    </div>
  )
}
