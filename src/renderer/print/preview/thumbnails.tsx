// All pages small, to go to one by. One stop for the tab key; the arrows move among them.
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { NearProvider, useIsNear, useNearObserver } from './near.ts'
import { PagePicture } from './page-view.tsx'
import type { PageSize, PdfPages } from './pdf-reader.ts'
import styles from './preview.module.css'

interface ThumbnailsProps {
  readonly pages: PdfPages
  readonly all: readonly number[]
  readonly usualSize: PageSize
  /** The one that is read. */
  readonly page: number
  readonly onChoose: (page: number) => void
}

const longerSidePx = 112

export function Thumbnails({ pages, all, usualSize, page, onChoose }: ThumbnailsProps) {
  const list = useRef<HTMLOListElement>(null)
  const near = useNearObserver(list, '50% 0%')
  useEffect(() => {
    list.current?.querySelector(`[data-thumbnail="${page}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [page])
  function press(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key]
    const next = step === undefined ? undefined : page + step
    if (next === undefined || next < 1 || next > all.length) return
    event.preventDefault()
    onChoose(next)
    list.current?.querySelector<HTMLElement>(`[data-thumbnail="${next}"]`)?.focus({ preventScroll: true })
  }
  return (
    <nav className={styles.thumbnails} aria-label="Thumbnails" data-takes-arrows>
      <ol ref={list} onKeyDown={press}>
        <NearProvider value={near}>
          {all.map((each) => (
            <li key={each}>
              <Thumbnail pages={pages} page={each} size={usualSize} isCurrent={each === page} onChoose={onChoose} />
            </li>
          ))}
        </NearProvider>
      </ol>
    </nav>
  )
}

interface ThumbnailProps {
  readonly pages: PdfPages
  readonly page: number
  readonly size: PageSize
  readonly isCurrent: boolean
  readonly onChoose: (page: number) => void
}

function Thumbnail({ pages, page, size, isCurrent, onChoose }: ThumbnailProps) {
  const place = useRef<HTMLButtonElement>(null)
  const isNear = useIsNear(place)
  const widthPx = Math.round(longerSidePx * Math.min(1, size.widthPt / size.heightPt))
  return (
    <button
      ref={place}
      type="button"
      className={styles.thumbnail}
      data-thumbnail={page}
      tabIndex={isCurrent ? 0 : -1}
      aria-label={`Page ${page}`}
      {...(isCurrent ? { 'aria-current': 'page' as const } : {})}
      onClick={() => onChoose(page)}
    >
      <span className={styles.small} style={{ width: widthPx, height: (widthPx * size.heightPt) / size.widthPt }}>
        <PagePicture pages={pages} page={page} widthPx={widthPx} isNear={isNear} />
      </span>
      <span aria-hidden="true">{page}</span>
    </button>
  )
}
